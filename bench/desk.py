"""How quickly the desk answers: `python -m bench.desk [STORE] [--users 20] [--seconds 20] [--paint]`.

Each user asks for one page after another, a kind of page being as likely as any other, and waits a
second in between as a reader does, over loopback; the desk runs in a process of its own. Without a
store, the sample world is read. Prints the median and 95th percentile of each kind in
milliseconds, the desk's work and its memory. With `--paint`, also when Chromium first paints an article of
3,000 words, which is put into the store for that and taken out again.
"""

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench.paint import first_paints
from bench.texts import article
from saksi import read
from saksi.store import Filters, Store, open_store
from saksi.views.cli.demo import fill

PAUSE = 1.0
WARMING = 60.0  # seconds at most that a desk takes to have its overviews at hand
EACH = 60  # different addresses of a kind of page
LONG = "bench-long"
LONG_WORDS = 3_000


def pages(store_path: str) -> dict[str, list[str]]:
    """Addresses by the kind of page that they are of."""
    with open_store(store_path, read_only=True) as store:
        articles = [row.id for row in store.list(limit=EACH)]
        said = store.statements(limit=EACH * 3).rows
        speakers = [s.speaker_name for s in said if s.speaker_name]
        words = [word for s in said for word in s.content.split() if word.isalpha()]
        stories = [s.id for s in store.stories(limit=EACH).rows]
        events = [e.id for e in store.merged_events(limit=EACH).rows]
        facets = list(_narrowed(store))
    return {
        "home": ["/"],
        "search": _asked("/search?q=", words),
        "search, a facet": facets,
        "counts of it": [a.replace("/search?", "/search/counts?") for a in facets],
        "statements": ["/search?what=statements", *_asked(f"{SAID}&speaker=", speakers)],
        "acts": ["/search?what=events", *(a for a in facets if "what=events" in a)],
        "article": _asked("/article/", articles),
        "actor": _asked("/actor/", speakers),
        "actors": ["/actors"],
        "sources": ["/sources"],
        "stories": ["/stories"],
        "story": _asked("/story/", stories),
        "events": ["/events", "/events?sources=2"],
        "event": _asked("/event/", events),
        "network": ["/network", "/network.json"],
        "map": ["/map", "/map.json"],
        "review": ["/review", "/review?kind=event"],
        "watchlists": ["/watchlists"],
        "export": ["/export"],
        "admin": ["/admin"],
    }


SAID = "/search?what=statements"


def _narrowed(store: Store) -> Iterator[str]:
    """Where a reader gets by choosing one value of each facet."""
    for what in ("articles", "statements", "events"):
        for facet in store.facets(what, Filters(), 4):
            for value in facet.values:
                yield f"/search?what={what}&{facet.name}={quote(value.value)}"


def _asked(path: str, names: list[str]) -> list[str]:
    return [path + quote(name, safe="") for name in dict.fromkeys(names)][:EACH]


class User(threading.Thread):
    """One reader, and how long each page took."""

    def __init__(self, port: int, wanted: dict[str, list[str]], until: float, number: int) -> None:
        super().__init__()
        self.port, self.wanted, self.until = port, wanted, until
        self.random, self.took = random.Random(number), defaultdict[str, list[float]](list)

    def run(self) -> None:
        """Asks and waits until it is time."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        kinds = sorted(kind for kind, paths in self.wanted.items() if paths)
        time.sleep(self.random.random() * PAUSE)  # readers do not come all at once
        while time.monotonic() < self.until:
            kind = self.random.choice(kinds)
            path = self.random.choice(self.wanted[kind])
            began = time.monotonic()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            self.took[kind].append((time.monotonic() - began) * 1000)
            assert answer.status == 200, f"{path}: {answer.status}"
            time.sleep(PAUSE)
        connection.close()


@contextmanager
def running(store_path: str) -> Iterator[tuple[int, int]]:
    """A desk with its overviews at hand: its port and its process."""
    command = [sys.executable, "-m", "saksi", "serve", "--store", store_path, "--port", "0"]
    desk = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert desk.stderr is not None
    found = re.search(r":(\d+)/", desk.stderr.readline())
    assert found is not None
    try:
        _await_quiet(desk.pid)
        yield int(found[1]), desk.pid
    finally:
        desk.terminate()
        desk.wait(20)


def _await_quiet(pid: int) -> None:
    """Until the desk has stopped working by itself."""
    spent, until = -1.0, time.monotonic() + WARMING
    while time.monotonic() < until:
        now = processor_time(pid)
        if now == spent:
            return
        spent = now
        time.sleep(1.0)


def processor_time(pid: int) -> float:
    """Seconds that a process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> dict[str, int]:
    """Megabytes that a process holds now, and at most held."""
    text = Path(f"/proc/{pid}/status").read_text()
    return {n: int(k) // 1024 for n, k in re.findall(r"(VmHWM|VmRSS):\s+(\d+)", text)}


def measure(store_path: str, users: int, seconds: float) -> None:
    """Runs the desk, asks it, prints the table."""
    wanted = pages(store_path)
    with running(store_path) as (port, pid):
        until, worked = time.monotonic() + seconds, processor_time(pid)
        crowd = [User(port, wanted, until, number) for number in range(users)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        held, worked = memory(pid), processor_time(pid) - worked
    print(f"{'page':16} {'answers':>8} {'median':>8} {'p95':>8}  ms")
    everything: list[float] = []
    for kind in wanted:
        times = [ms for one in crowd for ms in one.took[kind]]
        if times:
            everything += times
            _line(kind, times)
    _line("all", everything)
    print(f"{1000 * worked / len(everything):.0f} ms of processor time an answer")
    print(f"memory {held['VmRSS']} MB, at most {held['VmHWM']} MB")


def _line(kind: str, times: list[float]) -> None:
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    print(f"{kind:16} {len(times):8} {statistics.median(times):8.0f} {p95:8.0f}")


def paint(store_path: str) -> None:
    """When an article of many words and findings is first seen."""
    record = read(article("id", LONG_WORDS), id=LONG, lang="id", published="2021-06-23")
    with open_store(store_path) as store:
        store.put(record)
    try:
        with running(store_path) as (port, _):
            times = first_paints(f"http://127.0.0.1:{port}/article/{LONG}")
    finally:
        with open_store(store_path) as store:
            store.delete([LONG])
    found = len(record.statements) + len(record.events) + len(record.times)
    print(
        f"article of {len(record.text.split())} words, {found} findings and {len(record.entities)} names:"
    )
    print(f"first paint after {statistics.median(times):.0f} ms, at most {max(times):.0f} ms")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", nargs="?")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--paint", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = given.store or str(Path(folder) / "demo.sqlite")
        if given.store is None:
            with open_store(where) as store:
                fill(store)
        measure(where, given.users, given.seconds)
        if given.paint:
            paint(where)


if __name__ == "__main__":
    main()
