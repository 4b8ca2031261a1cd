"""Pieces that name something, joined by whom they name."""

from collections import Counter, defaultdict

from saksi.find.entities.naming import initials, is_short_for, tokens
from saksi.find.entities.pieces import Called, Piece
from saksi.records import EntityKind, Mention, MentionForm

NO_ACRONYM = frozenset(("state", "place", "population", "person", "item"))
SAME_START = 3
MOST_ALIKE = 20
WINDOW = 150
# Right links on the annotated train split (eval/entities.py): names .98, pronouns and clitics beside a
# cue .72. The others are estimates, not yet measured.
SURE = {"name": 0.98, "short": 0.95, "title": 0.9, "epithet": 0.95, "pronoun": 0.72, "clitic": 0.72}


class Thing:
    """An entity while it is being put together."""

    def __init__(self, piece: Piece, country: str | None = None) -> None:
        self.kind: EntityKind = piece.kind
        self.name = piece.name
        self.country = country or piece.country
        self.rule = piece.rule
        self.sure = piece.sure
        self.called: list[Called] = []
        self.mentions: dict[tuple[int, int], Mention] = {}
        self._named = False
        self._forms: Counter[str] = Counter()
        self.number = 0
        self.aliases: list[str] = []

    def add(self, piece: Piece, form: MentionForm, rule: str | None = None) -> None:
        """One more mention, with the rule that made the link."""
        link = rule or piece.rule
        where = (piece.start, piece.end)
        self.mentions.setdefault(where, Mention(*where, form, link, SURE[form]))
        if piece.alias:
            self.mentions.setdefault(
                piece.alias_at, Mention(*piece.alias_at, "short", "names.alias", SURE["short"])
            )
        self.sure = self.sure or piece.sure
        if piece.called and piece.called not in self.called:
            self.called.append(piece.called)

    def call(self, piece: Piece) -> None:
        """Take the name of `piece` where it is fuller."""
        if piece.form != "name":
            return
        self._forms[piece.name] += 1
        if not self._named or self._is_fuller(piece.name):
            self.name = piece.name
        self._named = True

    def _is_fuller(self, name: str) -> bool:
        """Whether a form says more; of two in different languages the one that stands more often."""
        own, other = ({w for w in tokens(n) if len(w) > 1} for n in (self.name, name))
        short = name.isupper() or self.name.isupper()
        if not short and min(len(own), len(other)) > 1 and own.isdisjoint(other):
            return self._forms[name] > self._forms[self.name]
        return len(name) > len(self.name) and not name.isupper()


class Ledger:
    """All things of an article: by key, by piece, and persons in order."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.things: list[Thing] = []
        self.people: list[Thing] = []
        self.by_key: dict[str, Thing] = {}
        self.of: dict[int, Thing] = {}
        self._by_word: dict[str, list[Thing]] = defaultdict(list)
        self._by_initials: dict[str, Thing] = {}
        for at, piece in enumerate(pieces):
            if piece.points is None:
                self.of[at] = self._person(piece) if piece.kind == "person" else self.keyed(piece)

    def new(self, piece: Piece, key: str | None = None, country: str | None = None) -> Thing:
        """A thing that was not there."""
        thing = Thing(piece, country)
        thing.number = len(self.things)
        self.things.append(thing)
        if key:
            self.by_key[key] = thing
        return thing

    def keyed(self, piece: Piece) -> Thing:
        """The thing of that key, or of that acronym."""
        key = piece.key or f"{piece.kind}:{piece.name.casefold()}"
        thing = self.by_key.get(key) or self._by_acronym(piece) or self.new(piece)
        self.by_key.setdefault(key, thing)
        if piece.kind not in NO_ACRONYM:
            self._by_initials.setdefault(initials(piece.name), thing)
            behind = initials(piece.name.partition(" ")[2])  # `U.S. Missile Defense Agency (MDA)`
            self._by_initials.setdefault(behind, thing)
        if piece.alias:
            self.by_key.setdefault(f"body:{piece.alias.casefold()}", thing)
        thing.country = thing.country or piece.country
        thing.call(piece)
        thing.add(piece, piece.form)
        return thing

    def _by_acronym(self, piece: Piece) -> Thing | None:
        if piece.kind in NO_ACRONYM or not piece.name.isupper() or not 2 < len(piece.name) < 8:
            return None
        alias = self.by_key.get(f"body:{piece.name.casefold()}")
        return alias or self._by_initials.get(piece.name)

    def _person(self, piece: Piece) -> Thing:
        shared = self.by_key.get(f"body:{piece.name.casefold()}")
        if shared is not None and not piece.called and len(tokens(piece.name)) == 1:
            shared.add(piece, "short")
            return shared
        thing = self._whose_name(piece)
        if thing is None:
            thing = self.new(piece)
            self.people.append(thing)
        if piece.alias and not piece.alias.isupper():
            thing.aliases.append(piece.alias)
        self._note(thing, piece)
        short = tokens(piece.name) != tokens(thing.name) and not is_short_for(
            thing.name, piece.name
        )
        if not short:
            thing.call(piece)
        thing.add(piece, "short" if short else "name")
        return thing

    def _note(self, thing: Thing, piece: Piece) -> None:
        """Keep the person under the beginnings of the words of this name."""
        for word in tokens(f"{piece.name} {piece.alias or ''}"):
            listed = self._by_word[word[:SAME_START]]
            if thing not in listed:
                listed.append(thing)

    def _whose_name(self, piece: Piece) -> Thing | None:
        words = tokens(piece.name)
        alike = {id(t): t for w in words for t in self._by_word[w[:SAME_START]][-MOST_ALIKE:]}
        likely = sorted(alike.values(), key=lambda t: -t.number)
        for thing in likely:
            if any(is_short_for(piece.name, name) for name in (thing.name, *thing.aliases)):
                return thing
        for thing in likely:
            if is_short_for(thing.name, piece.name):
                return thing
        return None

    def people_before(self, at: int) -> list[Thing]:
        """Persons named in the pieces before `at`, the latest first."""
        seen: dict[int, Thing] = {}
        for before in range(at - 1, max(-1, at - WINDOW), -1):
            thing = self.of.get(before)
            if thing and thing.kind == "person":
                seen.setdefault(id(thing), thing)
        return list(seen.values())

    def last(self, at: int, kinds: frozenset[str], sentences: int) -> Thing | None:
        """The latest thing of those kinds before piece `at`, at most `sentences` back."""
        for before in range(at - 1, -1, -1):
            if self.pieces[at].sentence - self.pieces[before].sentence > sentences:
                return None
            thing = self.of.get(before)
            if thing and thing.kind in kinds:
                return thing
        return None
