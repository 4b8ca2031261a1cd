"""Persons by their names, and groups of people by the noun that tells who they are."""

from msgspec.structs import replace

from saksi.find.entities.atoms import FATHERS, Atom
from saksi.find.entities.desk import HONOURS, NAMES, Desk
from saksi.find.entities.pieces import Called
from saksi.records import EntityKind

LONGEST_PERSON = 5
LONGEST_ALIAS = 3
STATES = frozenset(("state", "demonym"))
CALLED = frozenset(("people", "nationals"))  # `ethnic Albanian guerrillas`
OWNERS = frozenset(("state", "demonym", "epithet", "place", "capital", "organization", "name"))
KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organization", "LOC": "place"}


def read_person(desk: Desk, atom: Atom) -> int:
    """A name by itself, or behind an honorific or rank; the next word."""
    at, honoured = atom.first, False
    while found := desk.atom(at, HONOURS):
        honoured = True
        at = found.last + 1
        at += desk.low(at) in (".", ",")
    name = desk.atom(at, NAMES)
    return lay_name(desk, name, None, honoured) if name else max(at, atom.last + 1)


def lay_name(desk: Desk, atom: Atom, called: Called | None, sure: bool) -> int:
    """Lay a name down; the next word."""
    last = atom.last
    kind: EntityKind = "person"
    if atom.entry is None and called is None and not sure:
        kind, sure = _kind(desk, atom)
    alias, after = _also_called(desk, last) if kind == "person" else (desk.alias(last), last + 1)
    if kind != "person" and alias:
        after = last + 4
    name = desk.surface(atom.first, last).casefold()
    key = None if kind == "person" else f"{'place' if kind == 'place' else 'body'}:{name}"
    rule = "title_and_name" if called else "learned" if atom.label else "capitals"
    desk.lay(
        atom.first, last, kind, rule, key=key, called=called, alias=alias,
        sure=sure or atom.entry is not None,
    )  # fmt: skip
    return after


def _also_called(desk: Desk, last: int) -> tuple[tuple[int, int] | None, int]:
    """Another name of a person, and the word behind it: `(Gus Ipul)`, `alias Jaka`, `atau akrab disapa Jaka`."""
    at = last + 1
    opened = desk.low(at) == "("
    at += opened or desk.low(at) == ","
    told = at
    while desk.low(told) in desk.known.alias_words:
        told += 1
    if not opened and told == at:
        return None, last + 1
    end = told
    while end < told + LONGEST_ALIAS and desk.line.capital(end):
        end += 1
    closed = not opened or desk.low(end) == ")"
    if end == told or not closed:
        return None, last + 1
    return (told, end - 1), end + opened


def _kind(desk: Desk, atom: Atom) -> tuple[EntityKind, bool]:
    """What an unknown run of capitals names, and whether its words or its place say so."""
    words = desk.line.words[atom.first : atom.last + 1]
    known, before = desk.known, desk.low(atom.first - 1)
    if atom.label == "LOC" and len(words) == 1 and words[0].lower() in known.officials:
        return "person", True  # `PUTIN` in a headline of capitals
    if atom.label:
        return KINDS[atom.label], True
    if not FATHERS.isdisjoint(words):
        return "person", True  # `Tamim bin Hamad`
    if words[0] in known.given and len(words) <= LONGEST_PERSON:
        return "person", len(words) > 1
    spoke = before in known.cues_before or desk.is_verb(atom.last + 1)
    if any(w.isupper() and len(w) > 2 for w in words):
        return "organization", len(words) > 1 or spoke or before in known.party_words
    plain = [w.lower() in known.common and w not in known.given for w in words]
    if any(plain) and not (len(words) == 1 and words[0] in desk.paired):
        return "organization", not all(plain)
    person = words[-1] in desk.paired or words[-1].lower() in known.officials
    if before in known.place_words and not person:
        return "place", len(words) == 1
    return "person", spoke or 1 < len(words) <= LONGEST_PERSON


def lay_people(desk: Desk, atom: Atom, first: int) -> int:
    """`warga Palestina`, `ilmuwan asal China`, `Israeli settlers`; the next word."""
    called = desk.atom(atom.last + 1, CALLED) if desk.known.state_first else None
    last = called.last if called else _owner(desk, atom.last)
    head = desk.surface(first, last).casefold()
    rule = "nationals" if atom.sort == "nationals" else "people"
    piece = desk.lay(first, last, "population", rule, key=f"people:{head}")
    owner = next((a for at in range(first, last + 1) if (a := desk.atom(at, STATES))), None)
    desk.pieces[-1] = replace(piece, of=owner.known.country if owner else None)
    return last + 1


def _owner(desk: Desk, last: int) -> int:
    """The last word of whose people they are; in English that stands before them."""
    if desk.known.state_first:
        return last
    at = last + 1
    if desk.low(at) in desk.known.from_words:
        at += 1
        nxt = desk.atom(at, OWNERS - {"name", "organization"})
    else:
        nxt = desk.atom(at, OWNERS)
    return nxt.last if nxt else last


def read_counted(desk: Desk, at: int) -> int:
    """`ratusan orang`, `seorang pria`, `a woman`: people by their number; the next word."""
    before = at - 1
    word = desk.low(before)
    if not word or not (word in desk.known.quantifiers or word[0].isdigit()):
        return at + 1
    key = f"people:{desk.surface(before, at).casefold()}"
    desk.lay(before, at, "population", "counted_people", key=key)
    return at + 1
