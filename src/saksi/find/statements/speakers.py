"""Whom a phrase names: the article's entity, or one made of its own words."""

import re
from bisect import bisect_left
from collections import defaultdict

from saksi.find.entities.index import EntityIndex
from saksi.find.entities.speakers import resolve, unnamed
from saksi.find.statements.hits import OWNER
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.records import Entity, EntityKind, Span
from saksi.text.analysis import Analysis

_WORD = re.compile(r"\S+")
NAMED = 0.9
"""A name is the phrase when it covers so much of it."""
SMALL = 4
"""Characters of a word such as `the`, which no name needs to cover."""
MAX_LONG = 8
"""A description that ends with its definite word may be longer: `menteri berusia 64 tahun itu`."""
MAX_POINTING = 6
"""Letters of the pointing word that a phrase leaves out: `doktor lulusan Sebira ini menilai`."""
SHORTEST_VERB = 5
"""Letters that a word with a verb's prefix has more of: `berada`, not `berita` of a news report."""
MAX_FIELD = 2
"""`data pelacakan kapal dari X`: so many words at most tell what a document is of."""
MAX_DEFINITE = 4
"""A definite description is short: `pemimpin Turki itu`."""


class Speakers:
    """Resolves the phrases of one article in page order; its index grows by unnamed sources and outlets."""

    def __init__(
        self, analysis: Analysis, entities: EntityIndex, known: StatementKnowledge
    ) -> None:
        self.index = entities
        self._analysis = analysis
        self._known = known
        self._turns = 0
        self._spoke: dict[str, tuple[int, Entity]] = {}  # the last of each kind, of each word
        self._named: dict[str, list[Entity]] = defaultdict(list)  # by the words of their names
        self._listed = 0

    def resolve(self, start: int, end: int) -> str | None:
        """The id of the entity that the phrase `[start, end)` names or points at."""
        start = self._past_document(start, end)
        end = self._before_company(start, end)
        if self._is_anothers(start, end):
            pointed = self._meant(start, end)  # `mantan istri Vale ini`
            if pointed is not None:
                return pointed.id
            self.index, entity = unnamed(self.index, self._analysis.text, start, end, "person")
            return entity.id if entity else None
        known = self._named_last(start, end) or self._meant(start, end)
        if known is not None:
            return known.id
        described = self._described(start, end)
        if described is not None:
            return described.id
        joined = self._first_of_several(start, end)
        if joined is not None:
            return joined.id
        phrase = self._analysis.text[start:end]
        whole = not self._names_nobody(phrase.split())
        kind = self._kind(phrase) if whole else None
        self.index, entity = resolve(self.index, self._analysis, start, end, kind)
        if entity is None and not whole:
            entity = self._at_its_end(start, end)
        return entity.id if entity else None

    def last_named(self, entity_id: str, before: int) -> Span | None:
        """The last mention of an entity that begins before `before`; null where there is none."""
        entity = self.index.get(entity_id)
        mentions = entity.mentions if entity else ()
        at = bisect_left(mentions, before, key=lambda m: m.start)
        return Span(mentions[at - 1].start, mentions[at - 1].end) if at else None

    def _past_document(self, start: int, end: int) -> int:
        """Where the source begins in `pernyataan Kementerian Luar Negeri`: a document is not who speaks."""
        known = self._known.words
        found = list(_WORD.finditer(self._analysis.text, start, end))
        if found and found[0][0].lower() in known.determiners:  # `a statement from Vale`
            found = found[1:]
        words = [match[0].lower() for match in found]
        if len(words) < 2 or words[0] not in known.documents:
            return start
        near = range(1, min(len(words) - 1, MAX_FIELD + 1))
        by = next((n for n in near if words[n] in known.putting_out), 0)
        first, last = found[by + 1], words[-1]
        definite = len(words) > by + 2 and not known.definite.isdisjoint((words[by + 1], last))
        owner = first[0][:1].isupper() or definite or words[by + 1] in known.heads
        return first.start() if owner or by else start

    def _before_company(self, start: int, end: int) -> int:
        """The end of `Chad` in `Chad along with its allies`."""
        phrase = self._analysis.text[start:end]
        found = (phrase.find(f" {word} ") for word in self._known.words.accompanied)
        first = min((at for at in found if at > 0), default=len(phrase))
        return start + len(phrase[:first].rstrip(" ,"))

    def _is_anothers(self, start: int, end: int) -> bool:
        """Whether a phrase only belongs to a person: `an aide to Vale`, `keluarga Vale`, `his lawyer`."""
        words, text = self._known.words, self._analysis.text
        named = [m for m, e in self.index.between(start, end) if e.kind == "person"]
        first, _, rest = text[start:end].partition(" ")
        last = named[-1] if named else None
        if last and rest and first.lower() in words.possessives:
            return last.form not in ("name", "short") and rest.lower() not in words.selves
        if last and text[last.end : end].startswith(OWNER):
            owned = text[last.end : end].lower().split()[1:]
            return bool(owned) and words.heads.get(owned[-1]) != "government"
        opens = text[start : named[-1].start].lower().split() if named else []
        while opens and words.heads.get(opens[-1]) == "person":
            opens.pop()  # `an aide to President Vale`
        belongs = bool(opens) and opens[-1] in words.kin
        if opens[1:]:  # `an aide to Vale`, `pejabat pemerintahan Vale`
            belongs |= opens[-1] in words.within or words.heads.get(opens[-1]) == "government"
        return belongs and named[-1].end >= end - 1 and named[-1].form in ("name", "short")

    def _named_last(self, start: int, end: int) -> Entity | None:
        """A person of two names or more with whom the phrase ends: `Ketua Komisi Dua Rana Wibisana`."""
        for mention, entity in reversed(self.index.between(start, end)):
            if entity.kind == "person" and mention.form == "name":
                last = mention.end >= end - 1 and " " in self._analysis.text[mention.start : end]
                return entity if last else None
        return None

    def _described(self, start: int, end: int) -> Entity | None:
        """A person whom a noun in small letters opens: `politisi muda Rana Wibisana yang …`."""
        words = self._known.words
        for mention, entity in self.index.between(start, end):
            before = self._analysis.text[start : mention.start].split()
            opens = bool(before) and words.heads.get(before[0].lower()) == "person"
            small = all(w.islower() and w.isalpha() for w in before)
            if entity.kind == "person" and mention.form == "name" and opens and small:
                return entity if len(before) <= MAX_DEFINITE - 1 else None
        return None

    def _first_of_several(self, start: int, end: int) -> Entity | None:
        """The first of those whom the phrase only lists: `Thailand and Cambodia`."""
        listed = self.index.between(start, end)
        at = start
        for mention, _ in listed:
            gap = self._analysis.text[at : mention.start].replace(",", " ").lower().split()
            if not self._known.words.joining.issuperset(gap) or bool(gap) == (at == start):
                return None
            at = mention.end
        return listed[0][1] if len(listed) > 1 and at == end else None

    def _meant(self, start: int, end: int) -> Entity | None:
        """Whom a definite description points back to: `koalisi itu`, `the ministry`."""
        head = self._head(start, end)
        if head is None or self._is_named(start, end):
            return None
        kind = self._known.words.heads.get(head)
        keys = [_of_word(head), *([_of_kind(kind)] if kind else [])]
        spoke = [self._spoke[key] for key in keys if key in self._spoke]
        if not spoke and head in self._known.words.documents:
            spoke = list(self._spoke.values())  # `pernyataan itu menambahkan`: of who spoke last
        return max(spoke, key=_turn)[1] if spoke else self._called(head, start)

    def _is_named(self, start: int, end: int) -> bool:
        """Whether a name is the whole phrase but for a small word: `the Taliban`."""
        near = self.index.at(start, end)
        inside = (m for m in near.mentions if m.start < end and start < m.end) if near else ()
        covered = max((min(m.end, end) - max(m.start, start) for m in inside), default=0)
        return covered >= NAMED * (end - start - SMALL)

    def _head(self, start: int, end: int) -> str | None:
        """The noun of a definite description; null for any other phrase."""
        text, known = self._analysis.text, self._known.words
        plain = text[start:end].split()
        after = (w.strip(",.") for w in text[end : end + MAX_POINTING].split()[:1])
        behind = [word for word in after if word in known.pointing]
        words = [_single(word.lower()) for word in (*plain, *behind)]
        points = bool(behind) or (bool(words) and words[-1] in known.definite)
        if points and len(words) > 2 and self._is_of_inner(plain[1:]):
            return None
        if points and 1 < len(words) <= MAX_LONG and words[0] in known.heads:
            return words[0]
        if behind or not 1 < len(words) <= MAX_DEFINITE:
            return None
        if points:
            return words[0]
        return words[-1] if words[0] in known.definite else None

    def _is_of_inner(self, words: list[str]) -> bool:
        """Whether the last noun inside is what points back: `pejabat negara itu`, not `menteri muda itu`."""
        return any(self._known.words.heads.get(word, "person") != "person" for word in words)

    def _called(self, head: str, before: int) -> Entity | None:
        """The entity named last before a place whose name holds the word."""
        for entity in self.index.entities[self._listed :]:
            for word in set(entity.name.lower().split()):
                self._named[word].append(entity)
        self._listed = len(self.index.entities)
        found = ((self.last_named(e.id, before), e) for e in self._named.get(head, ()))
        placed = [(span.start, e) for span, e in found if span is not None]
        return max(placed, key=lambda pair: pair[0])[1] if placed else None

    def spoke(self, entity_id: str | None) -> None:
        """Remember who spoke, for descriptions that point back."""
        entity = self.index.get(entity_id) if entity_id else None
        if entity is None:
            return
        self._turns += 1
        keys = [_of_word(word) for word in entity.name.lower().split()]
        if entity.name.lower().split()[0] not in self._known.words.definite:
            keys.append(_of_kind(entity.kind))  # `the mayor` is not `the coastguard` who spoke last
        for key in keys:
            self._spoke[key] = (self._turns, entity)

    def add_outlet(self, name: str, start: int, end: int) -> str:
        """The id of an outlet or document, added where the article's entities lack it."""
        entity = self.index.at(start, end) or self.index.named(name)
        if entity is None or not _share_a_word(entity.name, name):
            self.index, entity = self.index.with_entity(
                "organization", name, rule="statements.relay"
            )
        return entity.id

    def _at_its_end(self, start: int, end: int) -> Entity | None:
        """Whom the last words of a piece of a clause mean: `what Peru`, `once he`."""
        inside = self.index.between(start, end)
        return inside[-1][1] if inside and inside[-1][0].end == end else None

    def _names_nobody(self, phrase: list[str]) -> bool:
        """Whether the words are a piece of a clause: `tersebut ditunda`, `berbasis`, `the boats he`."""
        words = self._known.words
        first, last = (word.lower() for word in (phrase[0], phrase[-1])) if phrase else ("", "")
        told = first.startswith(words.verb_starts) and first not in words.nouns
        does = told and len(first) > SHORTEST_VERB and phrase[0].islower()
        opens = first in words.never_opens and phrase[0] != first.upper()  # `US media`
        rumoured = any(word.lower() in words.hearsay for word in phrase)
        return does or opens or rumoured or last in words.never_closes

    def _kind(self, surface: str) -> EntityKind:
        kinds = (self._known.words.heads.get(w) for w in surface.lower().split())
        return next((k for k in kinds if k), "person")


def _single(word: str) -> str:
    """`sumber` of `sumber-sumber`."""
    first, _, second = word.partition("-")
    return first if first == second else word


def _of_kind(kind: EntityKind) -> str:
    return f"kind {kind}"


def _of_word(word: str) -> str:
    return f"word {word}"


def _turn(spoke: tuple[int, Entity]) -> int:
    return spoke[0]


def _share_a_word(name: str, other: str) -> bool:
    return bool(set(name.lower().split()) & set(other.lower().split()))
