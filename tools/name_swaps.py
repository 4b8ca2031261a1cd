"""Sentences with other names in the place of theirs, so that a head learns contexts, not lists."""

import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.name_lists import LISTS, Name, read_names

SWAPPED = 0.4  # of the names of a sentence
FROM_DBPEDIA = 0.5  # of new names of persons and bodies; its places are villages
_POSSIBLE = re.compile(r"[A-ZÀ-Ý][\w.’'-]*(?: [\w.’'&-]+){0,4}\Z")


def pools(shared: Path) -> dict[str, list[list[str]]]:
    """For each kind the names of our own lists, and those of Indonesian DBpedia (CC BY-SA)."""
    own: dict[str, set[str]] = {"PER": set(), "ORG": set(), "LOC": set()}
    for path in sorted(LISTS.glob("*.yaml")):
        for names in read_names(path).values():
            for name, kind in names.kinds.items():
                own[kind].add(name)
    folder = shared / "data" / "mdee-dbpedia"
    more = {"PER": _read(folder / "person.txt"), "ORG": _read(folder / "organization.txt")}
    return {kind: [sorted(names), more.get(kind, [])] for kind, names in own.items()}


def _read(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        line.strip() for line in lines if "\ufffd" not in line and _POSSIBLE.match(line.strip())
    ]


def swapped(
    text: str, names: Iterable[Name], known: dict[str, list[list[str]]], chance: random.Random
) -> tuple[str, list[Name]]:
    """The text with some names changed for others of their kind, and the names as they then are."""
    made, at = "", 0
    found: list[Name] = []
    for start, end, kind in sorted(names):
        name = text[start:end]
        if chance.random() < SWAPPED:
            name = _another(known[kind], chance)
        made += text[at:start] + name
        found.append((len(made) - len(name), len(made), kind))
        at = end
    return made + text[at:], found


def _another(lists: Sequence[Sequence[str]], chance: random.Random) -> str:
    own, more = lists
    return chance.choice(more if more and chance.random() < FROM_DBPEDIA else own)
