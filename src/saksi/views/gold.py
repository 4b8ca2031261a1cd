"""Reviewed articles as gold: what reviewers settled, in the form that readers are trained on."""

from pathlib import Path
from typing import Any

import msgspec

from saksi.records import Event, Record, Span, Statement
from saksi.store import Store
from saksi.views.export import ExportError


def write_gold(store: Store, folder: Path, partial: bool = False) -> int:
    """`ID.txt` and `ID.json` of each reviewed article, and `docs.jsonl`; how many articles.

    Only articles whose every statement and act was reviewed, unless `partial`: then
    `reviewed` tells which were. Raises `ExportError` where the folder cannot be written.
    """
    documents = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in store.review.articles():
            record, looked_at = store.get(name), store.review.looked_at(name)
            found = {s.id for s in record.statements} | {e.id for e in record.events}
            if not partial and not found <= looked_at.keys():
                continue
            documents.append(_document(record))
            _write(folder, record, looked_at)
        lines = "".join(msgspec.json.encode(one).decode() + "\n" for one in documents)
        (folder / "docs.jsonl").write_text(lines, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written ({error.strerror})") from error
    return len(documents)


def _document(record: Record) -> dict[str, Any]:
    article = record.article
    return {
        "id": record.id,
        "text": record.text,
        "url": record.page.url,
        "lang": article.lang,
        "published": article.published_at.value if article.published_at else None,
        "outlet": article.outlet.name,
    }


def _write(folder: Path, record: Record, looked_at: dict[str, str]) -> None:
    name = "".join(c if c.isalnum() or c in "-_." else "_" for c in record.id).lstrip(".") or "_"
    (folder / f"{name}.txt").write_bytes(record.text.encode("utf-8", "surrogatepass"))
    whole = msgspec.json.format(msgspec.json.encode(gold_of(record, looked_at)), indent=1)
    (folder / f"{name}.json").write_bytes(whole + b"\n")


def gold_of(record: Record, looked_at: dict[str, str]) -> dict[str, Any]:
    """The annotation of one article; every string also as a span of code points."""
    article = record.article
    return {
        "id": record.id,
        "lang": article.lang,
        "published": article.published_at.value if article.published_at else None,
        "times": [_time(t) for t in record.times],
        "statements": [_statement(record, s, looked_at.get(s.id)) for s in record.statements],
        "events": [_event(record, e, looked_at.get(e.id)) for e in record.events],
    }


def _time(time: Any) -> dict[str, Any]:
    mod = {"mod": time.mod} if time.mod else {}
    place = [time.start, time.end]
    return {"text": time.surface, "value": time.value, **mod, "span": place}


def _statement(record: Record, s: Statement, reviewed: str | None) -> dict[str, Any]:
    contents = {
        f"content{'' if n == 1 else n}": _cut(record, span)
        for n, span in enumerate(s.contents, start=1)
    }
    cue = Span(s.cue.start, s.cue.end) if s.cue else None
    return {
        **contents,
        "kind": s.kind,
        "speaker": _name(record, s.speaker),
        "cue": _cut(record, cue),
        "via": [_name(record, link) for link in s.chain if link != s.speaker],
        "said": _value(record, s.said),
        "spans": [[span.start, span.end] for span in s.contents],
        "cue_span": [cue.start, cue.end] if cue else None,
        "reviewed": reviewed,
    }


def _event(record: Record, e: Event, reviewed: str | None) -> dict[str, Any]:
    said = next((s for s in record.statements if s.id == e.attribution), None)
    thing = Span(e.object.start, e.object.end) if e.object else None
    numbers = {
        "quantity": e.quantity.value,
        "amount": e.amount.value,
        "currency": e.amount.currency,
    }
    return {
        "type": e.type,
        "trigger": e.trigger.surface,
        "actors": [_side(record, i) for i in e.actors],
        "recipients": [_side(record, i) for i in e.recipients],
        "object": _cut(record, thing),
        "when": _value(record, e.time),
        "where": _name(record, e.place),
        "status": e.status,
        "attributed_to": _name(record, said.speaker) if said else None,
        "evidence": _cut(record, e.sentence),
        **{name: value for name, value in numbers.items() if value is not None},
        "evidence_span": [e.sentence.start, e.sentence.end],
        "trigger_span": [e.trigger.start, e.trigger.end],
        "object_span": [thing.start, thing.end] if thing else None,
        "again_spans": [],
        "reviewed": reviewed,
    }


def _cut(record: Record, span: Span | None) -> str | None:
    return record.text[span.start : span.end] if span else None


def _name(record: Record, wanted: str | None) -> str | None:
    return next((e.name for e in record.entities if e.id == wanted), None)


def _side(record: Record, wanted: str) -> str | None:
    """An ISO code for whoever acts for a state, else the name."""
    return next((e.country or e.name for e in record.entities if e.id == wanted), None)


def _value(record: Record, wanted: str | None) -> str | None:
    return next((t.value for t in record.times if t.id == wanted), None)
