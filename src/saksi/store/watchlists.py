"""Saved searches, and what they find: each find with the words that it was found by."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row, delete, select

from saksi.errors import SaksiError
from saksi.records import Record
from saksi.store.dialects import insert_or
from saksi.store.filtering import of_articles, of_events, of_statements
from saksi.store.finding import SHOWN, snippets_in
from saksi.store.keeping import now
from saksi.store.kept_schema import WATCHLISTS
from saksi.store.query import parse_query
from saksi.store.schema import ARTICLES, EVENTS, RECORDS, STATEMENTS
from saksi.store.values import Filters

Opens: TypeAlias = Callable[[], AbstractContextManager[Connection]]
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://saksi.example/watchlist")
LONGEST = 600  # characters of a quotation


class UnknownWatchlistError(SaksiError):
    """There is no watchlist of this name in the store."""


class Watchlist(Struct, frozen=True):
    """A saved search; its name is unique in the store."""

    name: str
    title: str
    filters: Filters
    made_at: str


class Find(Struct, frozen=True):
    """One act, statement or article that a watchlist finds, with its quotation.

    `key` stays the same however often the article is read; `text[start:end]` is the quotation.
    """

    key: str
    article: str
    id: str | None
    title: str | None
    about: str | None
    quotation: str
    start: int
    end: int
    url: str | None
    outlet: str | None
    lang: str | None
    published: str | None
    kept_at: str


class Watchlists:
    """The watchlists of one store."""

    def __init__(self, reading: Opens, writing: Opens) -> None:
        self._reading, self._writing = reading, writing

    def add(self, name: str, filters: Filters, title: str | None = None) -> Watchlist:
        """Save a search; one of the same name is replaced. Raises `ValueError` for empty words."""
        if filters.words is not None:
            parse_query(filters.words)
        new = Watchlist(name, title or name, filters, now())
        row = {**msgspec.structs.asdict(new), "filters": msgspec.json.encode(filters).decode()}
        with self._writing() as connection:
            saved = insert_or(connection, WATCHLISTS).values(row)
            others = {key: value for key, value in row.items() if key != "name"}
            connection.execute(
                saved.on_conflict_do_update(index_elements=[WATCHLISTS.c.name], set_=others)
            )
        return new

    def list(self) -> Sequence[Watchlist]:
        """All of them, by name."""
        with self._reading() as connection:
            rows = connection.execute(select(WATCHLISTS).order_by(WATCHLISTS.c.name)).all()
        return [_watchlist(row) for row in rows]

    def get(self, name: str) -> Watchlist:
        """Raises `UnknownWatchlistError`."""
        with self._reading() as connection:
            row = connection.execute(select(WATCHLISTS).where(WATCHLISTS.c.name == name)).first()
        if row is None:
            raise UnknownWatchlistError(f"no watchlist '{name}'; see: saksi watchlist list")
        return _watchlist(row)

    def remove(self, name: str) -> None:
        """Raises `UnknownWatchlistError`."""
        with self._writing() as connection:
            gone = connection.execute(delete(WATCHLISTS).where(WATCHLISTS.c.name == name))
        if not gone.rowcount:
            raise UnknownWatchlistError(f"no watchlist '{name}'; see: saksi watchlist list")

    def finds(self, name: str, limit: int = 50) -> Sequence[Find]:
        """What the search finds now, the articles that came last first."""
        filters = self.get(name).filters
        with self._reading() as connection:
            return list(_finds(connection, name, filters, limit))


def _watchlist(row: Row[Any]) -> Watchlist:
    filters = msgspec.json.decode(row.filters, type=Filters)
    return Watchlist(row.name, row.title, filters, row.made_at)


def _finds(connection: Connection, name: str, filters: Filters, limit: int) -> Iterator[Find]:
    asked = select(ARTICLES, SHOWN.label("body")).join(RECORDS)
    asked = asked.where(*of_articles(connection, filters)).order_by(ARTICLES.c.number.desc())
    left = limit
    for row in connection.execute(asked.limit(limit)).all():
        for find in _of_article(connection, row, filters):
            yield replace(find, key=str(uuid.uuid5(SPACE, f"{name}\n{find.key}")))
            left -= 1
            if not left:
                return


def _of_article(connection: Connection, row: Row[Any], filters: Filters) -> Iterator[Find]:
    """Its acts or statements that meet the search; else the article with the words it was found by."""
    acts = of_events(connection, filters)
    said = of_statements(connection, filters)
    if any(v is not None for v in (filters.speaker, filters.stance)):
        of = STATEMENTS.c
        mine = select(STATEMENTS).where(of.article == row.number, *said).order_by(of.position)
        yield from (_statement(row, one) for one in connection.execute(mine))
    elif acts:
        of = EVENTS.c
        mine = select(EVENTS).where(of.article == row.number, *acts).order_by(of.position)
        yield from (_act(row, one) for one in connection.execute(mine))
    else:
        yield _whole(row, filters)


def _statement(row: Row[Any], one: Row[Any]) -> Find:
    about = f"{one.speaker_name or '–'}: {one.stance}"
    key = f"{row.id}\nstatement\n{one.start}"
    return _find(row, key, one.id, about, one.content, one.start or 0, one.end or 0)


def _act(row: Row[Any], one: Row[Any]) -> Find:
    sides = " → ".join(side for side in (one.actors, one.recipients) if side)
    about = f"{one.type} ({one.status}) {sides}".rstrip()
    text = Record.from_json(row.body).text
    start = text.find(one.sentence, max(0, one.end - len(one.sentence)))
    key = f"{row.id}\nevent\n{one.type}\n{one.start}"
    return _find(row, key, one.id, about, one.sentence, start, start + len(one.sentence))


def _whole(row: Row[Any], filters: Filters) -> Find:
    record = Record.from_json(row.body)
    snippets = snippets_in(record, parse_query(filters.words).marked) if filters.words else []
    if snippets:
        first = snippets[0]
        return _find(row, row.id, None, None, first.surface, first.start, first.end)
    places = [(b.start, b.end) for b in record.article.paragraphs] or [(0, len(record.text))]
    start, end = places[0]
    end = min(end, start + LONGEST)
    return _find(row, row.id, None, None, record.text[start:end], start, end)


def _find(
    row: Row[Any], key: str, found: str | None, about: str | None, words: str, start: int, end: int
) -> Find:
    return Find(
        key=key,
        article=row.id,
        id=found,
        title=row.headline,
        about=about,
        quotation=words,
        start=start,
        end=end,
        url=row.url,
        outlet=row.outlet or row.domain,
        lang=row.lang,
        published=row.published_at,
        kept_at=row.read_at,
    )
