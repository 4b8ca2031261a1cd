"""Bodies: a head word with its field, its state and its acronym; names that a head word opens."""

from saksi.find.entities.atoms import Atom
from saksi.find.entities.desk import BODIES, WHOSE, Desk
from saksi.find.entities.pieces import Piece

LONGEST_NAME = 9
JOINS = frozenset(("dan", "and", ",", "of", "/", "serta"))
NAME_JOINS = frozenset(("dan", "untuk", "of", "for", "&", "the", "di", "and"))
SEATED = frozenset(("in", "di"))
TIERS_OF_STATE = frozenset(("national", "armed", "seat"))


def read_body(desk: Desk, atom: Atom, first: int, country: str | None) -> tuple[int, Piece | None]:
    """The next word behind a body whose phrase begins at word `first`, and its piece."""
    entry = atom.known
    country = country or entry.country
    last, alias = atom.last, None
    plain = desk.known.ministries.get(desk.low(atom.first))
    if plain and entry.sort == "organization":
        last, country = _state_behind(desk, last, entry.country)
    elif entry.sort in ("head", "company"):
        last = _run_on(desk, last)
    elif entry.sort == "body":
        last = fields(desk, last, atom.first)
        plain = desk.surface(atom.first, last)
        last, country = _whose(desk, last, country, entry.office == "local")
    elif entry.office == "embassy":
        last = _seat(desk, last)
    elif entry.country and not desk.known.state_first:
        last = _own_state(desk, last, entry.country)
    alias = desk.alias(last)
    after = last + 4 if alias else last + 1
    behind = desk.atom(after, WHOSE) if alias and not desk.known.state_first else None
    if behind and country in (None, behind.known.country):
        last, after, country = behind.last, behind.last + 1, behind.known.country
    tier = entry.office or entry.sort
    if entry.sort == "organization" and entry.country:
        tier = "national"
    return after, _lay(desk, atom, first, last, country, alias, tier, plain)


def _lay(
    desk: Desk,
    atom: Atom,
    first: int,
    last: int,
    country: str | None,
    alias: tuple[int, int] | None,
    tier: str,
    plain: str | None,
) -> Piece | None:
    entry = atom.known
    name = desk.surface(first, last)
    is_open = entry.sort == "body" and tier != "local" and country is None
    if entry.sort == "body" and tier == "local" and first == last:
        return None  # a lone `dewan`, `court`
    key = f"body:{(entry.name or name).casefold()}"
    if plain and country and tier != "local":  # the same body under each name of its state
        key = f"body:{plain.casefold()}:{country}"
    return desk.lay(
        first, last, entry.kind, entry.sort, country=None if tier == "local" else country,
        key=key, points="body" if is_open else None, alias=alias, tier=tier,
    )  # fmt: skip


def _state_behind(desk: Desk, last: int, country: str | None) -> tuple[int, str | None]:
    """`Kemlu Israel`, `Kemhan RI`: the state behind the short name of a ministry, else `country`."""
    nxt = None if desk.known.state_first else desk.atom(last + 1, WHOSE)
    return (nxt.last, nxt.known.country) if nxt else (last, country)


def _own_state(desk: Desk, last: int, country: str) -> int:
    """`DPR RI`, `Polri`: the state's name behind a body that is known to be its."""
    nxt = desk.atom(last + 1, WHOSE)
    return nxt.last if nxt and nxt.known.country == country else last


def _seat(desk: Desk, last: int) -> int:
    """`KBRI Phnom Penh`, `KJRI Jeddah`: the place behind an embassy's short name is part of it."""
    nxt = desk.atoms.get(last + 1)
    place = nxt is not None and (nxt.sort in ("capital", "place") or nxt.label == "LOC")
    return nxt.last if nxt and place else last


def fields(desk: Desk, last: int, first: int) -> int:
    """The last word of `Kementerian Energi dan Sumber Daya Mineral`, `ministry of foreign affairs`."""
    line, known = desk.line, desk.known
    capital, at = line.capital(first), last + 1
    while at < len(line.words):
        low = line.lowers[at]
        if desk.atom(at, WHOSE | BODIES):
            break
        if _hides_field(desk, at):
            desk.part(at)
        if low in JOINS:
            if desk.low(at + 1) not in known.fields and desk.low(at + 1) != "the":
                break
        elif low == "the" and desk.low(at - 1) == "of":
            pass
        elif _is_field(desk, at, capital):
            last = at
        else:
            break
        at += 1
    return last


def _is_field(desk: Desk, at: int, capital: bool) -> bool:
    """A word of a ministry's field; behind a capital, any common word with a capital."""
    line, low = desk.line, desk.low(at)
    if low in desk.known.fields:
        return line.capital(at) or not capital or line.titled
    if _is_number(desk.line.words[at]):
        return True
    plain = low in desk.known.common or desk.low(at + 1) in desk.known.fields
    plain = plain and at not in desk.atoms
    return capital and line.capital(at) and plain and not line.titled


def _hides_field(desk: Desk, at: int) -> bool:
    """Whether a run of capitals at `at` opens with a word of the field: `Pengelolaan Sampah Hanif`."""
    atom, word = desk.atoms.get(at), desk.line.words[at]
    if atom is None or atom.entry is not None or atom.label == "PER":
        return False
    low = desk.low(at)
    if low in desk.known.fields or (
        atom.first == atom.last and desk.low(at + 1) in desk.known.fields
    ):
        return True
    two = atom.last == at + 1 and desk.low(atom.last) not in desk.known.common
    return low in desk.known.common and word not in desk.known.given and not two


def _is_number(word: str) -> bool:
    """`VII` of `Komisi VII`."""
    return word.isupper() and set(word) <= set("IVX")


def _whose(desk: Desk, last: int, country: str | None, local: bool) -> tuple[int, str | None]:
    """The state (for local bodies the place) right behind a body's words."""
    at = last + 1
    seat = desk.atoms.get(at + 1) if desk.low(at) in SEATED else None
    if seat and not country and not local and seat.sort in ("capital", "place"):
        return last, seat.known.country  # `the defence ministry in Santiago`
    if desk.known.state_first:
        if desk.low(at) != "of" or country:
            return last, country
        at += 1 + (desk.low(at + 1) == "the")
    nxt = desk.atoms.get(at)
    if nxt is None:
        return last, country
    if local:
        near = nxt.sort in ("place", "capital", "name", "state") and not desk.known.state_first
        return (nxt.last if near else last), None
    of_place = nxt.sort == "place" and nxt.known.country is not None  # `Kementerian Kesehatan Gaza`
    if (nxt.sort in WHOSE or of_place) and country in (None, nxt.known.country):
        return nxt.last, nxt.known.country
    return last, country


def _run_on(desk: Desk, last: int) -> int:
    """A name goes on over capitals, places, and `dan` or `untuk` between capitals."""
    line = desk.line
    at = last + 1
    while at < len(line.words) and at - last < LONGEST_NAME:
        atom = desk.atoms.get(at)
        if line.capital(at) or line.words[at].isdigit():
            if atom and atom.sort in ("title", "official", "former", "people"):
                break
            if line.titled and atom is None:
                break
            last = atom.last if atom else at
            at = last + 1
        elif line.lowers[at] in NAME_JOINS and line.capital(at + 1) and not _starts_anew(desk, at):
            at += 1
        else:
            break
    return last


def _starts_anew(desk: Desk, at: int) -> bool:
    """`Komisi Yudisial dan Mahkamah Agung`, `Yayasan Tirta di Bandung`: the name ends before."""
    nxt = desk.atoms.get(at + 1)
    if nxt and nxt.sort in ("official", "head", "body", "title", "organization", "state"):
        return True
    return desk.low(at) in ("dan", "di", "and", "the") and desk.low(at + 1) not in desk.known.common
