"""Takes an article out of a store with all that came of it, and leaves a tombstone."""

from sqlalchemy import Connection, delete, exists, or_, select, update

from saksi.store.changing import note_change
from saksi.store.fulltext import word_index
from saksi.store.keeping import now
from saksi.store.kept_schema import REVIEW_TARGETS, REVIEWS, VERSIONS
from saksi.store.linking import unlink
from saksi.store.parts import drop_parts, is_part
from saksi.store.schema import ARTICLES, ENTITIES, FAILURES, NAME_WORDS, PAGES


def delete_article(connection: Connection, article_id: str) -> bool:
    """Whether there was such an article; of its words nothing stays in any table."""
    asked = select(ARTICLES.c.number, ARTICLES.c.page_sha256).where(ARTICLES.c.id == article_id)
    there = connection.execute(asked).first()
    if there is None:
        return False
    of = VERSIONS.c
    versions = select(of.page_sha256).where(of.article == there.number)
    unlink(connection, article_id)
    pages = {there.page_sha256, *connection.scalars(versions)}
    of_article = select(ENTITIES.c.key).where(ENTITIES.c.article == there.number)
    keys = {key for key in connection.scalars(of_article) if key}
    word_index(connection).drop(there.number)
    connection.execute(delete(ARTICLES).where(ARTICLES.c.number == there.number))
    connection.execute(delete(FAILURES).where(FAILURES.c.id == article_id))
    _drop_pages(connection, pages)
    drop_names(connection, keys)
    _drop_reviews(connection, article_id)
    note_change(connection, article_id, "delete", now())
    return True


def _drop_pages(connection: Connection, pages: set[str]) -> None:
    """The bytes, unless another article or version was read from them too."""
    of = PAGES.c.sha256
    used = (
        exists().where(ARTICLES.c.page_sha256 == of),
        exists().where(VERSIONS.c.page_sha256 == of),
        is_part(),
    )
    unused = ~or_(*used)
    for sha256 in pages:
        connection.execute(delete(PAGES).where(of == sha256, unused))
        for part in drop_parts(connection, sha256):
            connection.execute(delete(PAGES).where(of == part, unused))


def drop_names(connection: Connection, keys: set[str]) -> None:
    """Names that nobody has any more."""
    used = exists().where(ENTITIES.c.key == NAME_WORDS.c.key)
    for key in keys:
        connection.execute(delete(NAME_WORDS).where(NAME_WORDS.c.key == key, ~used))


def _drop_reviews(connection: Connection, article_id: str) -> None:
    """Decisions on this article alone go; of others, which name it too, the words go."""
    of = REVIEW_TARGETS.c
    about = list(connection.scalars(select(of.review).where(of.article == article_id)))
    connection.execute(delete(REVIEW_TARGETS).where(of.article == article_id))
    left = select(of.review)
    mine = REVIEWS.c.number.in_(about)
    connection.execute(delete(REVIEWS).where(mine, REVIEWS.c.number.not_in(left)))
    connection.execute(update(REVIEWS).where(mine).values(before=None, after=None))
