"""The sources that a page itself names: bylines, datelines, relays and the speakers behind acts."""

from collections import Counter
from collections.abc import Iterator

from saksi.link.card import Credit
from saksi.link.knowing import Known
from saksi.link.naming import outlet_key
from saksi.link.passages import body_spans
from saksi.records import Entity, Marked, Name, Statement

RELAYED_MOSTLY = 0.5  # of the statements: then the page as a whole leans on the relay
_OUTLET_RULE = "names.outlet"


def credits_of(known: Known) -> tuple[Credit, ...]:
    """Credits of the page first, then those of single events."""
    own = {outlet_key(name) for name in known.outlet_names()}
    found = [*_of_page(known), *_of_statements(known, own), *_of_events(known, own)]
    kept = {(c.key, c.event, c.code): c for c in reversed(found) if c.key not in own}
    return tuple(c for c in found if kept.get((c.key, c.event, c.code)) is c)


def _of_page(known: Known) -> Iterator[Credit]:
    article = known.record.article
    if article.dateline and article.dateline.agency:
        at = known.marked(article.dateline.start, article.dateline.end)
        name = article.dateline.agency
        yield Credit(outlet_key(name), name, "agency", "credits", at)
    for cited in article.cited_outlets:
        yield Credit(outlet_key(cited.name), cited.name, "outlet", "credits", _at(known, cited))


def _at(known: Known, name: Name) -> Marked | None:
    if isinstance(name.start, int) and isinstance(name.end, int):
        return known.marked(name.start, name.end)
    return None


def _of_statements(known: Known, own: set[str]) -> Iterator[Credit]:
    """A relay of most statements, of most quotations, or of the lead, carries the whole page."""
    statements = known.record.statements
    relays = Counter(r for s in statements for r in set(_relays(known, s, own)))
    leading = {r for s in statements if _leads(known, s) for r in _relays(known, s, own)}
    direct = [s for s in statements if s.kind != "indirect"]
    quoting = Counter(r for s in direct for r in set(_relays(known, s, own)))
    for entity_id, n in sorted(relays.items()):
        mostly = n > RELAYED_MOSTLY * len(statements)
        if mostly or entity_id in leading or quoting[entity_id] > RELAYED_MOSTLY * len(direct):
            yield _relay(known, entity_id, None)


def _leads(known: Known, said: Statement) -> bool:
    """Whether it stands in the first paragraph, whose source is that of the page."""
    first = next(iter(body_spans(known.record)), None)
    return bool(first and any(first.start <= c.start < first.end for c in said.contents))


def _relays(known: Known, said: Statement, own: set[str]) -> Iterator[str]:
    """The chain between the speaker and this outlet."""
    for entity_id in said.chain:
        name = known.name(entity_id)
        if entity_id != said.speaker and _is_outlet(name) and outlet_key(name or "") not in own:
            yield entity_id


def _is_outlet(name: str | None) -> bool:
    """Whether it is the name of one: *the Sunday programme* is none."""
    return name is not None and (name[:1].isupper() or "." in name)


def _relay(known: Known, entity_id: str, event: str | None) -> Credit:
    entity = known.entities[entity_id]
    first = next(iter(entity.mentions), None)
    at = known.marked(first.start, first.end) if first else None
    return Credit(outlet_key(entity.name), entity.name, "outlet", "cites", at, event)


def _of_events(known: Known, own: set[str]) -> Iterator[Credit]:
    for event in known.record.events:
        if said := known.statements.get(event.attribution or ""):
            yield from _behind(known, said, own, event.id)


def credits_between(known: Known, start: int, end: int) -> Iterator[Credit]:
    """The speakers on whose word the text between two offsets tells, and their relays."""
    own = {outlet_key(name) for name in known.outlet_names()}
    for said in known.record.statements:
        cue = said.cue or said.speaker_mention
        told = any(c.start < end and start < c.end for c in said.contents)
        if told and cue and start <= cue.start < end:
            yield from _behind(known, said, own, None)


def _behind(known: Known, said: Statement, own: set[str], event: str | None) -> Iterator[Credit]:
    speaker = known.entities.get(said.speaker or "")
    if speaker is not None and known.is_named(speaker):
        yield _speaker(known, said, speaker, event)
    for entity_id in _relays(known, said, own):
        yield _relay(known, entity_id, event)


def _speaker(known: Known, said: Statement, speaker: Entity, event: str | None) -> Credit:
    mention = said.speaker_mention
    at = known.marked(mention.start, mention.end) if mention else None
    if speaker.rule == _OUTLET_RULE:
        return Credit(outlet_key(speaker.name), speaker.name, "outlet", "cites", at, event)
    return Credit(_stands_for(known, speaker), speaker.name, "speaker", "quotes", at, event)


def _stands_for(known: Known, speaker: Entity) -> str:
    """The state of whom the speaker is a minister, an envoy, a commander; else the speaker."""
    if speaker.country is None:
        for role in speaker.roles:
            body = known.entities.get(role.of or "")
            if body is not None and body.country:
                return body.country
    return known.key(speaker.id)
