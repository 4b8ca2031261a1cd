"""Groups of people that are parties without a name of their own: `demonstran`, `civilians`."""

from bisect import bisect_right

from saksi.find.entities.index import EntityIndex
from saksi.find.events.knowledge import EventKnowledge
from saksi.records import Entity, Event, Mention
from saksi.text.analysis import Analysis
from saksi.text.sentences import Sentence, Token

RULE = "events.population_noun"


def with_populations(
    analysis: Analysis, entities: EntityIndex, known: EventKnowledge
) -> EntityIndex:
    """`entities`, and one more for each such noun that stands outside every mention."""
    named = {m.start for e in entities.entities for m in e.mentions}
    found: dict[str, list[Mention]] = {}
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            word = token.surface.lower()
            crowd = (
                word in known.crowds and _next(sentence, token) not in known.grammar.inside_names
            )
            if (word in known.populations or crowd) and token.start not in named:
                found.setdefault(word, []).append(Mention(token.start, token.end, "name"))
    count = len(entities.entities)
    added = (
        Entity(f"e{count + i}", "population", noun, mentions=tuple(mentions), rule=RULE)
        for i, (noun, mentions) in enumerate(found.items(), 1)
    )
    return EntityIndex((*entities.entities, *added))


def _next(sentence: Sentence, token: Token) -> str:
    """The word behind a token: `thousands of tonnes` are nobody, `thousands marched` are."""
    at = bisect_right(sentence.tokens, token.start, key=lambda t: t.start)
    return sentence.tokens[at].surface.lower() if at < len(sentence.tokens) else ""


def only_used(
    before: EntityIndex, after: EntityIndex, events: tuple[Event, ...]
) -> tuple[EntityIndex, dict[str, str]]:
    """`before` with those additions that are parties of events, and old ids to new ones."""
    parties = {i for e in events for i in (*e.actors, *e.recipients)}
    index, ids = before, {}
    for entity in after.entities[len(before.entities) :]:
        if entity.id in parties:
            index, kept = index.with_entity(
                entity.kind, entity.name, entity.mentions, entity.country, entity.rule
            )
            ids[entity.id] = kept.id
    return index, ids
