"""One sentence read left to right: each atom by the reader of its sort."""

from msgspec.structs import replace

from saksi.find.entities.atoms import Atom
from saksi.find.entities.bodies import read_body
from saksi.find.entities.desk import BODIES, HONOURS, NAMES, WHOSE, Desk
from saksi.find.entities.people import lay_people, read_counted, read_person
from saksi.find.entities.pieces import Piece, Points
from saksi.find.entities.states import acts, following, read_state
from saksi.find.entities.titles import read_phrase, read_title

APPOSED = 5
NOUNS: dict[str, Points] = {"state": "state", "group": "group", "person": "person"}


def read_line(desk: Desk) -> list[Piece]:
    """All pieces of the sentence on the desk, in page order."""
    at, count = 0, len(desk.line.words)
    while at < count:
        atom = desk.atoms.get(at)
        after = _read_atom(desk, atom) if atom else _read_word(desk, at)
        at = max(at + 1, after)
    return sorted(desk.pieces, key=lambda p: (p.start, -p.end))


def _read_atom(desk: Desk, atom: Atom) -> int:
    sort = atom.sort
    if sort == "title":
        return _apposed(desk, read_title(desk, atom, atom.first, None))
    if sort in WHOSE or sort == "place":
        return _read_state(desk, atom)
    if sort in BODIES:
        return read_body(desk, atom, atom.first, None)[0]
    if sort == "place_head":
        return _read_place(desk, atom)
    if sort == "people":
        noun = desk.known.nouns.get(desk.low(atom.first)) if atom.first == atom.last else None
        if noun and not desk.known.state_first and desk.low(atom.last + 1) in desk.known.that:
            return _read_noun(desk, atom.first, NOUNS[noun])  # `kelompok itu`
        return lay_people(desk, atom, atom.first)
    if sort in NAMES | HONOURS:
        return _apposed(desk, read_person(desk, atom))
    return _read_word(desk, atom.first) if sort == "nationals" else atom.last + 1


def _read_state(desk: Desk, atom: Atom) -> int:
    """A state; in English with its body, its officer or its people behind it."""
    acting = atom.sort == "capital" and acts(desk, atom)
    nxt = following(desk, atom) if desk.known.state_first and not acting else None
    first = _sided(desk, atom.first)
    if nxt is None or (atom.sort in ("capital", "place") and nxt.sort != "body"):
        return read_state(desk, atom)
    if first < atom.first and nxt.sort not in ("people", "nationals"):
        return read_state(desk, atom)  # `anti-Syrian journalist`: an officer of nobody
    country = atom.known.country if atom.sort in WHOSE else None
    if nxt.sort == "title":
        read_state(desk, atom)
        return _apposed(desk, read_title(desk, nxt, atom.first, country))
    if nxt.sort == "body":
        return read_body(desk, nxt, atom.first, country)[0]
    return lay_people(desk, nxt, first)


def _sided(desk: Desk, first: int) -> int:
    """Where `pro-Turkish militia` begins, whose state stands at word `first`."""
    return first - 2 if desk.low(first - 1) == "-" and desk.low(first - 2).isalpha() else first


def _read_place(desk: Desk, atom: Atom) -> int:
    """`Selat Hormuz`, `Kabupaten Purwakarta`."""
    nxt = desk.atoms.get(atom.last + 1)
    last = nxt.last if nxt else atom.last + 1
    key = f"place:{desk.surface(atom.first, last).casefold()}"
    desk.lay(atom.first, last, "place", "place_head", key=key)
    return last + 1


def _read_word(desk: Desk, at: int) -> int:
    low, known = desk.low(at), desk.known
    if low in known.pronouns:
        points: Points = "person" if known.pronouns[low] == "person" else "group"
        desk.lay(at, at, "person", "pronoun", "pronoun", points=points)
    elif (
        known.clitic
        and low.endswith(known.clitic)
        and low[: -len(known.clitic)] in known.clitic_hosts
    ):
        piece = desk.lay(at, at, "person", "clitic", "clitic", points="clitic")
        desk.pieces[-1] = replace(piece, start=piece.end - len(known.clitic))
    elif low in known.nouns:
        return _read_noun(desk, at, NOUNS[known.nouns[low]])
    elif low in known.counted:
        return read_counted(desk, at)
    return at + 1


def _read_noun(desk: Desk, at: int, points: Points) -> int:
    """`negara itu`, `kelompok tersebut`, `the group`."""
    that = desk.known.that
    if desk.known.state_first:
        if desk.low(at - 1) in that and at + 1 not in desk.atoms:
            desk.lay(at - 1, at, "person", "noun_phrase", "epithet", points=points)
        return at + 1
    if desk.low(at + 1) in that:
        desk.lay(at, at + 1, "person", "noun_phrase", "epithet", points=points)
        return at + 2
    return read_counted(desk, at) if desk.low(at) in desk.known.counted else at + 1


def _apposed(desk: Desk, after: int) -> int:
    """A title behind a name and a comma: `Abbas Araghchi, Menteri Luar Negeri Iran,`."""
    named = desk.pieces[-1] if desk.pieces else None
    if named is None or named.kind != "person" or named.points or desk.low(after) != ",":
        return after
    for at in range(after + 1, after + APPOSED):
        atom = desk.atoms.get(at)
        if atom is None:
            if desk.is_verb(at) or desk.low(at) == ",":
                return after
            continue
        return _read_apposed(desk, atom, desk.pieces.index(named), after)
    return after


def _read_apposed(desk: Desk, atom: Atom, named: int, after: int) -> int:
    first, country = atom.first, None
    if atom.sort in WHOSE and desk.known.state_first:
        found = following(desk, atom)
        if found is None or found.sort != "title":
            return after
        read_state(desk, atom)
        country, atom = atom.known.country, found
    elif atom.sort in BODIES and desk.known.state_first:
        found = desk.atom(atom.last + 1, frozenset(("title",)))
        if found is None:
            return after
        read_body(desk, atom, atom.first, None)
        first, atom = found.first, found
    if atom.sort != "title":
        return after
    phrase = read_phrase(desk, atom, first, country)
    if desk.atom(phrase.last + 1, NAMES):
        return after
    desk.pieces[named] = replace(
        desk.pieces[named], called=desk.pieces[named].called or phrase.called
    )
    return phrase.last + 1
