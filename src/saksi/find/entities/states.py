"""States and places: when a capital stands for its state, and what a state's name belongs to."""

from saksi.find.entities.atoms import Atom
from saksi.find.entities.desk import Desk
from saksi.find.entities.knowledge import Entry
from saksi.records import MentionForm

FAR = 2
FOLLOWS = frozenset(("title", "body", "people", "nationals"))
OWNED = frozenset(("'s", "'", "-"))
FORMS: dict[str, MentionForm] = {"epithet": "epithet", "capital": "epithet", "demonym": "short"}


def read_state(desk: Desk, atom: Atom) -> int:
    """Lay a state or a place down; the next word."""
    entry = atom.known
    if entry.sort in ("state", "demonym", "epithet") or (
        entry.sort == "capital" and acts(desk, atom)
    ):
        desk.lay(
            atom.first, atom.last, "state", entry.sort, FORMS.get(entry.sort, "name"),
            entry.country, f"state:{entry.country}",
        )  # fmt: skip
    else:
        name = desk.surface(atom.first, atom.last).casefold()
        country = entry.country if entry.sort == "capital" else None
        desk.lay(
            atom.first, atom.last, "place", entry.sort, country=country, key=f"place:{name}"
        )  # fmt: skip
    return atom.last + 1


def acts(desk: Desk, atom: Atom) -> bool:
    """A capital stands for its state where it acts or is dealt with, not where it is a place."""
    before, after = desk.low(atom.first - 1), desk.low(atom.last + 1)
    if after == "'s" and before not in desk.known.place_words:
        return True
    if before in desk.known.place_words or (desk.line.titled and before in (",", "/")):
        return False
    if after in ("(", ",", "-", "–", "—", "/") or before in (",", "(", "/"):
        return False
    if before in desk.known.party_words or _beside_state(desk, atom.first):
        return True
    verb = _past_manner(desk, atom.last + 1)
    does = desk.is_verb(verb) or _is_past(desk, verb)
    return does and desk.line.words[verb].islower()


def _is_past(desk: Desk, at: int) -> bool:
    """`Seoul lodged a protest`: a verb that its ending shows, and none that tells where somebody is."""
    low, known = desk.low(at), desk.known
    return low.endswith(known.past_endings or ("\0",)) and low not in known.located


def _past_manner(desk: Desk, at: int) -> int:
    """The word behind `secara terbuka`, `dengan tegas`; `at` where no such phrase stands there."""
    plain = desk.low(at) in desk.known.manner and desk.low(at + 1).isalpha()
    return at + 2 if plain and desk.line.words[at + 1].islower() else at


def _beside_state(desk: Desk, first: int) -> bool:
    """`Beijing dan Moskow abstain`: what is joined to a state is one too."""
    last = desk.pieces[-1] if desk.pieces and first > 1 else None
    joined = desk.low(first - 1) in ("dan", "and", "serta")
    return bool(last and joined and last.kind == "state" and last.end == desk.line.ends[first - 2])


def following(desk: Desk, atom: Atom) -> Atom | None:
    """What a phrase that opens with a state goes on to, over `'s` and at most two adjectives."""
    at = atom.last + 1
    owned = desk.low(at) in OWNED
    if owned:
        at += 1
        at += desk.low(at) in ("led", "backed")
    for _ in range(FAR + 1):
        if at in desk.atoms:
            return desk.atom(at, FOLLOWS) or _of_both(desk, atom, at)
        if not _bridges(desk, atom, at, owned):
            return None
        at += 1
    return None


def _of_both(desk: Desk, atom: Atom, at: int) -> Atom | None:
    """`Bosnian Serbs`, `Kosovo Albanians`: people of one state who are called by another."""
    people = desk.atom(at, frozenset(("demonym",)))
    if people is None or at != atom.last + 1 or not desk.low(people.last).endswith("s"):
        return None
    return Atom(people.first, people.last, Entry("people", "population", exact=False))


def _bridges(desk: Desk, atom: Atom, at: int, owned: bool) -> bool:
    """Whether word `at` may stand between a state and its people: `Malian suicide bombers`.

    A state's name is no adjective, so that what follows it is a verb as a rule: `Chad frees pilots`.
    """
    low, known = desk.low(at), desk.known
    if not low.isalpha() or low in known.auxiliaries | known.place_words | known.party_words:
        return False
    if low in known.determiners | known.counts:
        return False  # `Kenya recalled its ambassador`: what comes is the verb's own
    return owned or atom.sort != "state" or low in known.fields or _is_adjective(desk, atom, low)


def _is_adjective(desk: Desk, atom: Atom, low: str) -> bool:
    """`US border guards`: a state's short form stands for its adjective, unless a verb comes next."""
    short = desk.line.words[atom.last].isupper() and not desk.line.titled
    return short and not low.endswith(("s", *(desk.known.past_endings)))
