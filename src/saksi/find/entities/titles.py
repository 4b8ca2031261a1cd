"""Titles: `Menteri Luar Negeri Rusia Sergei Lavrov`, `the US president`, `juru bicara Hamas`."""

from bisect import bisect_left

from msgspec import Struct

from saksi.find.entities.atoms import Atom
from saksi.find.entities.bodies import TIERS_OF_STATE, fields, read_body
from saksi.find.entities.desk import BODIES, HONOURS, NAMES, WHOSE, Desk
from saksi.find.entities.knowledge import ACTS_FOR_STATE
from saksi.find.entities.people import lay_name, lay_people
from saksi.find.entities.pieces import Called, Piece
from saksi.find.entities.states import following, read_state

LONGEST_COMPLEMENT = 4
OF = frozenset(("of", "for", "to", "in"))
TO = frozenset(("to", "untuk", "for"))
LEADS = frozenset(("untuk", "bidang", "urusan"))


class Phrase(Struct, frozen=True):
    """A title's phrase: words `[first, last]`; `complement` if it says of what."""

    first: int
    last: int
    called: Called
    complement: bool


def read_title(desk: Desk, atom: Atom, first: int, country: str | None) -> int:
    """The next word behind a title whose phrase begins at word `first`, its bearer's name included."""
    phrase = read_phrase(desk, atom, first, country)
    name = _bearer(desk, phrase, atom)
    if name is None:
        if (
            not phrase.complement
            and desk.surface(atom.first, atom.last).lower() in desk.known.people
        ):
            return lay_people(desk, atom, phrase.first)
        that = desk.low(phrase.last + 1) in desk.known.that and not desk.known.state_first
        if phrase.called.body and not desk.line.capital(phrase.last):
            that = False  # `pejabat kementerian itu`: the ministry is what was named
        desk.lay(
            phrase.first, phrase.last, "person", "title", "title", phrase.called.country,
            called=phrase.called, points="title", tier="that" if that else None,
        )  # fmt: skip
        return phrase.last + 1
    desk.lay(
        phrase.first, phrase.last, "person", "title", "title", called=phrase.called, points="bearer"
    )
    return lay_name(desk, name, phrase.called, True)


def _bearer(desk: Desk, phrase: Phrase, title: Atom) -> Atom | None:
    """The name behind a title, honorifics passed over."""
    at = phrase.last + 1
    comma = desk.low(at) == ","
    if comma and not (phrase.complement or desk.known.state_first):
        return None
    at += comma
    while found := desk.atom(at, HONOURS):
        at = found.last + 1
        at += desk.low(at) == "."
    name = desk.atom(at, NAMES)
    if name is None or name.label in ("ORG", "LOC") or _is_acronym(desk, name):
        return None
    if comma and not _ends(desk, name):
        return None
    relative = desk.surface(title.first, title.last).lower() in desk.known.relatives
    return None if relative and name.first == name.last else name


def _is_acronym(desk: Desk, name: Atom) -> bool:
    word = desk.line.words[name.first]
    return name.first == name.last and name.entry is None and len(word) > 1 and word.isupper()


def _ends(desk: Desk, name: Atom) -> bool:
    """After a comma only a full name before a comma or a verb is the title's bearer."""
    after = name.last + 1
    closed = desk.low(after) in (",", "", ".", "(") or desk.is_verb(after)
    return name.last > name.first and (closed or desk.known.state_first)


def read_phrase(desk: Desk, atom: Atom, first: int, country: str | None) -> Phrase:
    """The title at `atom` with what it is of, to the left (`country`, a body) and to the right."""
    office = atom.known.office or "other"
    end = atom.last if desk.known.state_first else fields(desk, atom.last, atom.first)
    left = _left_body(desk, first) if first == atom.first else None
    first = _first_of(desk, left) if left else first
    at, last, body, complement = end + 1, end, left, country is not None or left is not None
    for _ in range(LONGEST_COMPLEMENT):
        after, found = _complement(desk, at)
        if found is None:
            break
        at, last, complement = after, after - 1, True
        if isinstance(found, Piece):
            body = body or found
        else:
            country = country or found or None
    country = country or (body.country if body else None)
    former = _is_former(desk, first)
    acts = not former and _acts(office, country, body)
    called = Called(
        desk.line.starts[atom.first], desk.line.ends[end], desk.surface(atom.first, end), office,
        country if acts else None, body.key if body else None, former, acts,
        desk.surface(first, last),
    )  # fmt: skip
    return Phrase(first, last, called, complement)


def _left_body(desk: Desk, first: int) -> Piece | None:
    """`White House press secretary`, `FBI director`: the body right before an English title."""
    if not desk.known.state_first or not desk.pieces or first == 0:
        return None
    left = desk.pieces[-1]
    gap = desk.text[left.end : desk.line.starts[first]].strip()
    is_body = left.kind not in ("person", "place", "state", "population")
    return (
        left
        if is_body and left.end <= desk.line.starts[first] and gap in ("", "'s", "’s")
        else None
    )


def _first_of(desk: Desk, piece: Piece) -> int:
    return bisect_left(desk.line.starts, piece.start)


def _is_former(desk: Desk, first: int) -> bool:
    """`mantan` right before the title, or one word before."""
    return bool({first - 1, first - 2} & desk.formers)


def _acts(office: str, country: str | None, body: Piece | None) -> bool:
    """Whether the bearer stands for a state: ministers by themselves, others by their body."""
    if office == "other":
        return False
    if body is not None and body.kind not in ("government", "armed_force"):
        return False
    if office in ACTS_FOR_STATE:
        return True
    return country is not None or (body is not None and body.tier in TIERS_OF_STATE)


def _complement(desk: Desk, at: int) -> tuple[int, Piece | str | None]:
    """One complement at word `at`: a body's piece, a country, `""` for what is passed over."""
    low = desk.low(at)
    skip = 0
    if low == "(":
        closing = next((i for i in range(at + 1, at + 9) if desk.low(i) == ")"), None)
        return (closing + 1, "") if closing else (at, None)
    if desk.known.state_first:
        if low not in OF:
            return at, None
        skip = 1 + (desk.low(at + 1) == "the")
    elif low in LEADS:
        skip = 1
    atom = desk.atoms.get(at + skip)
    if atom is None:
        return at, None
    nxt = following(desk, atom) if desk.known.state_first and atom.sort in WHOSE else None
    if nxt is not None and nxt.sort == "body":  # `spokeswoman for Peru's foreign ministry`
        after, piece = read_body(desk, nxt, atom.first, atom.known.country)
        return after, piece or ""
    if atom.sort in WHOSE or atom.sort == "place":
        read_state(desk, atom)
        of_it = atom.sort in WHOSE and atom.sort != "capital" and low not in TO
        return atom.last + 1, (atom.known.country or "") if of_it else ""
    if atom.sort in BODIES:
        after, piece = read_body(desk, atom, atom.first, None)
        return after, piece or ""
    lone = atom.sort == "name" and atom.first == atom.last and not desk.known.state_first
    if lone and desk.atom(atom.last + 1, BODIES | NAMES if _is_acronym(desk, atom) else BODIES):
        return atom.last + 1, ""
    return at, None
