"""Which fields reviewers may correct, and how their values outlive a new reading."""

from typing import Any

import msgspec

from saksi.errors import InputError
from saksi.records import Entity, Event, Record, Statement
from saksi.store.anchoring import Finding, anchor_of, found_again
from saksi.store.review_values import Anchor, Kind

FIELDS: dict[str, tuple[str, ...]] = {
    "entity": ("name", "kind", "country", "wikidata"),
    "statement": ("kind", "stance", "speaker", "addressee", "said", "chain"),
    "event": (
        "type", "mode", "cameo", "status", "stage", "actors", "recipients", "object", "quantity",
        "amount", "time", "place", "attribution",
    ),
}  # fmt: skip
REFERENCES = {"speaker", "addressee", "chain", "actors", "recipients", "place", "attribution"}
MANY = {"chain", "actors", "recipients"}
TIMES = {"said", "time"}
_CLASSES: dict[str, type[Finding]] = {"entity": Entity, "statement": Statement, "event": Event}


def stored_value(record: Record, field: str, value: Any) -> Any:
    """The value with what its ids stand for, as it is noted in the log."""
    if field in MANY:
        return [_stored(record, field, one) for one in value]
    if field in REFERENCES | TIMES:
        return None if value is None else _stored(record, field, value)
    return msgspec.to_builtins(value)


def _stored(record: Record, field: str, wanted: str) -> dict[str, Any]:
    if field in TIMES:
        time = next((t for t in record.times if t.id == wanted), None)
        if time is None:
            raise InputError(f"{record.id}: no time '{wanted}'; see: saksi show --json {record.id}")
        return {"id": wanted, "name": time.value, "start": time.start, "end": time.end}
    pool = record.statements if field == "attribution" else record.entities
    found: Any = next((one for one in pool if one.id == wanted), None)
    if found is None:
        kind = "statement" if field == "attribution" else "entity"
        raise InputError(f"{record.id}: no {kind} '{wanted}'; see: saksi show --json {record.id}")
    anchor = msgspec.to_builtins(anchor_of(record, found))
    return {"id": wanted, "name": getattr(found, "name", None), "anchor": anchor}


def checked_value(kind: Kind, field: str, value: Any) -> Any:
    """The value in its type; raises `InputError` that names what is allowed."""
    if field not in FIELDS[kind]:
        allowed = ", ".join(FIELDS[kind])
        raise InputError(f"'{field}' of this {kind} cannot be corrected; what can: {allowed}")
    hint = next(f.type for f in msgspec.structs.fields(_CLASSES[kind]) if f.name == field)
    try:
        return msgspec.convert(value, hint)
    except msgspec.ValidationError as error:
        raise InputError(f"{field}: {error} (given: {value!r})") from error


def present_value(record: Record, kind: Kind, field: str, stored: Any) -> Any:
    """The noted value in terms of a record read anew; raises `LookupError` where it is gone."""
    if field in MANY:
        return tuple(_present(record, field, one) for one in stored)
    if field in REFERENCES | TIMES:
        return None if stored is None else _present(record, field, stored)
    return checked_value(kind, field, stored)


def _present(record: Record, field: str, stored: dict[str, Any]) -> str:
    if field in TIMES:
        place = stored["start"], stored["end"]
        found = next((t.id for t in record.times if (t.start, t.end) == place), None)
    else:
        anchor = msgspec.convert(stored["anchor"], Anchor)
        found = f"r{anchor.made}" if anchor.made else found_again(record, anchor)
    if found is None:
        raise LookupError(stored["id"])
    return found
