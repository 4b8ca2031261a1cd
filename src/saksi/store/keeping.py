"""Keeps a record, its page and its rows in one transaction, and takes them out again."""

import hashlib
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, func, select, update
from sqlalchemy.sql.expression import ClauseElement

from saksi.errors import StoreError
from saksi.records import Record
from saksi.store.aliases import words_of_key
from saksi.store.changing import note_change
from saksi.store.decisions import mended
from saksi.store.dialects import storable
from saksi.store.fulltext import word_index
from saksi.store.linking import link
from saksi.store.mending import Mended
from saksi.store.prepared import Prepared, Words, insert_rows
from saksi.store.rows import article_row, finding_rows, utc
from saksi.store.schema import (
    ARTICLES,
    ENTITIES,
    EVENTS,
    FINDINGS,
    NAME_WORDS,
    PAGES,
    RECORDS,
    STATEMENTS,
)
from saksi.store.versions import keep_version
from saksi.store.words import body_spans, headline_spans, words_of

REVIEWED = ENTITIES, STATEMENTS, EVENTS


def now() -> str:
    """The present moment as the store notes it."""
    return utc(datetime.now(UTC))


def keep(
    connection: Connection, record: Record, raw: bytes | None, fingerprint: str | None
) -> bool:
    """Whether anything changed: the very same record is not written again."""
    body = record.to_json()
    seal = hashlib.sha256(body.encode()).hexdigest()
    there = _there(connection, record.id)
    _keep_page(connection, record, raw)
    if there and there.record_sha256 == seal:
        _note_fingerprint(connection, there.number, fingerprint)
        return bool(there.fingerprint != fingerprint)
    if there:
        keep_version(connection, there)
    row = {**article_row(record), "record_sha256": seal, "fingerprint": fingerprint}
    number = _article(connection, row, there)
    insert_rows(connection, RECORDS, [{"article": number, "body": body}])
    fill(connection, record, number)
    note_change(connection, record.id, "put", now())
    return True


_KNOWN = Prepared(lambda _: select(ARTICLES.c.number).where(ARTICLES.c.id == bindparam("name")))


def _there(connection: Connection, article_id: str) -> Row[Any] | None:
    """The article as it is kept."""
    if not _KNOWN.rows(connection, name=article_id):
        return None
    return connection.execute(select(ARTICLES).where(ARTICLES.c.id == article_id)).first()


def fill(connection: Connection, record: Record, number: int, links: bool = True) -> None:
    """Everything that is asked of the record, as its reviewers decided; its links, unless not."""
    done = mended(connection, record)
    if done.record != record:
        changed = update(RECORDS).where(RECORDS.c.article == number)
        connection.execute(changed.values(corrected=done.record.to_json()))
    _keep_findings(connection, done, number)
    keep_words(connection, record, number)
    if links:
        link(connection, done.record, number)


def empty(connection: Connection, number: int) -> None:
    """Takes out what `fill` put in."""
    for table in FINDINGS:
        connection.execute(delete(table).where(table.c.article == number))
    word_index(connection).drop(number)


def refill(connection: Connection, number: int, links: bool = True) -> None:
    """Makes the rows of an article anew from its record."""
    empty(connection, number)
    body = connection.scalar(select(RECORDS.c.body).where(RECORDS.c.article == number))
    record = Record.from_json(body or "")
    changed = update(ARTICLES).where(ARTICLES.c.number == number)
    connection.execute(changed.values(storable(connection, article_row(record))))
    own = update(RECORDS).where(RECORDS.c.article == number)
    connection.execute(own.values(corrected=None))
    fill(connection, record, number, links)


def _note_fingerprint(connection: Connection, number: int, fingerprint: str | None) -> None:
    """Another input that gives the same record: noted, so that it too is skipped next time."""
    changed = update(ARTICLES).where(ARTICLES.c.number == number)
    connection.execute(changed.values(fingerprint=fingerprint))


def _keep_page(connection: Connection, record: Record, raw: bytes | None) -> None:
    """Bytes are kept once however often they are read; given later, they fill their place."""
    page = record.page
    if raw is not None and hashlib.sha256(raw).hexdigest() != page.sha256:
        raise StoreError(f"{record.id}: the bytes given are not those of the record's page")
    row: dict[str, object] = {
        "sha256": page.sha256,
        "media_type": page.media_type,
        "url": page.url,
        "fetched_at": page.fetched_at,
        "size": None if raw is None else len(raw),
        "body": None if raw is None else zlib.compress(raw, 6),
    }
    _PAGE.run(connection, **storable(connection, row))


def _page(words: Words) -> ClauseElement:
    new = words.insert(PAGES)
    there = {name: func.coalesce(PAGES.c[name], new.excluded[name]) for name in ("size", "body")}
    fills: ClauseElement = new.on_conflict_do_update(
        index_elements=[PAGES.c.sha256],
        set_=there,
        where=and_(PAGES.c.body.is_(None), new.excluded.body.is_not(None)),
    )
    return fills


_PAGE = Prepared(_page)


def _article(connection: Connection, row: dict[str, object], there: Row[Any] | None) -> int:
    """The article's number; an article that was there keeps its own and loses all else."""
    row = storable(connection, {**row, "read_at": now()})
    if there is None:
        insert_rows(connection, ARTICLES, [row])
        [(added,)] = _KNOWN.rows(connection, name=row["id"])
        return int(added)
    number: int = there.number
    connection.execute(update(ARTICLES).where(ARTICLES.c.number == number).values(row))
    connection.execute(delete(RECORDS).where(RECORDS.c.article == number))
    empty(connection, number)
    return number


def _keep_findings(connection: Connection, done: Mended, number: int) -> None:
    for table, rows in finding_rows(done.record):
        if rows:
            whole = [{**row, "article": number} for row in rows]
            if table in REVIEWED:
                whole = [{**row, "review": done.looked_at.get(str(row["id"]))} for row in whole]
            insert_rows(connection, table, whole)
        if rows and table is ENTITIES:
            _keep_names(connection, {str(row["key"]) for row in rows if row["key"]})


def _keep_names(connection: Connection, keys: set[str]) -> None:
    """Names are found by any of their words."""
    words = [
        {"word": word, "key": key} for key in sorted(keys) for word in sorted(words_of_key(key))
    ]
    _NAME_WORDS.run_each(connection, words)


_NAME_WORDS = Prepared(lambda words: words.insert(NAME_WORDS).on_conflict_do_nothing())


def keep_words(connection: Connection, record: Record, number: int) -> None:
    """Puts the article into the index of words."""
    word_index(connection).add(number, *indexed_words(record))


def indexed_words(record: Record) -> tuple[list[str], list[str]]:
    """The forms of the words of the headline and of the paragraphs, in their order."""
    lang, places = record.article.lang, (headline_spans(record), body_spans(record))
    headline, body = ([w.form for w in words_of(record.text, spans, lang)] for spans in places)
    return headline, body
