"""What a sentence holds that may name something: entries of the lexicon and runs of capitals."""

from msgspec import Struct

from saksi.find.entities.knowledge import Entry, NameKnowledge
from saksi.find.entities.words import Line, Seen
from saksi.records import EntityKind

LONGEST_RUN = 7
LONGEST_PURPOSE = 8
INSIDE_NAMES = frozenset(
    "bin binti ibn al el de da di del della dos van von der den la le du und ben abu ul of bint".split()
)
FATHERS = frozenset(("bin", "binti", "bint", "ibn"))
AFTER_NAMES = frozenset(("jr", "jr.", "sr"))
_NEEDS_NAME = frozenset(("honorific", "rank"))
_NEEDS_MORE = frozenset(("head", "company", "place_head"))
_COMMON_TOO = frozenset(("organization", "outlet", "place", "capital", "official"))
_OF_STATES = frozenset(("state", "demonym"))
_NAMES_TOO = frozenset(("title", "honorific", "rank"))
_ENDS_TAILED = frozenset(("title", "rank", "not_name", "outlet", "official"))
_NO_TAILED = frozenset(
    "title body rank honorific not_name people nationals former official head place_head".split()
)


class Atom(Struct, frozen=True):
    """Words `[first, last]`; `entry` is null for a name that the lexicon does not know.

    `label` is what a learned head says of it: PER, ORG or LOC.
    """

    first: int
    last: int
    entry: Entry | None
    label: str | None = None

    @property
    def sort(self) -> str:
        """The entry's sort, or `name`."""
        return self.entry.sort if self.entry else "name"

    @property
    def known(self) -> Entry:
        """The entry of an atom that has one."""
        assert self.entry is not None
        return self.entry


def scan(line: Line, known: NameKnowledge, seen: Seen) -> list[Atom]:
    """Atoms of a sentence, left to right, none overlapping another."""
    found: list[Atom] = []
    at, count = 0, len(line.words)
    while at < count:
        entry = _entry(at, line, known) or _ministry(at, line, known)
        if (
            entry is not None
            and entry.sort == "not_name"
            and _names_after_all(at, line, known, seen)
        ):
            entry = None
        atom = _longer(_tailed(at, line, known), entry)
        honoured = bool(found) and found[-1].last == at - 1 and found[-1].sort in _NEEDS_NAME
        atom = atom or _run(at, line, known, seen, honoured)
        if atom is None:
            at += 1
            continue
        if atom.sort != "not_name":
            found.append(atom)
        at = atom.last + 1
    return found


def of_parties(atoms: list[Atom], line: Line, known: NameKnowledge) -> list[Atom]:
    """The atoms that name somebody, and not what money is meant; of descent, those who share it."""
    return [
        _by_descent(a) if _is_of_descent(a, line, known) else a
        for a in atoms
        if not _is_of_money(a, line, known)
    ]


def _by_descent(atom: Atom) -> Atom:
    """`ethnic Albanians` as people, the word before the state's name included."""
    return Atom(atom.first - 1, atom.last, Entry("people", "population", exact=False))


def _is_of_descent(atom: Atom, line: Line, known: NameKnowledge) -> bool:
    """`ethnic Albanians`, `etnis Albania`: they are citizens of another state as a rule."""
    return atom.sort in _OF_STATES and line.low(atom.first - 1) in known.ethnic


def _is_of_money(atom: Atom, line: Line, known: NameKnowledge) -> bool:
    """`20 juta dolar AS`, `Japanese yen`, `US$ 20`: the word says which money, and names nobody."""
    after = line.low(atom.last + 1)
    if after == "$":
        return True
    beside = after if known.state_first else line.low(atom.first - 1)
    return atom.sort in _OF_STATES and beside in known.currencies


def _longer(tailed: Atom | None, entry: Atom | None) -> Atom | None:
    """What the lexicon knows, unless a name told by its end goes on behind it."""
    if tailed is None or (entry is not None and entry.last >= tailed.last):
        return entry
    return tailed


def _entry(at: int, line: Line, known: NameKnowledge) -> Atom | None:
    hit = known.lexicon.match(line.words, line.lowers, at)
    if hit is None:
        return None
    length, entry = hit
    if entry.sort in _NEEDS_NAME and not _before_name(at, at + length, line):
        return None
    if entry.sort in _NEEDS_MORE and not (line.capital(at) and _goes_on(at + length, line)):
        return None
    if entry.sort == "nationals" and line.capital(at) and not line.titled:
        return None
    loose = line.opens(at) or line.titled
    if length == 1 and loose and entry.sort in _COMMON_TOO and line.lowers[at] in known.common:
        return None
    return Atom(at, at + length - 1, entry)


def _names_after_all(at: int, line: Line, known: NameKnowledge, seen: Seen) -> bool:
    """Whether a word that is no name as a rule is part of one in this article, and opens a sentence.

    `Moon welcomed the offer`, where Moon Jae-in is named; not `Rana Suta Thursday opened`.
    """
    return line.opens(at) and line.words[at] in seen.paired and _acts_next(at, line, known)


def _ministry(at: int, line: Line, known: NameKnowledge) -> Atom | None:
    """`Kemenkopolkam`, `KemenPPPA`: short names of home's ministries, which are too many to list."""
    word, low = line.words[at], line.lowers[at]
    starts = known.ministry_starts
    if not word.startswith(starts or ("\0",)) or word in starts or low in known.common:
        return None
    return Atom(at, at, Entry("organization", "government", known.home, office="national"))


def _before_name(at: int, after: int, line: Line) -> bool:
    while after < len(line.words) and line.words[after] in (".", "("):
        after += 1
    return line.capital(after) and (line.capital(at) or line.lowers[at] == "si")


def _goes_on(after: int, line: Line) -> bool:
    return line.capital(after) or (after < len(line.words) and line.words[after][0].isdigit())


def _begins(at: int, line: Line, known: NameKnowledge, seen: Seen) -> bool:
    """Whether an unknown capitalised word may begin a name, not just a sentence or a Title."""
    word, low = line.words[at], line.lowers[at]
    if not word[0].isupper():
        return False
    after = at + 1 + (line.low(at + 1) == ".")
    if len(word) == 1:
        return line.capital(after)
    common = low in known.common or (line.titled and low.endswith(known.verb_endings or ("\0",)))
    if known.clitic and low.endswith(known.clitic) and len(low) > 5:
        return False
    followed = line.capital(after) and line.lowers[after] not in known.common
    followed = followed or (line.low(after) in FATHERS and line.capital(after + 1))
    if line.titled:
        return not common or (word in known.given and followed)
    if (word, line.words[at + 1] if at + 1 < len(line.words) else "") in seen.pairs and not common:
        return True
    if line.low(at - 1) in known.cues_before:
        return True
    if not line.opens(at):
        return line.capital(at + 1) or word.isupper() or word in seen.paired if common else True
    if common:
        first = (word in known.given and followed) or _paired(at, line, seen)
        return first or (word in seen.paired and _acts_next(at, line, known))
    return followed or word in seen.inside or word in known.given or _acts_next(at, line, known)


def _paired(at: int, line: Line, seen: Seen) -> bool:
    return at + 1 < len(line.words) and (line.words[at], line.words[at + 1]) in seen.pairs


def _acts_next(at: int, line: Line, known: NameKnowledge) -> bool:
    after = line.low(at + 1)
    verb = len(after) > 5 and after.startswith(known.verb_starts or ("\0",))
    past = len(after) > 4 and after.endswith(known.past_endings or ("\0",))
    return line.words[at].isupper() or after in known.auxiliaries or verb or past


def _run(at: int, line: Line, known: NameKnowledge, seen: Seen, honoured: bool) -> Atom | None:
    """Capitalised words that follow one another, initials and particles between them included."""
    if not (honoured and line.capital(at)) and not _begins(at, line, known, seen):
        return None
    last = at
    for _ in range(LONGEST_RUN):
        after = _next_of_run(last, line, known)
        if after is None:
            break
        last = after
    return Atom(at, last, None)


def _next_of_run(last: int, line: Line, known: NameKnowledge) -> int | None:
    after = last + 1
    if line.low(after) == "." and len(line.words[last]) == 1:
        after += 1
    if line.low(after) in AFTER_NAMES:
        return after
    if line.low(after) == "," and line.low(after + 1) in AFTER_NAMES:
        return after + 1
    start = after
    while after < len(line.words) and after - start < 2 and line.words[after] in INSIDE_NAMES:
        after += 1
    if not (line.capital(after) or line.articled(after)):
        return None
    if line.titled and line.words[after] not in known.given:
        low = line.lowers[after]
        if low in known.common or low.endswith(known.verb_endings or ("\0",)):
            return None
    entry = _entry(after, line, known)
    return after if entry is None or _is_surname(entry, line, known) else None


def _is_surname(atom: Atom, line: Line, known: NameKnowledge) -> bool:
    """`Adam King`, `Rana Bishop said`: a title's word that ends a name, where titles stand before theirs."""
    single = atom.first == atom.last and atom.sort in _NAMES_TOO and known.state_first
    given = line.words[atom.first - 1] in known.given
    return single and given and not (line.titled or line.capital(atom.last + 1))


def _tailed(at: int, line: Line, known: NameKnowledge) -> Atom | None:
    """Names that a word at their end tells: `Hong Kong Polytechnic University`, `Red Sea`."""
    if not line.capital(at) or line.titled or (line.opens(at) and line.lowers[at] in known.common):
        return None
    best = _last_tail(at, line, known)
    if best is None:
        return None
    hit = known.lexicon.match(line.words, line.lowers, at)
    if hit and hit[1].sort in _NO_TAILED:
        return None
    last, kind = best
    last = _purpose(last, line, known) if kind == "organization" else last
    return Atom(at, last, Entry("place" if kind == "place" else "organization", kind))


def _purpose(last: int, line: Line, known: NameKnowledge) -> int:
    """The last word of `Front for the Liberation of Corsica` behind the front."""
    at = last + 1
    if line.low(at) != "for":
        return last
    while at - last < LONGEST_PURPOSE:
        at += 1
        if line.low(at) in ("of", "and", "the"):
            continue
        hit = known.lexicon.match(line.words, line.lowers, at) if line.capital(at) else None
        if not line.capital(at) or (hit and hit[1].sort in _ENDS_TAILED):
            break
        last = at
    return last


def _last_tail(at: int, line: Line, known: NameKnowledge) -> tuple[int, EntityKind] | None:
    """The last word of the run of capitals at `at` that ends a body's, company's or place's name."""
    best: tuple[int, EntityKind] | None = None
    end = at + 1
    while end < len(line.words) and end - at < LONGEST_RUN:
        low = line.lowers[end]
        if not line.capital(end):
            if low in ("of", "for", "and", "&") and line.capital(end + 1):
                end += 1
                continue
            break
        hit = known.lexicon.match(line.words, line.lowers, end)
        if hit and hit[1].sort == "body":
            return (end + hit[0] - 1, "organization") if hit[1].office == "local" else best
        if hit and hit[1].sort in _ENDS_TAILED:
            break
        kind = known.tails.get(low)
        best = (end, kind) if kind else best
        end += 1
    return best
