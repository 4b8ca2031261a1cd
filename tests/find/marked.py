"""Sentences with their parties marked, `[Israel:ISR]`, read by the finder of events alone."""

import re

from saksi.find.entities.index import EntityIndex
from saksi.find.events import find_events
from saksi.lang.base import load_language
from saksi.records import Article, Block, Entity, EntityKind, Event, Mention, Outlet
from saksi.text.analysis import analyse

_PARTY = re.compile(r"\[([^\]:]+)(?::([^\]]+))?\]")


def _kind(name: str, country: str | None) -> EntityKind:
    if country:
        return "state" if name[0].isupper() else "government"
    return "organization" if name[0].isupper() else "population"


def unmark(marked: str) -> tuple[str, EntityIndex]:
    """The plain text and its entities; the same name twice is one entity with two mentions."""
    text, entities = "", dict[str, Entity]()
    at = 0
    for found in _PARTY.finditer(marked):
        text += marked[at : found.start()]
        name, country = found[1], found[2]
        mention = Mention(len(text), len(text) + len(name), "name")
        known = entities.get(name)
        mentions = (*known.mentions, mention) if known else (mention,)
        entity_id = known.id if known else f"e{len(entities) + 1}"
        kind = _kind(name, country)
        entities[name] = Entity(entity_id, kind, name, country, mentions=mentions)
        text += name
        at = found.end()
    return text + marked[at:], EntityIndex(tuple(entities.values()))


def read_marked(lang: str, marked: str) -> tuple[tuple[Event, ...], dict[str, str], str]:
    """The events, the name of each entity by id, and the plain text."""
    text, index = unmark(marked)
    language = load_language(lang)
    article = Article(lang, Outlet(None), paragraphs=(Block(0, len(text)),))
    found = find_events(analyse(text, article, language.text), (), index, (), language.events)
    return found.events, {e.id: e.name for e in found.entities.entities}, text
