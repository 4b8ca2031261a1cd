"""What the learned head says of names, brought into the atoms that the rules found.

The lexicon wins where it knows the very words, or more; a learned name replaces runs of capitals that
it overlaps, and entries that it holds as a part (`Israel` in `Israel Katz`). A run of capitals that
the head does not confirm stays, and later rules say what it may be.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from saksi.find.entities.atoms import Atom
from saksi.find.entities.knowledge import NameKnowledge
from saksi.find.entities.words import Line
from saksi.text.learned import Scored

LEAST = 0.5
LABELS = frozenset(("PER", "ORG", "LOC"))
BEFORE_NAMES = frozenset(("title", "rank", "honorific", "former", "people"))
INSIDE = frozenset(
    "dan untuk di dari bin binti al el as da de der del van von of the and for la".split()
)
OPENS_BODY = frozenset(("body", "head", "company"))
STATES = frozenset(("state", "demonym", "capital"))
HYPHENS = frozenset("-–/")
SHORT_STATE = 4  # letters of `RI`, `UEA`, `U.S.`; a name in capitals has more


def with_learned(
    atoms: list[Atom], line: Line, names: Sequence[Scored], known: NameKnowledge
) -> list[Atom]:
    """`atoms` with the learned names of the sentence; still left to right, none overlapping."""
    merged = atoms
    for name in names:
        first = bisect_right(line.starts, name.start) - 1
        if (
            name.probability >= LEAST
            and name.label in LABELS
            and line.low(first) not in known.pronouns
        ):
            merged = _merge(merged, line, name, known)
    return merged


def _merge(atoms: list[Atom], line: Line, name: Scored, known: NameKnowledge) -> list[Atom]:
    first = bisect_right(line.starts, name.start) - 1
    last = bisect_left(line.ends, name.end)
    if first < 0 or last >= len(line.words) or not line.words[first][0].isalpha():
        return atoms
    first, last = _without_verbs(line, first, _last_of_name(line, first, last), known)
    if first > last or not _is_one_name(line, first, last):
        return atoms
    over = [a for a in atoms if a.first <= last and first <= a.last]
    if any(a.sort == "body" and a.first > first for a in over):
        return atoms  # `South Korean Defense Ministry` is read by its parts
    first = _behind_title(over, first)
    if (
        name.label == "PER"
        and over
        and (
            (over[0].first == first and _is_whose(over[0], line)) or _is_body_before(over[0], first)
        )
    ):
        first = over[0].last + 1
    over = [a for a in over if first <= a.last]
    if first > last or any(_holds(a, first, last) for a in over):
        return atoms
    if over and over[0].first == first and (over[0].sort in OPENS_BODY or _of_state(over, last)):
        return atoms  # its reader goes on over what follows
    if _are_two(over, line, first, last):
        return atoms
    kept = [a for a in atoms if a not in over]
    return sorted([*kept, Atom(first, last, None, name.label)], key=lambda a: a.first)


def _without_verbs(line: Line, first: int, last: int, known: NameKnowledge) -> tuple[int, int]:
    """A name in a title up to the verb in it, or behind it (`Kecam Serangan`); empty if none is left."""
    verbs = known.headline_verbs
    if not line.titled or verbs.isdisjoint(line.lowers[first : last + 1]):
        return first, last
    at = next(n for n in range(first, last + 1) if line.lowers[n] in verbs)
    if at > first:
        return first, at - 1
    plain = all(low in known.common for low in line.lowers[at : last + 1])
    return (at + 1, at) if plain else (at + 1, last)


def _is_one_name(line: Line, first: int, last: int) -> bool:
    """Capitals with small words between them that names hold; a headline is no name."""
    inner = [line.words[at] for at in range(first, last + 1)]
    written = all(
        not w[0].islower() or w in INSIDE or line.articled(first + n) for n, w in enumerate(inner)
    )
    return written and ":" not in inner


def _last_of_name(line: Line, first: int, last: int) -> int:
    """The last word of a name: what is written small or owns behind it left out, `al-Hashimi` taken in."""
    while last > first and not _is_of_name(line, last):
        last -= 1
    while line.articled(last + 1):
        last += 1
    return last


def _is_of_name(line: Line, at: int) -> bool:
    return line.words[at][0].isupper() or line.words[at][0].isdigit() or line.articled(at)


def _behind_title(over: list[Atom], first: int) -> int:
    """The first word behind titles at the beginning, and behind what a title is of."""
    titled = False
    for atom in over:
        passed = atom.sort in BEFORE_NAMES or (titled and atom.entry is not None)
        if not passed or atom.first > first or atom.sort == "official":
            break
        first, titled = atom.last + 1, True
    return first


def _holds(atom: Atom, first: int, last: int) -> bool:
    return atom.entry is not None and atom.first <= first and last <= atom.last


def _is_whose(atom: Atom, line: Line) -> bool:
    """A state before a person's name that is no part of it: `RI`, `AS`, or one glued to the name."""
    words = line.words[atom.first : atom.last + 1]
    short = all(word.isupper() and len(word) <= SHORT_STATE for word in words)
    glued = line.starts[atom.last + 1 : atom.last + 2] == [line.ends[atom.last]]
    return atom.sort == "state" and (short or glued)


def _is_body_before(atom: Atom, first: int) -> bool:
    """`Kemlu RI` before a person's name that is glued to it: `Kemlu RIRana Wibisana`."""
    return atom.entry is not None and atom.sort == "organization" and atom.first < first


def _of_state(over: list[Atom], last: int) -> bool:
    """Whether a body that is known to be a state's has a state or a place right behind it, to the end.

    `Garda Revolusi Iran`, `KBRI Phnom Penh`.
    """
    body, *others = over
    known = body.entry is not None and body.entry.country is not None
    to_end = bool(others) and others[0].first == body.last + 1 and others[-1].last == last
    return known and body.sort == "organization" and to_end and all(map(_is_place, others))


def _is_place(atom: Atom) -> bool:
    return atom.sort in STATES or atom.sort == "place"


def _are_two(over: list[Atom], line: Line, first: int, last: int) -> bool:
    """`Iran-Israel`, `KBRI/KJRI`: two states or bodies with a hyphen between them are no one name."""
    within = {at for atom in over for at in range(atom.first, atom.last + 1)}
    between = [line.words[at] for at in range(first, last + 1) if at not in within]
    known = len(over) > 1 and all(atom.sort in STATES | {"organization"} for atom in over)
    return known and bool(between) and HYPHENS.issuperset(between)


class LearnedNames:
    """The learned names of an article, looked up by sentence."""

    def __init__(self, names: Sequence[Scored]) -> None:
        self._names = sorted(names, key=lambda n: (n.start, n.end))
        self._starts = [n.start for n in self._names]

    def within(self, start: int, end: int) -> list[Scored]:
        """Those that lie in `[start, end)`."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [n for n in self._names[low:high] if n.end <= end]
