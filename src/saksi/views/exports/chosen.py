"""What the filters choose: records with the findings that meet them, and merged events."""

from collections.abc import Iterator

from msgspec import Struct

from saksi.link import MergedEvent
from saksi.records import Event, Record, Statement
from saksi.store import Filters, Store
from saksi.store.exported import columns

EVERYTHING = Filters()
AT_ONCE = 500


class Chosen(Struct, frozen=True):
    """A record, with those of its statements and acts that were asked for."""

    record: Record
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]


def chosen(store: Store, filters: Filters) -> Iterator[Chosen]:
    """The records that meet the filters, in the order they were first kept."""
    of_article = Filters(filters.outlet, filters.lang, filters.since, filters.until)
    if filters == of_article:
        for record in store.records(filters):
            yield Chosen(record, record.statements, record.events)
        return
    said, done = _found(store, "statements", filters), _found(store, "events", filters)
    for record in store.records(filters):
        yield Chosen(
            record,
            tuple(s for s in record.statements if (record.id, s.id) in said),
            tuple(e for e in record.events if (record.id, e.id) in done),
        )


def merged_acts(store: Store, filters: Filters) -> Iterator[MergedEvent]:
    """Merged events, the earliest first, of which a report meets the filters; with all reports."""
    wanted = None if filters == EVERYTHING else _found(store, "events", filters)
    cursor: str | None = None
    while True:
        found = store.merged_events(cursor=cursor, limit=AT_ONCE, oldest_first=True)
        for event in found.rows:
            if wanted is None or any((r.article, r.event) in wanted for r in event.reports):
                yield event
        cursor = found.cursor
        if cursor is None:
            return


def _found(store: Store, table: str, filters: Filters) -> set[tuple[object, object]]:
    """Article and id of each row that meets the filters."""
    names = list(columns(table))
    article, own = names.index("article"), names.index("id")
    return {(row[article], row[own]) for row in store.rows(table, filters)}
