"""FollowTheMoney: articles, who is in them, acts and statements as entities, a line each."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from saksi.records import Entity, Event, Record, Statement
from saksi.store import Filters, Store
from saksi.views.export import ExportError
from saksi.views.exports.chosen import Chosen, chosen
from saksi.views.exports.countries import country
from saksi.views.exports.form import Options, Written

SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody",
    "armed_force": "PublicBody", "armed_group": "Organization", "organization": "Organization",
    "company": "Company", "population": "LegalEntity", "place": "Address",
}  # fmt: skip
Values = dict[str, object]


def write_ftm(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many entities; things (`item`) are left out. Raises `ExportError` without the library."""
    try:
        from followthemoney import model
    except ImportError as error:
        raise ExportError("ftm needs followthemoney: pip install 'saksi[exports]'") from error
    count = left_out = 0
    for of in chosen(store, filters):
        left_out += sum(e.kind not in SCHEMATA for e in of.record.entities)
        for schema, key, values in _entities(of):
            stream.write(_line(model, schema, key, values))
            count += 1
    return Written(count, left_out)


def _line(model: Any, schema: str, key: str, values: Values) -> bytes:
    proxy = model.make_entity(schema)
    proxy.id = key
    for name, value in values.items():
        proxy.add(name, value)
    return json.dumps(proxy.to_dict(), ensure_ascii=False).encode() + b"\n"


def _entities(of: Chosen) -> Iterator[tuple[str, str, Values]]:
    record = of.record
    yield "Article", article_key(record.id), _article(record)
    for entity in record.entities:
        if entity.kind in SCHEMATA:
            schema = SCHEMATA[entity.kind]
            yield schema, _key(record, entity.id), _named(record, entity, schema)
    for event in of.events:
        yield "Event", _key(record, event.id), _event(record, event)
    for statement in of.statements:
        yield "Note", _key(record, statement.id), _note(record, statement)


def article_key(article: str) -> str:
    """An id that FollowTheMoney takes."""
    return hashlib.blake2b(article.encode(), digest_size=16).hexdigest()


def _key(record: Record, own: str) -> str:
    return f"{article_key(record.id)}-{own}"


def _article(record: Record) -> Values:
    article = record.article
    return {
        "title": article.headline.surface if article.headline else record.id,
        "publishedAt": article.published_at.value[:10] if article.published_at else None,
        "sourceUrl": record.page.url,
        "publisher": article.outlet.name or article.outlet.domain,
        "author": [author.name for author in article.authors],
        "language": article.lang,
        "bodyText": record.text,
    }


def _named(record: Record, entity: Entity, schema: str) -> Values:
    code = _country(entity.country)
    values: Values = {"name": entity.name, "country": code, "wikidataId": entity.wikidata}
    if schema == "Address":
        values["full"] = entity.name
    if schema == "Person":
        values["position"] = [role.title for role in entity.roles]
    return {**values, "proof": article_key(record.id)}


def _event(record: Record, event: Event) -> Values:
    """The status stands before the name where the act is not told as done."""
    place = next((e for e in record.entities if e.id == event.place), None)
    time = next((t for t in record.times if t.id == event.time), None)
    actors, recipients = (
        [_key(record, i) for i in ids if _is_party(record, i)]
        for ids in (event.actors, event.recipients)
    )
    status = "" if event.status == "happened" else f"[{event.status}] "
    return {
        "name": f"{status}{event.type}: {event.trigger.surface}",
        "summary": record.text[event.sentence.start : event.sentence.end],
        "startDate": time.begin if time else None,
        "endDate": time.end_date if time else None,
        "organizer": actors,
        "involved": [*actors, *recipients],
        "location": place.name if place else None,
        "country": _country(place.country) if place else None,
        "keywords": [v for v in (event.type, event.mode, event.status, event.cameo) if v],
        "recordId": f"{record.id}#{event.id}",
        "sourceUrl": record.page.url,
        "proof": article_key(record.id),
    }


def _note(record: Record, statement: Statement) -> Values:
    words = " ".join(record.text[part.start : part.end] for part in statement.contents)
    speaker = next((e for e in record.entities if e.id == statement.speaker), None)
    return {
        "name": speaker.name if speaker else None,
        "description": words,
        "entity": _key(record, speaker.id) if speaker and speaker.kind in SCHEMATA else None,
        "keywords": [statement.kind, statement.stance],
        "sourceUrl": record.page.url,
        "proof": article_key(record.id),
    }


def _is_party(record: Record, entity_id: str) -> bool:
    """Whether it is of those whom an event may involve."""
    kinds = {e.id: SCHEMATA.get(e.kind) for e in record.entities}
    return kinds.get(entity_id) not in (None, "Address")


def _country(code: str | None) -> str | None:
    of = country(code)
    return of.alpha2.lower() if of else None
