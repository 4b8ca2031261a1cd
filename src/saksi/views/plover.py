"""Events of a record in PLOVER's JSON: one object an event, as its gold records are written."""

from collections.abc import Iterator
from typing import Any

from saksi.ontology import load_ontology
from saksi.records import Event, Record

CODERS = {"state": "GOV", "government": "GOV", "armed_force": "MIL", "armed_group": "REB"}
CODERS |= {"company": "BUS", "population": "CVL", "organization": "IGO", "person": "ELI"}


def plover_events(record: Record) -> Iterator[dict[str, Any]]:
    """Each event as an object; what PLOVER has no name for stands under `saksi`."""
    for event in record.events:
        yield _plover(record, event)


def _plover(record: Record, event: Event) -> dict[str, Any]:
    times = {t.id: t for t in record.times}
    names = {e.id: e.name for e in record.entities}
    speakers = {s.id: names.get(s.speaker or "") for s in record.statements}
    card = load_ontology().types[event.type]
    when = times.get(event.time or "")
    return {
        "id": f"{record.id}#{event.id}",
        "date": when.value if when else _day(record),
        "source": [_party(record, i) for i in event.actors],
        "target": [_party(record, i) for i in event.recipients],
        "event": event.type,
        "mode": event.mode,
        "context": [],
        "eventText": event.trigger.surface,
        "eventLoc": names.get(event.place or ""),
        "text": record.text[event.sentence.start : event.sentence.end],
        "textInfo": {"markup": [[event.trigger.start, event.trigger.end]]},
        "language": record.article.lang,
        "publication": record.article.outlet.name or record.article.outlet.domain,
        "coder": f"saksi {record.versions.saksi}",
        "version": f"PLOVER; ontology {record.versions.ontology}",
        "saksi": {
            "status": event.status,
            "attributed_to": speakers.get(event.attribution or ""),
            "cameo": event.cameo,
            "quad": card.quad,
            "confidence": event.confidence,
            "rule": event.rule,
        },
    }


def _party(record: Record, entity_id: str) -> dict[str, str | None]:
    entity = next(e for e in record.entities if e.id == entity_id)
    sector = CODERS.get(entity.kind)
    return {"actorText": entity.name, "code": entity.country, "sector": sector}


def _day(record: Record) -> str | None:
    published = record.article.published_at
    return published.value[:10] if published else None
