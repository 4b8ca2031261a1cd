"""What is told across the pages of the sample world, against its truth table.

    python -m eval.world [--world DIR] [--half tuned|held] [--errors] [--json]

The pages are read as a user would read them. Scores are of merged events (pairs of reports of one
act), independent sources, contradictions with answers, copies, and stories (B³). Features and
thresholds of linking were set with the stories of `TUNED` in view; the others were held out, and
the pages of `eval/held_world` were written later, to be measured alone: their errors were never
looked at, though two ways of joining were given up partly for their figures. Then the errors of
all seven stories were looked at, and the pages of `eval/held_world_later` were written before
anything was changed for them: of those neither errors nor figures were looked at until the end.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from saksi import read
from saksi.link.carding import card_of
from saksi.link.linking import add_article
from saksi.link.memory import MemoryShelf
from saksi.link.types import Contradiction, MergedEvent
from saksi.records import Event, Record
from saksi.store.meanings import words_for_linking

WORLD = Path(__file__).resolve().parents[1] / "src" / "saksi" / "samples" / "world"
UNSEEN = {
    "unseen": Path(__file__).with_name("held_world"),
    "later": Path(__file__).with_name("held_world_later"),
}
TUNED = ("patrol", "ceasefire", "sanctions", "vaccine")
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
FIELDS = {"quantity": "how_many", "day": "when", "actors": "who", "status": "status"}

Figures = dict[str, float]
Truth = dict[str, Any]


class World(NamedTuple):
    """The truth of some stories, the records of their pages, and what linking makes of all pages."""

    truth: Truth
    records: dict[str, Record]
    shelf: MemoryShelf


def read_world(folder: Path = WORLD) -> tuple[Truth, dict[str, Record]]:
    """The truth table and the record of each page, by file."""
    truth: Truth = yaml.safe_load((folder / "truth.yaml").read_text(encoding="utf-8"))
    return truth, {
        page["file"]: read(folder / page["file"], id=page["file"], url=page.get("url"))
        for page in truth["pages"]
    }


def link_world(truth: Truth, records: dict[str, Record], half: str | None = None) -> World:
    """All pages linked together; the truth of one half of the stories, or of all."""
    shelf, words = MemoryShelf(), words_for_linking()
    for record in records.values():
        add_article(shelf, card_of(record, words))
    return World(_half(truth, half), records, shelf)


def _half(truth: Truth, half: str | None) -> Truth:
    if half is None:
        return truth
    stories = [s for s in truth["stories"] if (s["id"] in TUNED) == (half == "tuned")]
    pages = {page for story in stories for page in story["pages"]}
    events = [e for e in truth["events"] if {r["page"] for r in e["reports"]} <= pages]
    ids = {e["id"] for e in events}
    return {
        "stories": stories,
        "pages": [p for p in truth["pages"] if p["file"] in pages],
        "events": events,
        "copies": [c for c in truth["copies"] if set(c["pages"]) <= pages],
        "contradictions": [c for c in truth["contradictions"] if c["event"] in ids],
        "answers": [a for a in truth["answers"] if a["denial"] in ids],
    }


class Match(NamedTuple):
    """The read event that is a report of the truth table."""

    act: str
    page: str
    key: str


def matches(world: World) -> list[Match]:
    """Each report of the truth with the event that was read of it.

    An act is marked once in an article, at its first mention: where none was read in the report's
    words, one of the same type and parties elsewhere on the page, such as its headline, is it.
    """
    found: dict[tuple[str, str], str] = {}
    for finder in (_in_words, _elsewhere):
        for act in world.truth["events"]:
            for report in act["reports"]:
                record, at = world.records[report["page"]], (act["id"], report["page"])
                keys = _keys(world, record)
                free = [e for e in record.events if keys[e.id] not in found.values()]
                event = None if at in found else finder(record, free, act, report)
                if event:
                    found[at] = keys[event.id]
    return [Match(act, page, key) for (act, page), key in found.items()]


def _in_words(record: Record, events: list[Event], act: Truth, report: Truth) -> Event | None:
    start = record.text.find(report["words"])
    end = start + len(report["words"])
    inside = [e for e in events if start <= e.trigger.start < end]
    same = [e for e in inside if e.type == act["type"]]
    named = [e for e in inside if report["trigger"] in e.trigger.surface]
    return next(iter([e for e in same if e in named] or same or named), None)


def _elsewhere(record: Record, events: list[Event], act: Truth, _: Truth) -> Event | None:
    countries = {e.id: e.country or e.name for e in record.entities}
    for event in (e for e in events if e.type == act["type"]):
        sides = [{countries[i] for i in ids} for ids in (event.actors, event.recipients)]
        wanted = [set(act["actors"]), set(act["recipients"])]
        if event.type in MUTUAL:
            sides, wanted = [sides[0] | sides[1]], [wanted[0] | wanted[1]]
        if all(not s or not w or s & w for s, w in zip(sides, wanted, strict=True)) and sides[0]:
            return event
    return None


def _keys(world: World, record: Record) -> dict[str, str]:
    return {act.event: act.key for act in world.shelf.held[record.id].acts}


def merging(world: World, found: list[Match]) -> tuple[Figures, list[str]]:
    """Pairs of reports in different pages; `all` counts those that were not read as missed."""
    of = world.shelf.event_of
    right = wrong = 0
    errors = []
    for one, other in combinations(found, 2):
        together, same = of[one.key] == of[other.key], one.act == other.act
        right += together and same
        wrong += together and not same
        if together != same:
            what = "merged" if together else "apart"
            errors.append(f"{what}: {one.act} {one.page} | {other.act} {other.page}")
    reports = Counter(m.act for m in found)
    read_pairs = sum(n * (n - 1) // 2 for n in reports.values())
    all_pairs = sum(len(e["reports"]) * (len(e["reports"]) - 1) // 2 for e in world.truth["events"])
    reported = sum(len(e["reports"]) for e in world.truth["events"])
    figures = {
        "reports.read": len(found) / max(1, reported),
        "merged.p": right / max(1, right + wrong),
        "merged.r": right / max(1, read_pairs),
        "merged.f1": _f1(right, right + wrong, read_pairs),
        "merged.all.f1": _f1(right, right + wrong, all_pairs),
    }
    return figures, errors


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / max(1, found + wanted)


def merged_of(world: World, found: list[Match]) -> dict[str, MergedEvent]:
    """The merged event that holds most reports of each act."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for m in found:
        votes[m.act][world.shelf.event_of[m.key]] += 1
    best = {act: max(sorted(c), key=lambda k: c[k]) for act, c in votes.items()}
    return {act: world.shelf.events[key] for act, key in best.items()}


def sources(world: World, found: list[Match]) -> tuple[Figures, list[str]]:
    """Independent sources counted right, of all acts of which a report was read."""
    merged = merged_of(world, found)
    all_read = Counter(m.act for m in found)
    right, whole, errors = [], [], []
    for act in world.truth["events"]:
        event = merged.get(act["id"])
        if event is None:
            continue
        exact = event.sources == act["sources"]["count"]
        right.append(exact)
        if all_read[act["id"]] == len(act["reports"]):
            whole.append(exact)
        if not exact:
            named = [f"{w.root}{'-' if w.denies else ''}" for w in event.witnesses]
            errors.append(f"{act['id']}: {named}, not {act['sources']['roots']}")
    return {
        "sources.exact": sum(right) / max(1, len(right)),
        "sources.exact.all_read": sum(whole) / max(1, len(whole)),
    }, errors


def contradictions(world: World, found: list[Match]) -> tuple[Figures, list[str]]:
    """By act and field; of what was found, that which concerns acts of the truth table."""
    acts = {event.id: act for act, event in merged_of(world, found).items()}
    wanted = {(c["event"], FIELDS[c["field"]]) for c in world.truth["contradictions"]}
    wanted |= {(a["accusation"], a["denial"]) for a in world.truth["answers"]}
    mine = {key for c in world.shelf.contradictions.values() for key in _concerns(c, acts)}
    right = mine & wanted
    errors = [f"not found: {k}" for k in sorted(wanted - mine)]
    errors += [f"found: {k}" for k in sorted(mine - wanted)]
    return {
        "contradictions.p": len(right) / max(1, len(mine)),
        "contradictions.r": len(right) / max(1, len(wanted)),
    }, errors


def _concerns(found: Contradiction, acts: dict[str, str]) -> Iterator[tuple[str, str]]:
    if len(found.events) == 1 and found.events[0] in acts:
        yield acts[found.events[0]], found.field
    elif len(found.events) == 2 and all(e in acts for e in found.events):
        accusation, denial = (acts[e] for e in found.events)
        yield accusation, denial


def copies(world: World) -> tuple[Figures, list[str]]:
    """Pairs of pages that repeat one another, whatever the kind."""
    pages = {p["file"] for p in world.truth["pages"]}
    wanted = {tuple(sorted(c["pages"])) for c in world.truth["copies"]}
    mine = {tuple(sorted(k)) for k in world.shelf.copied if set(k) <= pages}
    errors = [f"not found: {k}" for k in sorted(wanted - mine)]
    errors += [f"found: {k}" for k in sorted(mine - wanted)]
    right = len(mine & wanted)
    return {"copies.p": right / max(1, len(mine)), "copies.r": right / max(1, len(wanted))}, errors


def stories(world: World) -> tuple[Figures, list[str]]:
    """B³ over all pages; a page of no story is one of its own."""
    wanted = {p: s["id"] for s in world.truth["stories"] for p in s["pages"]}
    pages = [p["file"] for p in world.truth["pages"]]
    gold = {p: wanted.get(p, p) for p in pages}
    mine = {p: world.shelf.places[p].story for p in pages}
    precision, recall = _b_cubed(mine, gold), _b_cubed(gold, mine)
    f1 = 2 * precision * recall / (precision + recall)
    errors = [f"{p}: {mine[p]}" for p in pages if gold[p] != gold.get(mine[p], mine[p])]
    return {"stories.p": precision, "stories.r": recall, "stories.f1": f1}, errors


def _b_cubed(groups: dict[str, str], of: dict[str, str]) -> float:
    members: dict[str, list[str]] = defaultdict(list)
    for page, group in groups.items():
        members[group].append(page)
    shares = [
        sum(of[p] == of[q] for q in members[groups[p]]) / len(members[groups[p]]) for p in groups
    ]
    return sum(shares) / len(shares)


def measure_linked(world: World) -> tuple[Figures, dict[str, list[str]]]:
    """All figures of a linked world, and what went wrong."""
    found = matches(world)
    parts = {
        "merged": merging(world, found),
        "sources": sources(world, found),
        "contradictions": contradictions(world, found),
        "copies": copies(world),
        "stories": stories(world),
    }
    figures = {name: x for values, _ in parts.values() for name, x in values.items()}
    return figures, {name: errors for name, (_, errors) in parts.items()}


def measure(folder: Path = WORLD) -> Figures:
    """The figures of all stories, of those held out at first, and of pages written later."""
    truth, records = read_world(folder)
    world = link_world(truth, records)
    whole, _ = measure_linked(world)
    held, _ = measure_linked(world._replace(truth=_half(truth, "held")))
    parts = {"held": held}
    for part, pages in UNSEEN.items():
        parts[part], _ = measure_linked(link_world(*read_world(pages)))
    return {
        **whole,
        **{f"{part}.{name}": x for part, figures in parts.items() for name, x in figures.items()},
    }


def main() -> None:
    """Print the figures, and with `--errors` what went wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--world", type=Path, default=WORLD)
    parser.add_argument("--half", choices=("tuned", "held"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures, errors = measure_linked(link_world(*read_world(args.world), args.half))
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:26} {value:.3f}")
    for name, lines in errors.items() if args.errors else ():
        _print_lines(name, lines)


def _print_lines(name: str, lines: Iterable[str]) -> None:
    for line in lines:
        print(f"{name}: {line}")


if __name__ == "__main__":
    main()
