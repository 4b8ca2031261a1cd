"""What points back or forth: titles without a name, bodies without a state, pronouns, `negara itu`."""

from msgspec.structs import replace

from saksi.find.entities.belonging import Belonging
from saksi.find.entities.knowledge import ACTS_FOR_STATE
from saksi.find.entities.pieces import Called, Piece
from saksi.find.entities.quoting import Quoted
from saksi.find.entities.things import WINDOW, Ledger, Thing

GROUPS = frozenset(("armed_group", "organization", "company", "population", "armed_force"))
ONE_HOLDER = frozenset(("head_of_state", "head_of_government", "foreign", "defence", "vice"))
FAR_GROUP = 3
MOST_PEOPLE = 100
FAR_SPEAKER = 8
NEAR_SPEAKER = 2
FAR_STATE = 6
NEXT_NAMES = 8


class Pointing:
    """Resolves what points at something, in page order."""

    def __init__(
        self, ledger: Ledger, belonging: Belonging, quoted: Quoted, speaking: set[int]
    ) -> None:
        self.ledger, self.belonging, self.quoted = ledger, belonging, quoted
        self.speaking = speaking
        self._spoke: tuple[int, Thing] | None = None

    def heard(self, at: int, piece: Piece) -> None:
        """Remember who spoke last."""
        thing = self.ledger.of.get(at)
        if thing and piece.start in self.speaking and thing.kind == "person":
            self._spoke = (piece.sentence, thing)

    def resolve(self, at: int, piece: Piece) -> Thing | None:
        """The thing that piece `at` points at; made where a title or body is all there is."""
        if piece.points == "bearer":
            return self._bearer(at, piece)
        if piece.points == "title":
            return self._holder(at, piece)
        if piece.points == "body":
            return self._body(at, piece)
        if piece.points in ("person", "clitic"):
            return None if piece.start in self.quoted else self._antecedent(at, piece)
        if piece.points == "state":
            return self.ledger.last(at, frozenset(("state",)), FAR_STATE)
        return None if piece.start in self.quoted else self.ledger.last(at, GROUPS, FAR_GROUP)

    def _bearer(self, at: int, piece: Piece) -> Thing | None:
        for after in range(at + 1, min(at + NEXT_NAMES, len(self.ledger.pieces))):
            other = self.ledger.pieces[after]
            if other.points is None and other.called is piece.called:
                return self.ledger.of.get(after)
        return None

    def _holder(self, at: int, piece: Piece) -> Thing | None:
        called = piece.called
        assert called is not None
        for thing in (*self.ledger.people_before(at), *self.ledger.people[:MOST_PEOPLE]):
            if _holds(thing, called):
                return thing
        if piece.tier == "that" and piece.start not in self.quoted:
            known = self._antecedent(at, piece)
            if known is not None and _may_hold(known, called):
                return known
        if called.former or not (called.acts or called.whole != called.title):
            return None
        country = called.country
        if called.acts and country is None:
            body = self.ledger.by_key.get(called.body) if called.body else None
            country = body.country if body else self._of_office(at, called)
        if called.acts and country is None and called.whole == called.title:
            return None
        return self._unnamed(piece, country)

    def _of_office(self, at: int, called: Called) -> str | None:
        return self.belonging.of_article(at, called) if called.office in ACTS_FOR_STATE else None

    def _unnamed(self, piece: Piece, country: str | None) -> Thing:
        """One who is known by title alone."""
        called = piece.called
        assert called is not None
        one = called.office in ONE_HOLDER and country
        key = f"title:{called.office}:{country}" if one else f"title:{called.whole.casefold()}"
        thing = self.ledger.by_key.get(key) or self.ledger.new(piece, key, country)
        if len(piece.name) > len(thing.name):
            thing.name = piece.name
        return thing

    def _body(self, at: int, piece: Piece) -> Thing:
        """`militer` behind `militer Israel`; else of the state that the article is about."""
        small, holder = piece.name.casefold(), self._of_holder(at)
        for before in range(at - 1, max(-1, at - WINDOW), -1):
            thing = self.ledger.of.get(before)
            if (
                thing
                and thing.country
                and holder in (None, thing.country)
                and thing.kind == piece.kind
                and (small in thing.name.casefold() or self._is_same_force(small, thing))
            ):
                return thing
        country = holder
        if country is None and piece.tier != "police":
            country = self.belonging.of_office(at, "body", small)
        key = f"{piece.key}:{country}"
        made = replace(piece, country=country)
        thing = self.ledger.by_key.get(key) or self.ledger.new(made, key, country)
        self.ledger.by_key.setdefault(piece.key or key, thing)
        if self.belonging.known.ministries.get(thing.name.casefold()) == small:
            thing.name = piece.name  # the full name of what is `Kemlu` elsewhere on the page
        return thing

    def _is_same_force(self, small: str, thing: Thing) -> bool:
        """`the military` behind `the Israeli army`: two words for all forces of a state."""
        forces = self.belonging.known.forces
        return small in forces and not forces.isdisjoint(thing.name.casefold().split())

    def _of_holder(self, at: int) -> str | None:
        """`the Trump administration`, `pemerintahan Trump`: the state of the person beside it."""
        before = self.belonging.known.state_first
        first = at - 1 if before else at
        person = self.ledger.of.get(at - 1 if before else at + 1)
        if person is None or person.kind != "person":
            return None
        left, right = self.ledger.pieces[first : first + 2]
        if self.belonging.text[left.end : right.start] != " ":
            return None
        official = self.belonging.official(person)
        return person.country or (official.country if official else None)

    def _antecedent(self, at: int, piece: Piece) -> Thing | None:
        """A pronoun that speaks means who spoke last; another the person of the nearest sentence."""
        speaks = piece.points == "clitic" or piece.start in self.speaking
        far = FAR_SPEAKER if piece.points == "clitic" else NEAR_SPEAKER
        if speaks and self._spoke and piece.sentence - self._spoke[0] <= far:
            return self._spoke[1]
        sentence: int | None = None
        found: list[tuple[int, Thing]] = []
        for before in range(at - 1, max(-1, at - WINDOW), -1):
            other, thing = self.ledger.pieces[before], self.ledger.of.get(before)
            if thing is None or other.start in self.quoted:
                continue
            if thing.kind != "person" or not thing.sure or other.credited:
                continue
            if sentence is not None and other.sentence != sentence:
                break
            sentence = other.sentence
            found.append((other.start, thing))
        spoke = [t for start, t in found if start in self.speaking]
        return spoke[0] if spoke else found[-1][1] if found else None


def _may_hold(thing: Thing, called: Called) -> bool:
    """Whether nothing that is known of a person speaks against an office of that state."""
    return None in (thing.country, called.country) or thing.country == called.country


def _holds(thing: Thing, called: Called) -> bool:
    """Whether a person holds that office, of that state and body where these are told."""
    if called.country and thing.country != called.country:
        return False
    for own in thing.called:
        if own.former or own.office != called.office:
            continue
        if called.office in ONE_HOLDER:
            return True
        same_body = own.body == called.body or (not called.body and called.whole == called.title)
        if own.title.casefold() == called.title.casefold() and same_body:
            return True
    return False
