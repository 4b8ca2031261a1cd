"""What annotations are about: entities, quotations and acts, in schema.org's terms."""

from collections.abc import Callable, Iterator
from typing import Any

from saksi.records import Entity, Event, Statement
from saksi.views.exports.chosen import Chosen

CLASSES = {
    "person": "schema:Person", "state": "schema:Country", "government": "schema:GovernmentOrganization",
    "armed_force": "schema:Organization", "armed_group": "schema:Organization",
    "organization": "schema:Organization", "company": "schema:Corporation",
    "place": "schema:Place", "population": "schema:Organization", "item": "schema:Thing",
}  # fmt: skip
Urn = Callable[..., str]
Node = dict[str, Any]


def bodies(of: Chosen, urn: Urn) -> Iterator[Node]:
    """A node for each finding that an annotation points to."""

    def own(key: str | None) -> Node | None:
        return {"id": urn("finding", of.record.id, key)} if key else None

    for entity in of.record.entities:
        yield _bare(own(entity.id), _entity(entity))
    for time in of.record.times:
        yield _bare(own(time.id), {"type": "saksi:Time", "saksi:timex": time.value,
                                   "schema:startDate": time.begin, "schema:endDate": time.end_date})  # fmt: skip
    for statement in of.statements:
        yield _bare(own(statement.id), _quotation(of, statement, own))
    for event in of.events:
        yield _bare(own(event.id), _act(event, own))


def _entity(entity: Entity) -> Node:
    wikidata = (
        {"id": f"http://www.wikidata.org/entity/{entity.wikidata}"} if entity.wikidata else None
    )
    return {
        "type": CLASSES[entity.kind], "schema:name": entity.name, "saksi:kind": entity.kind,
        "saksi:country": entity.country, "schema:sameAs": wikidata,
    }  # fmt: skip


def _quotation(of: Chosen, statement: Statement, own: Callable[[str | None], Node | None]) -> Node:
    words = [of.record.text[part.start : part.end] for part in statement.contents]
    return {
        "type": "schema:Quotation", "schema:text": " ".join(words),
        "schema:creator": own(statement.speaker), "saksi:stance": statement.stance,
        "saksi:kind": statement.kind, "saksi:rule": statement.rule,
        "saksi:confidence": statement.confidence,
    }  # fmt: skip


def _act(event: Event, own: Callable[[str | None], Node | None]) -> Node:
    return {
        "type": "schema:Action", "saksi:act": event.type, "saksi:mode": event.mode,
        "saksi:cameo": event.cameo, "saksi:status": event.status,
        "schema:agent": [own(i) for i in event.actors],
        "schema:participant": [own(i) for i in event.recipients],
        "schema:location": own(event.place), "saksi:time": own(event.time),
        "saksi:accordingTo": own(event.attribution), "saksi:rule": event.rule,
        "saksi:confidence": event.confidence,
    }  # fmt: skip


def _bare(own: Node | None, node: Node) -> Node:
    """Without what is not given."""
    found = {**(own or {}), **node}
    return {name: value for name, value in found.items() if value not in (None, [])}
