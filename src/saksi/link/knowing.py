"""A record with its parts by id, and the words of its passages by their meaning."""

import re
from collections.abc import Iterator

from saksi.link.card import Words
from saksi.link.naming import folded, hashed, name_key
from saksi.records import Entity, Marked, Record

_WORD = re.compile(r"[^\W_]+")
TELLING = 0.35  # the least weight of a word by which passages are compared
_OF_STATE = "names.nationals"  # people whom their state alone tells apart: `two Kenyan engineers`
_UNNAMED = ("names.unnamed_source", "names.people", _OF_STATE, "names.title")


class Known:
    """What several parts of a card are made from."""

    def __init__(self, record: Record, words: Words) -> None:
        self.record, self.words = record, words
        self.lang = record.article.lang
        self.entities = {e.id: e for e in record.entities}
        self.times = {t.id: t for t in record.times}
        self.statements = {s.id: s for s in record.statements}

    def meanings_in(self, start: int, end: int) -> Iterator[str]:
        """The meaning of each word in order."""
        for word in _WORD.finditer(self.record.text, start, end):
            yield self.words.meaning(word.group(), self.lang)

    def words_in(self, start: int, end: int, least: float = TELLING) -> tuple[int, ...]:
        """The telling meanings between two offsets, hashed and sorted."""
        weight = self.words.weight
        found = {m for m in self.meanings_in(start, end) if weight(m) >= least}
        return tuple(sorted(hashed(m) for m in found))

    def marked(self, start: int, end: int) -> Marked:
        """The span with its characters."""
        return Marked(start, end, self.record.text[start:end])

    def key(self, entity_id: str) -> str:
        """A country's code for what stands for a state or is called by it, else the folded name."""
        entity = self.entities.get(entity_id)
        if entity is None:
            return folded(entity_id)
        country = entity.country
        if country is None and entity.rule == _OF_STATE:
            country = self.words.state(entity.name)
        return country or name_key(entity, self.lang, self.words)

    def name(self, entity_id: str | None) -> str | None:
        """The fullest name that the article gives."""
        entity = self.entities.get(entity_id or "")
        return entity.name if entity else None

    def is_named(self, entity: Entity) -> bool:
        """Whether it can be told from others of its kind, unlike *two officials*."""
        return bool(entity.country) or (entity.rule not in _UNNAMED and entity.name[:1].isupper())

    def nationals(self) -> Iterator[tuple[str, str]]:
        """Named persons and bodies that the article takes for those of a state."""
        for entity in self.record.entities:
            if entity.country and entity.kind not in ("state", "place", "population"):
                yield name_key(entity, self.lang, self.words), entity.country

    def outlet_names(self) -> list[str]:
        """How the page's outlet is called."""
        outlet = self.record.article.outlet
        return [name for name in (outlet.name, outlet.domain) if name]
