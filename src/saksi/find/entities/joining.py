"""From pieces to entities: names of one thing joined, then what points at them resolved."""

from collections import Counter

from msgspec.structs import replace

from saksi.find.entities.knowledge import ACTS_FOR_STATE, NameKnowledge, Official
from saksi.find.entities.naming import initials, is_short_for, tokens
from saksi.find.entities.pieces import Called, Piece
from saksi.find.entities.quoting import Quoted
from saksi.records import Entity, EntityKind, Mention, MentionForm, Role

NAMED = ("name", "short", "epithet")


class Thing:
    """An entity while it is being put together."""

    def __init__(self, piece: Piece, name: str) -> None:
        self.kind: EntityKind = piece.kind
        self.name = name
        self.country = piece.country
        self.key = piece.key
        self.rule = piece.rule
        self.called: list[Called] = []
        self.mentions: list[tuple[int, int, MentionForm, int]] = []
        self.aliases: set[str] = set()
        self.head = piece.head

    def add(self, piece: Piece, form: MentionForm) -> None:
        """One more mention."""
        self.mentions.append((piece.start, piece.end, form, piece.sentence))
        if piece.called and piece.called not in self.called:
            self.called.append(piece.called)


class Joiner:
    """Joins the pieces of one article."""

    def __init__(
        self,
        pieces: list[Piece],
        known: NameKnowledge,
        day: str | None,
        quoted: Quoted,
        words: dict[int, str],
    ) -> None:
        self.pieces, self.known, self.day, self.quoted, self.words = (
            pieces,
            known,
            day,
            quoted,
            words,
        )
        self.things: list[Thing] = []
        self.by_key: dict[str, Thing] = {}
        self.of: dict[int, Thing] = {}
        self.people: list[Thing] = []

    def join(self) -> tuple[Entity, ...]:
        """The entities, by the place of their first mention."""
        for at, piece in enumerate(self.pieces):
            if piece.points is None:
                self.of[at] = self._person(piece) if piece.kind == "person" else self._keyed(piece)
        self.leading = self._leading()
        for person in self.people:
            self._settle(person)
        for at, piece in enumerate(self.pieces):
            if piece.points is not None:
                thing = self._pointed(at, piece)
                if thing is not None:
                    self.of[at] = thing
                    thing.add(piece, piece.form)
        return self._entities()

    # -- names

    def _keyed(self, piece: Piece) -> Thing:
        key = piece.key or f"{piece.kind}:{piece.name.casefold()}"
        thing = self.by_key.get(key) or self._by_alias(piece)
        if thing is None:
            thing = Thing(piece, piece.name)
            self.things.append(thing)
        self.by_key.setdefault(key, thing)
        if piece.alias:
            thing.aliases.add(piece.alias)
            self.by_key.setdefault(f"body:{piece.alias.casefold()}", thing)
        thing.country = thing.country or piece.country
        if _fuller(piece, thing):
            thing.name = piece.name
        thing.add(piece, piece.form)
        return thing

    def _by_alias(self, piece: Piece) -> Thing | None:
        if piece.kind in ("state", "place", "population", "person"):
            return None
        if piece.name.isupper() and 2 < len(piece.name) < 8:
            for thing in self.things:
                if (
                    thing.kind not in ("state", "place", "population", "person")
                    and initials(thing.name) == piece.name
                ):
                    return thing
        return None

    def _person(self, piece: Piece) -> Thing:
        shared = self.by_key.get(f"body:{piece.name.casefold()}")
        if shared is not None and len(tokens(piece.name)) == 1:
            shared.add(piece, "short")
            return shared
        for thing in reversed(self.people):
            if is_short_for(piece.name, thing.name):
                thing.add(piece, "name" if tokens(piece.name) == tokens(thing.name) else "short")
                return thing
        for thing in reversed(self.people):
            if is_short_for(thing.name, piece.name):
                thing.name = piece.name
                thing.add(piece, "name")
                return thing
        thing = Thing(piece, piece.name)
        thing.add(piece, "name")
        self.things.append(thing)
        self.people.append(thing)
        return thing

    # -- whose

    def _leading(self) -> str | None:
        """The state that bodies without one belong to."""
        counts: Counter[str] = Counter()
        for at, piece in enumerate(self.pieces):
            thing = self.of.get(at)
            if thing and thing.country and piece.kind != "place":
                counts[thing.country] += 1
        if self.known.home and (not counts or counts[self.known.home]):
            return self.known.home
        return min(counts, key=lambda c: (-counts[c], c)) if counts else None

    def _near_state(self, at: int) -> str | None:
        """The state mentioned last before piece `at`, in its sentence or the one before."""
        here = self.pieces[at].sentence
        for before in range(at - 1, -1, -1):
            if here - self.pieces[before].sentence > 1:
                return None
            thing = self.of.get(before)
            if thing and thing.kind in ("state", "government", "armed_force") and thing.country:
                return thing.country
        return None

    def _settle(self, person: Thing) -> None:
        """The state that a person acts for: by title, by the table of office holders."""
        official = self._official(person)
        office = official.office_on(self.day) if official else None
        if official and office:
            person.country = official.country
            person.rule = "names.office_holder"
            start = person.mentions[0][0]
            person.called.append(
                Called(start, start, "", office, official.country, None, False, True)
            )
            return
        if official and any(c.former for c in person.called):
            return
        for called in person.called:
            if called.acts and not called.former:
                body = self.by_key.get(called.body) if called.body else None
                person.country = called.country or (body.country if body else None) or self.leading
                person.rule = "names.title_of_state"
                return

    def _official(self, person: Thing) -> Official | None:
        words = tokens(person.name)
        if not words:
            return None
        listed = self.known.officials.get(person.name.casefold()) or self.known.officials.get(
            words[-1], ()
        )
        fits = [
            o
            for o in listed
            if is_short_for(person.name, o.name)
            or is_short_for(o.name, person.name)
            or len(words) == 1
        ]
        if len(fits) > 1:
            fits = [o for o in fits if o.office_on(self.day)] or fits
        if len(fits) > 1:
            countries = {t.country for t in self.things if t.kind == "state"}
            fits = [o for o in fits if o.country in countries] or fits
        return fits[0] if fits else None

    # -- what points at a name

    def _pointed(self, at: int, piece: Piece) -> Thing | None:
        if piece.points == "title":
            return self._titled(at, piece)
        if piece.points == "body":
            return self._open_body(at, piece)
        if piece.start in self.quoted:
            return None
        if piece.points in ("person", "clitic"):
            return self._antecedent(at)
        if piece.points == "state":
            return self._last(at, ("state",))
        return self._last(
            at, ("armed_group", "organization", "company", "population", "armed_force")
        )

    def _titled(self, at: int, piece: Piece) -> Thing | None:
        called = piece.called
        assert called is not None
        if piece.head == "of_next":
            return self._bearer(at, piece)
        country = called.country
        for thing in self._people_before(at):
            if self._holds(thing, called, country):
                return thing
        for thing in self.people:
            if self._holds(thing, called, country):
                return thing
        if not called.acts and called.office not in ACTS_FOR_STATE:
            return None
        if called.former:
            return None
        if country is None and called.body:
            body = self.by_key.get(called.body)
            country = body.country if body else None
        if country is None and called.office == "spokesperson":
            return None
        country = country or self._near_state(at) or self.leading
        return self._keyed_title(piece, country)

    def _bearer(self, at: int, piece: Piece) -> Thing | None:
        """The person whose name stands behind the title."""
        for after in range(at + 1, min(at + 8, len(self.pieces))):
            other = self.pieces[after]
            if other.points is None and other.called is piece.called:
                return self.of.get(after)
        return None

    def _keyed_title(self, piece: Piece, country: str | None) -> Thing:
        key = f"title:{piece.called.office if piece.called else ''}:{country}"
        thing = self.by_key.get(key)
        if thing is None:
            thing = Thing(piece, piece.name)
            thing.country = country
            self.by_key[key] = thing
            self.things.append(thing)
        if len(piece.name) > len(thing.name):
            thing.name = piece.name
        return thing

    def _holds(self, thing: Thing, called: Called, country: str | None) -> bool:
        if country and thing.country and country != thing.country:
            return False
        for own in thing.called:
            if own.former or own.office != called.office:
                continue
            if called.office in (
                "head_of_state",
                "head_of_government",
                "foreign",
                "defence",
                "vice",
            ):
                return country is None or thing.country == country
            same_body = own.body == called.body or not (own.body and called.body)
            if own.title.casefold() == called.title.casefold() and same_body:
                return country is None or thing.country == country
        return False

    def _people_before(self, at: int) -> list[Thing]:
        seen: list[Thing] = []
        for before in range(at - 1, -1, -1):
            thing = self.of.get(before)
            if thing and thing.kind == "person" and thing not in seen:
                seen.append(thing)
        return seen

    def _open_body(self, at: int, piece: Piece) -> Thing:
        """`militer` behind `militer Israel`; else of the state that the article is about."""
        small = piece.name.casefold()
        for before in range(at - 1, -1, -1):
            thing = self.of.get(before)
            if (
                thing
                and thing.country
                and thing.kind == piece.kind
                and small in thing.name.casefold()
            ):
                return thing
        country = (
            self.leading
            if self.leading == self.known.home
            else self._near_state(at) or self.leading
        )
        if piece.head == "police":
            country = None
        made = replace(piece, key=f"{piece.key}:{country}", country=country)
        thing = self.by_key.get(made.key or "")
        if thing is None:
            thing = Thing(made, piece.name)
            self.things.append(thing)
            self.by_key[made.key or ""] = thing
        return thing

    def _antecedent(self, at: int) -> Thing | None:
        """The person of the nearest sentence: who is quoted there, else who is named first."""
        sentence: int | None = None
        found: list[tuple[int, Thing]] = []
        for before in range(at - 1, -1, -1):
            other, thing = self.pieces[before], self.of.get(before)
            if thing is None or thing.kind != "person" or other.start in self.quoted:
                continue
            if sentence is not None and other.sentence != sentence:
                break
            sentence = other.sentence
            found.append((before, thing))
        if not found:
            return None
        for before, thing in found:
            if self.words.get(self.pieces[before].start) in self.known.cues:
                return thing
        return found[-1][1]

    def _last(self, at: int, kinds: tuple[str, ...]) -> Thing | None:
        for before in range(at - 1, -1, -1):
            thing = self.of.get(before)
            if (
                thing
                and thing.kind in kinds
                and self.pieces[at].sentence - self.pieces[before].sentence < 4
            ):
                return thing
        return None

    # -- the end

    def _entities(self) -> tuple[Entity, ...]:
        things = [t for t in self.things if t.mentions]
        things.sort(key=lambda t: min(t.mentions)[:2])
        ids = {id(t): f"e{n}" for n, t in enumerate(things, 1)}
        return tuple(self._entity(t, ids) for t in things)

    def _entity(self, thing: Thing, ids: dict[int, str]) -> Entity:
        mentions = sorted({(s, e): Mention(s, e, f) for s, e, f, _ in thing.mentions}.items())
        roles = []
        for called in thing.called:
            if called.end > called.start:
                of = (
                    self.by_key.get(called.body)
                    if called.body
                    else self.by_key.get(f"state:{called.country}")
                )
                roles.append(
                    Role(called.title, ids.get(id(of)) if of else None, called.start, called.end)
                )
        return Entity(
            ids[id(thing)], thing.kind, thing.name, thing.country, None, tuple(roles),
            tuple(m for _, m in mentions), thing.rule,
        )  # fmt: skip


def _fuller(piece: Piece, thing: Thing) -> bool:
    if piece.form != "name":
        return False
    if (
        thing.mentions
        and thing.mentions[0][2] != "name"
        and not any(m[2] == "name" for m in thing.mentions)
    ):
        return True
    return len(piece.name) > len(thing.name) and not piece.name.isupper()
