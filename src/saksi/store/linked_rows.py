"""What linking found, as rows of its tables: pure functions, one per table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import msgspec

from saksi.link.card import Card
from saksi.link.shelf import StoryRow
from saksi.link.types import Contradiction, Copy, MergedEvent

Row: TypeAlias = dict[str, Any]
_WRITE = msgspec.msgpack.Encoder()


def article_row(card: Card, number: int) -> Row:
    """An article that nothing is linked with yet: a story of its own."""
    row = {"article": number, "id": card.id, "day": card.day, "story": card.id}
    return {**row, "card": _WRITE.encode(card)}


def token_rows(card: Card, number: int, tokens: Sequence[int]) -> list[Row]:
    """By which the article is found; an undated one is not looked for."""
    dated = tokens if card.day else ()
    return [{"token": token, "day": card.day, "article": number} for token in dated]


def act_rows(card: Card, number: int) -> list[Row]:
    """Acts, each the first report of itself."""
    return [
        {"key": a.key, "article": number, "event": a.event, "type": a.type, "tree": a.key}
        for a in card.acts
    ]


def act_token_rows(number: int, act_tokens: Mapping[str, set[tuple[int, int]]]) -> list[Row]:
    """By which acts are found."""
    return [
        {"token": token, "day": day, "act": act, "article": number}
        for act, found in act_tokens.items()
        for token, day in sorted(found)
        if day
    ]


def copy_row(c: Copy) -> Row:
    """Which article repeats which."""
    return {"a": c.a, "b": c.b, "kind": c.kind, "share": c.share, "body": _json(c)}


def story_row(row: StoryRow) -> Row:
    """A story as it is listed."""
    days = {"first_day": _day(row.first_day), "last_day": _day(row.last_day)}
    return {**row._asdict(), **days}


def event_row(event: MergedEvent) -> Row:
    """A merged event as it is listed, and all of it."""
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "begin": event.when.begin,
        "end": event.when.end,
        "place": event.place,
        "sources": event.sources,
        "reports": len(event.reports),
        "body": _json(event),
    }


def party_rows(event: MergedEvent) -> Iterator[Row]:
    """Its actors and recipients."""
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            yield {
                "event": event.id,
                "side": side,
                "key": party.key,
                "name": party.name.casefold(),
                "country": party.country,
                "begin": event.when.begin,
            }


def contradiction_row(found: Contradiction) -> Row:
    """What reports disagree on, by the last day of publication."""
    days = [e.published[:10] for side in found.sides for e in side.evidence if e.published]
    row = {"id": found.id, "field": found.field, "body": _json(found)}
    return {**row, "day": max(days, default="")}


def touched_rows(contradictions: Iterable[Contradiction]) -> list[Row]:
    """Of which merged events each is."""
    return [
        {"contradiction": c.id, "event": e} for c in contradictions for e in sorted({*c.events})
    ]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""
