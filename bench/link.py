"""Time the linking of made-up articles as a store grows, and the asking of what it has linked.

    python -m bench.link [--acts 3000] [--days 30] [--store FILE] [--json]

Milliseconds are processor time of this machine; the last column is what matters: how much dearer
the last tenth of the articles was than the first. As many articles a day as 100,000 acts a year give.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.reports import CODES, reports
from saksi.store import EventFilters, Store, open_store

ASKED = 40


def _quantiles(values: list[float]) -> dict[str, float]:
    cut = statistics.quantiles(values, n=20) if len(values) > 1 else [*values] * 19
    return {"p50": round(statistics.median(values), 2), "p95": round(cut[18], 2)}


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def fill(store: Store, acts: int, days: int) -> list[float]:
    """Milliseconds of each `put`."""
    return [_timed(lambda r=record: store.put(r)) for record in reports(acts, 11, days)]  # type: ignore[misc]


def ask(store: Store) -> dict[str, dict[str, float]]:
    """Milliseconds of questions about what was linked."""
    events = store.merged_events(limit=ASKED).rows
    questions: dict[str, list[Callable[[], object]]] = {
        "timeline of an actor": [
            lambda c=code: store.merged_events(EventFilters(party=c), limit=100)  # type: ignore[misc]
            for code in CODES
        ],
        "one event": [lambda e=event: store.merged_event(e.id) for event in events],  # type: ignore[misc]
        "page of events by type": [
            lambda t=event.type: store.merged_events(EventFilters(type=t))  # type: ignore[misc]
            for event in events
        ],
        "page of stories": [lambda: store.stories(limit=20)] * 10,
        "one story with its timeline": [
            lambda e=event: store.story(e.reports[0].article)  # type: ignore[misc]
            for event in events
        ],
    }
    return {name: _quantiles([_timed(q) for q in asked]) for name, asked in questions.items()}


def measure(acts: int, days: int, where: Path) -> dict[str, object]:
    """Everything, with the size of the store."""
    with open_store(where) as store:
        taken = fill(store, acts, days)[1:]
        tenth = max(2, len(taken) // 10)
        counts = store.counts()
        asked = ask(store)
    size = where.stat().st_size
    return {
        "articles": counts.articles,
        "events": counts.events,
        "put, first tenth": _quantiles(taken[:tenth]),
        "put, last tenth": _quantiles(taken[-tenth:]),
        "growth": round(statistics.median(taken[-tenth:]) / statistics.median(taken[:tenth]), 2),
        "kilobytes per article": round(size / 1024 / max(1, counts.articles), 1),
        **asked,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--acts", type=int, default=3000)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(args.acts, args.days, args.store or Path(scratch) / "bench.sqlite")
    if args.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:28}", value)


if __name__ == "__main__":
    main()
