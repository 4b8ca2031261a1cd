"""Links the articles of a store, one by one as they are kept, or all anew."""

from collections.abc import Iterator

from sqlalchemy import Connection, delete, func, select

from saksi.link.carding import card_of
from saksi.link.linking import add_article, remove_article
from saksi.records import Record
from saksi.store.linked_schema import (
    LINKED_ACTS,
    LINKED_ARTICLES,
    LINKED_TABLES,
    MERGED_EVENTS,
    STORIES,
)
from saksi.store.linked_shelf import DatabaseShelf
from saksi.store.meanings import words_for_linking
from saksi.store.schema import ARTICLES, RECORDS


def link(connection: Connection, record: Record, number: int) -> None:
    """Link a record that has just been kept under this number; within its transaction."""
    shelf = DatabaseShelf(connection, {record.id: number})
    add_article(shelf, card_of(record, words_for_linking()))
    shelf.finish()


def unlink(connection: Connection, article: str) -> None:
    """Take an article out of all that it is linked with, before it is deleted."""
    shelf = DatabaseShelf(connection)
    remove_article(shelf, article)
    shelf.finish()


def unlinked(connection: Connection) -> int:
    """How many articles are kept and not linked: those of a store from before there were links."""
    kept = connection.scalar(select(func.count()).select_from(ARTICLES)) or 0
    linked = connection.scalar(select(func.count()).select_from(LINKED_ARTICLES)) or 0
    return kept - linked


def linking_problems(connection: Connection) -> Iterator[str]:
    """What is amiss among links: articles and acts that have none, events that nobody reports."""
    missing = unlinked(connection)
    if missing:
        yield f"{missing} article(s) are not linked; link all anew with: saksi link"
    acts = LINKED_ACTS.c
    merged = MERGED_EVENTS.c.id
    asked = {
        "act(s) are reports of no merged event": select(func.count()).where(
            acts.merged.is_(None) | acts.merged.not_in(select(merged))
        ),
        "merged event(s) have no report": select(func.count()).where(
            merged.not_in(select(acts.merged).where(acts.merged.is_not(None)))
        ),
        "article(s) are of no story": select(func.count()).where(
            LINKED_ARTICLES.c.story.not_in(select(STORIES.c.id))
        ),
    }
    for message, question in asked.items():
        if found := connection.scalar(question):
            yield f"{found} {message}; link all anew with: saksi link"


def relink(connection: Connection) -> Iterator[int]:
    """Link all records anew; gives the count after each."""
    for table in reversed(LINKED_TABLES):
        connection.execute(delete(table))
    numbers = list(connection.scalars(select(ARTICLES.c.number).order_by(ARTICLES.c.number)))
    for done, number in enumerate(numbers, 1):
        as_reviewed = func.coalesce(RECORDS.c.corrected, RECORDS.c.body)
        body = connection.scalar(select(as_reviewed).where(RECORDS.c.article == number))
        link(connection, Record.from_json(body or ""), number)
        yield done
