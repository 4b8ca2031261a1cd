"""Asks a store: one record, a listing, a search."""

import difflib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, func, select

from saksi.records import Article, Span
from saksi.store.exported import selection
from saksi.store.filtering import of_articles, of_events, of_matches, of_statements, with_articles
from saksi.store.fulltext import word_index
from saksi.store.listing import ARTICLE_COLUMNS
from saksi.store.query import Way, parse_query
from saksi.store.schema import ARTICLES, EVENTS, RECORDS, STATEMENTS
from saksi.store.snippets import MOST, found_numbers, snippets_of
from saksi.store.values import ArticleRow, Filters, Hit, Snippet
from saksi.store.words import (
    Forms,
    Word,
    Worded,
    body_spans,
    headline_spans,
    words_of,
    words_with,
)

_NARROWED = {STATEMENTS.name: of_statements, EVENTS.name: of_events}
BATCH = 200
FEW = 10  # whole records in memory at a time
COMPARED = 20_000  # ids looked at for one like a mistyped id


SHOWN = func.coalesce(RECORDS.c.corrected, RECORDS.c.body)


def record_json(connection: Connection, article_id: str) -> str | None:
    """The record's JSON as it was kept, with the corrections of its reviewers."""
    asked = select(SHOWN).join(ARTICLES).where(ARTICLES.c.id == article_id)
    found: str | None = connection.scalar(asked)
    return found


def read_json(connection: Connection, article_id: str) -> str | None:
    """The record's JSON as it was read, whatever reviewers made of it."""
    asked = select(RECORDS.c.body).join(ARTICLES).where(ARTICLES.c.id == article_id)
    found: str | None = connection.scalar(asked)
    return found


def record_lines(connection: Connection, filters: Filters) -> Iterator[str]:
    """The JSON of every record in the order of first keeping, a few in memory at a time."""
    asked = select(SHOWN).join(ARTICLES).where(*of_articles(connection, filters))
    result = connection.execution_options(yield_per=FEW).execute(asked.order_by(ARTICLES.c.number))
    yield from result.scalars()


def like_ids(connection: Connection, wanted: str, most: int = 5) -> list[str]:
    """The kept ids that begin as `wanted` does, else those nearest to it."""
    begins = select(ARTICLES.c.id).where(ARTICLES.c.id.startswith(wanted, autoescape=True))
    found = list(connection.scalars(begins.order_by(ARTICLES.c.id).limit(most + 1)))
    if found:
        return found
    latest = select(ARTICLES.c.id).order_by(ARTICLES.c.number.desc()).limit(COMPARED)
    ids = connection.execution_options(yield_per=BATCH).scalars(latest)
    return difflib.get_close_matches(wanted, ids, n=most, cutoff=0.4)


def listing(connection: Connection, filters: Filters, limit: int, offset: int) -> list[ArticleRow]:
    """Articles, the newest first; those without a date come last."""
    asked = select(*ARTICLE_COLUMNS).where(*of_articles(connection, filters))
    asked = asked.order_by(ARTICLES.c.at.desc(), ARTICLES.c.number).limit(limit).offset(offset)
    return [ArticleRow(**row._mapping) for row in connection.execute(asked)]


def hits(
    connection: Connection, query: str, filters: Filters, limit: int, offset: int
) -> list[Hit]:
    """The best matches, with the found words marked in the records' own texts."""
    asked_for, index = parse_query(query), word_index(connection)
    number = index.number()
    meant = of_matches(connection, filters, number)
    if filters.words is not None:
        meant.append(index.met(parse_query(filters.words), number))
    ranked = index.ranked(asked_for, max(index.MOST, offset + limit), meant)
    best = ranked.c.rank, ranked.c.number
    top = select(*best).order_by(*best).limit(limit).offset(offset).subquery()
    asked = (
        select(top.c.number, top.c.rank, RECORDS.c.body)
        .join_from(top, RECORDS, RECORDS.c.article == top.c.number)
        .order_by(top.c.rank, top.c.number)
    )
    rows = connection.execute(asked).all()
    forms = index.forms([row.number for row in rows])
    return [_hit(row, asked_for.marked, forms.get(row.number)) for row in rows]


class _Read(Struct, frozen=True):
    """What a hit shows of a record: all else is passed over."""

    id: str
    text: str
    article: Article


_READ = msgspec.json.Decoder(_Read)


def _hit(row: Any, ways: Sequence[Way], forms: Forms | None) -> Hit:
    record = _READ.decode(row.body)
    article = record.article
    return Hit(
        id=record.id,
        headline=article.headline.surface if article.headline else None,
        outlet=article.outlet.name or article.outlet.domain,
        published=article.published_at.value if article.published_at else None,
        lang=article.lang,
        score=-row.rank,
        snippets=tuple(snippets_in(record, ways, forms)),
    )


def snippets_in(record: Worded, ways: Sequence[Way], forms: Forms | None = None) -> list[Snippet]:
    """The few first places in the headline and the text where the ways are followed.

    `forms` are those that the words were indexed by, where they are known.
    """
    parts = headline_spans(record), body_spans(record)
    known = (forms.headline, forms.body) if forms else ([], [])
    found = (
        snippet
        for spans, told in zip(parts, known, strict=True)
        for words in _passages(record, spans, told)
        for snippet in snippets_of(record.text, words, found_numbers(words, ways))
    )
    return list(islice(found, MOST))


def _passages(
    record: Worded, spans: list[Span], forms: Sequence[list[str]]
) -> Iterator[list[Word]]:
    """One passage after the other: to stem all words takes most of the time of a search."""
    known = forms if len(forms) == len(spans) else [None] * len(spans)
    for span, told in zip(spans, known, strict=True):
        words = words_with(record.text, span, told) if told is not None else None
        yield words or list(words_of(record.text, [span], record.article.lang))


def table_rows(
    connection: Connection, table: str, filters: Filters
) -> Iterator[tuple[object, ...]]:
    """Every row of one exported table, a few in memory at a time."""
    streamed = connection.execution_options(yield_per=BATCH)
    narrowed = _NARROWED.get(table, of_articles)(connection, filters)
    if table in _NARROWED:
        narrowed += with_articles(connection, filters)
    for row in streamed.execute(selection(table).where(*narrowed)):
        yield tuple(row)
