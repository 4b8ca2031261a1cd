"""What a sentence holds that may name something: entries of the lexicon and runs of capitals."""

from msgspec import Struct

from saksi.find.entities.knowledge import Entry, NameKnowledge
from saksi.find.entities.words import Line
from saksi.records import EntityKind

LONGEST_RUN = 7
INSIDE_NAMES = frozenset(
    "bin binti ibn al el de da di del della dos van von der den la le du und ben abu ul st of".split()
)
_NEEDS_NAME = frozenset(("honorific", "rank"))
_COMMON_TOO = frozenset(("organization", "outlet", "place", "capital"))


class Atom(Struct, frozen=True):
    """Words `[first, last]`; `entry` is null for a run of capitals that the lexicon does not know."""

    first: int
    last: int
    entry: Entry | None

    @property
    def sort(self) -> str:
        """The entry's sort, or `name`."""
        return self.entry.sort if self.entry else "name"


def scan(line: Line, known: NameKnowledge) -> list[Atom]:
    """Atoms of a sentence, left to right, none overlapping another."""
    found: list[Atom] = []
    at, count = 0, len(line.words)
    while at < count:
        atom = _tailed(at, line, known) or _entry(at, line, known) or _run(at, line, known)
        if atom is None:
            at += 1
            continue
        if atom.sort != "not_name":
            found.append(atom)
        at = atom.last + 1
    return found


def _entry(at: int, line: Line, known: NameKnowledge) -> Atom | None:
    hit = known.lexicon.match(line.words, line.lowers, at)
    if hit is None:
        return None
    length, entry = hit
    if entry.sort in _NEEDS_NAME and not _before_name(at, at + length, line):
        return None
    if entry.sort in ("head", "company") and not (
        line.capital(at) and _opens_more(at + length, line)
    ):
        return None
    loose = at == 0 or line.titled
    if length == 1 and loose and entry.sort in _COMMON_TOO and line.lowers[at] in known.common:
        return None
    return Atom(at, at + length - 1, entry)


def _before_name(at: int, after: int, line: Line) -> bool:
    while after < len(line.words) and line.words[after] in (".", "("):
        after += 1
    return line.capital(after) and (line.capital(at) or line.lowers[at] == "si")


def _opens_more(after: int, line: Line) -> bool:
    return line.capital(after) or (after < len(line.words) and line.words[after][0].isdigit())


def begins_name(at: int, line: Line, known: NameKnowledge) -> bool:
    """Whether an unknown capitalised word may begin a name, not just a sentence or a Title."""
    word = line.words[at]
    if not word[0].isupper() or not any(c.islower() or c.isupper() for c in word):
        return False
    if len(word) == 1 and not _is_initial(at, line):
        return False
    if line.lowers[at] in known.common and word not in known.given:
        follows = line.capital(at + 1) and line.lowers[at + 1] not in known.common
        inside = at > 0 and line.words[at - 1] not in ('"', "“", ":", "”", "—", "-", "'", "‘")
        return not line.titled and inside and (word[1:2].islower() or follows or word.isupper())
    return True


def _is_initial(at: int, line: Line) -> bool:
    after = at + 1
    if after < len(line.words) and line.words[after] == ".":
        after += 1
    return line.capital(after)


def _run(at: int, line: Line, known: NameKnowledge) -> Atom | None:
    """Capitalised words that follow one another, initials and particles between them included."""
    if not begins_name(at, line, known):
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
    if after < len(line.words) and line.words[after] == "." and len(line.words[last]) == 1:
        after += 1
    start = after
    while after < len(line.words) and after - start < 2 and line.words[after] in INSIDE_NAMES:
        after += 1
    if not line.capital(after):
        return None
    if line.titled and line.lowers[after] in known.common and line.words[after] not in known.given:
        return None
    if _entry(after, line, known) is not None:
        return None
    return after


def _tailed(at: int, line: Line, known: NameKnowledge) -> Atom | None:
    """Names that a word at their end tells: `Hong Kong Polytechnic University`."""
    if not line.capital(at) or line.titled or line.lowers[at] in ("the", "a"):
        return None
    if at == 0 and line.lowers[at] in known.common:
        return None
    end, best, sort = at + 1, 0, ""
    while end < len(line.words) and end - at < LONGEST_RUN:
        word = line.lowers[end]
        if not line.capital(end):
            if word in ("of", "for", "and", "&") and line.capital(end + 1):
                end += 1
                continue
            break
        hit = known.lexicon.match(line.words, line.lowers, end)
        if hit and hit[1].sort in ("title", "body", "rank", "not_name", "outlet", "head"):
            if hit[1].sort == "body" and hit[1].office == "local":
                best, sort = end + hit[0] - 1, "tail"
            break
        if word in known.company_tails:
            best, sort = end, "company"
        elif word in known.tails:
            best, sort = end, "tail"
        end += 1
    if not best or (known.lexicon.match(line.words, line.lowers, at) and _is_role(at, line, known)):
        return None
    kind: EntityKind = "company" if sort == "company" else "organization"
    return Atom(at, best, Entry("organization", kind))


def _is_role(at: int, line: Line, known: NameKnowledge) -> bool:
    hit = known.lexicon.match(line.words, line.lowers, at)
    return hit is not None and hit[1].sort in (
        "title", "body", "rank", "honorific", "not_name", "people", "former", "official", "head",
    )  # fmt: skip
