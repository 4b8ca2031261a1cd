"""Earlier records of an article: of a page that changed, or of the same page read otherwise."""

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select

from saksi.store.kept_schema import VERSIONS
from saksi.store.schema import ARTICLES, RECORDS
from saksi.store.values import Version

_KEPT = (
    "record_sha256",
    "text_sha256",
    "page_sha256",
    "published_at",
    "headline",
    "read_at",
    "saksi",
)


def keep_version(connection: Connection, article: Row[Any]) -> None:
    """Notes the article's present record as a version, before another takes its place."""
    number = article.number
    last = select(func.max(VERSIONS.c.number)).where(VERSIONS.c.article == number)
    body = connection.scalar(select(RECORDS.c.body).where(RECORDS.c.article == number)) or ""
    connection.execute(
        insert(VERSIONS).values(
            article=number,
            number=(connection.scalar(last) or 0) + 1,
            body=zlib.compress(body.encode(), 6),
            **{name: getattr(article, name) for name in _KEPT},
        )
    )


def versions(connection: Connection, article_id: str) -> Sequence[Version]:
    """All states of the article, and of others at the same address, the oldest first."""
    found = sorted(_states(connection, article_id), key=lambda state: (state[0], state[1]))
    return [
        Version(
            number=number,
            article=row.id,
            headline=row.headline,
            published=row.published_at,
            text_sha256=row.text_sha256,
            record_sha256=row.record_sha256,
            read_at=row.read_at,
            saksi=row.saksi,
            present=not earlier,
        )
        for number, (_, _, row, earlier) in enumerate(found, start=1)
    ]


def version_json(connection: Connection, article_id: str, number: int) -> str | None:
    """The record's JSON as it was in that state; null where there is no such."""
    found = sorted(_states(connection, article_id), key=lambda state: (state[0], state[1]))
    if not 0 < number <= len(found):
        return None
    _, _, row, earlier = found[number - 1]
    if earlier:
        of = VERSIONS.c
        asked = select(of.body).where(of.article == row.article, of.number == row.number)
        body: bytes = connection.execute(asked).scalar_one()
        return zlib.decompress(body).decode()
    now: str = connection.execute(
        select(RECORDS.c.body).where(RECORDS.c.article == row.article)
    ).scalar_one()
    return now


def _states(connection: Connection, article_id: str) -> Iterator[tuple[str, int, Row[Any], bool]]:
    """When read, its place among those of the same second, the row, and whether it is past."""
    url = select(ARTICLES.c.url).where(ARTICLES.c.id == article_id).scalar_subquery()
    same = or_(ARTICLES.c.id == article_id, ARTICLES.c.url == url)
    columns = [ARTICLES.c.id, *(VERSIONS.c[name] for name in ("article", "number", *_KEPT))]
    past = select(*columns).join_from(VERSIONS, ARTICLES).where(same)
    for row in connection.execute(past.order_by(VERSIONS.c.article, VERSIONS.c.number)):
        yield row.read_at, row.number, row, True
    present = [ARTICLES.c.number.label("article"), ARTICLES.c.id, *(ARTICLES.c[n] for n in _KEPT)]
    for row in connection.execute(select(*present).where(same).order_by(ARTICLES.c.number)):
        yield row.read_at, 1_000_000_000, row, False
