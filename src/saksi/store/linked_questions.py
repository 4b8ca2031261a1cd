"""What linking asks of its tables and does to them, each put into SQL once."""

from typing import Any

from sqlalchemy import Column, Select, Table, bindparam, delete, func, select, union_all, update

from saksi.store.linked_schema import (
    CONTRADICTION_EVENTS,
    CONTRADICTIONS,
    COPIES,
    LINKED_ACT_TOKENS,
    LINKED_ACTS,
    LINKED_ANSWERS,
    LINKED_ARTICLES,
    LINKED_MENTIONS,
    LINKED_TOKENS,
    MERGED_EVENTS,
    MERGED_PARTIES,
    STORIES,
)
from saksi.store.prepared import Prepared, Words
from saksi.store.schema import ARTICLES

_ACT, _ARTICLE, _COPY, _ANSWER = LINKED_ACTS.c, LINKED_ARTICLES.c, COPIES.c, LINKED_ANSWERS.c
_MENTION = LINKED_MENTIONS.c


def _between(column: Column[Any]) -> Any:
    return column.between(bindparam("first"), bindparam("last"))


def _articles(words: Words, of: Column[Any]) -> Select[Any]:
    asked = select(_ARTICLE.id, _ARTICLE.article, _ARTICLE.card)
    return asked.add_columns(_ARTICLE.parent, _ARTICLE.likeness, _ARTICLE.story).where(
        words.among(of, "ids")
    )


def _acts(words: Words, of: Column[Any]) -> Select[Any]:
    joined = LINKED_ACTS.join(LINKED_ARTICLES, _ACT.article == _ARTICLE.article)
    asked = select(_ACT.key, _ARTICLE.id, _ACT.parent, _ACT.score, _ACT.tree, _ACT.merged)
    return asked.select_from(joined).where(words.among(of, "keys"))


def _alike(words: Words) -> Select[Any]:
    of = LINKED_TOKENS.c
    counted = (
        select(of.article)
        .where(words.among(of.token, "tokens"), _between(of.day))
        .group_by(of.article)
        .having(func.count() >= bindparam("least"))
        .subquery()
    )
    joined = LINKED_ARTICLES.join(counted, counted.c.article == _ARTICLE.article)
    return select(_ARTICLE.id).select_from(joined)


def _with_acts(words: Words) -> Select[Any]:
    of = LINKED_ACT_TOKENS.c
    found = select(of.article).where(words.among(of.token, "tokens"), _between(of.day))
    return select(_ARTICLE.id).where(_ARTICLE.article.in_(found))


def _copies(words: Words) -> Any:
    sides = (select(_COPY.body).where(words.among(of, "ids")) for of in (_COPY.a, _COPY.b))
    return union_all(*sides)


def _answers(words: Words) -> Any:
    asked = select(_ANSWER.denial, _ANSWER.told)
    sides = (asked.where(words.among(of, "acts")) for of in (_ANSWER.denial, _ANSWER.told))
    return union_all(*sides)


def _mentions(words: Words) -> Any:
    asked = select(_MENTION.act, _MENTION.article, _MENTION.start, _MENTION.denies)
    of_acts, of_articles = (
        asked.where(words.among(_MENTION.act, "acts")),
        asked.where(words.among(_MENTION.article, "ids")),
    )
    return union_all(of_acts, of_articles)


def deleted(table: Table, column: Column[Any]) -> Prepared:
    """Rows with one of the values are taken out."""
    return Prepared(lambda words: delete(table).where(words.among(column, "values")))


CARDS = Prepared(lambda words: _articles(words, _ARTICLE.id))
CHILDREN = Prepared(lambda words: select(_ARTICLE.id).where(words.among(_ARTICLE.parent, "ids")))
ALIKE = Prepared(_alike)
WITH_ACTS = Prepared(_with_acts)
COPIES_OF = Prepared(_copies)
ANSWERS = Prepared(_answers)
MENTIONS = Prepared(_mentions)
ACTS = Prepared(lambda words: _acts(words, _ACT.key))
ACTS_OF_TREES = Prepared(lambda words: _acts(words, _ACT.tree))
FOLLOWERS = Prepared(lambda words: _acts(words, _ACT.parent))
REPORTS = Prepared(lambda words: _acts(words, _ACT.merged))
MERGED = Prepared(
    lambda words: select(MERGED_EVENTS.c.id, MERGED_EVENTS.c.body).where(
        words.among(MERGED_EVENTS.c.id, "ids")
    )
)
NUMBER = Prepared(lambda _: select(ARTICLES.c.number).where(ARTICLES.c.id == bindparam("id")))
_OTHERS = _ARTICLE.story == bindparam("story"), _ARTICLE.id != bindparam("without")
MEMBERS = Prepared(
    lambda _: (
        select(_ARTICLE.id)
        .where(*_OTHERS)
        .order_by(_ARTICLE.day, _ARTICLE.id)
        .limit(bindparam("most"))
    )
)
SPAN = Prepared(
    lambda _: select(func.min(_ARTICLE.day), func.max(_ARTICLE.day), func.count()).where(*_OTHERS)
)
CONTRADICTING = Prepared(
    lambda words: select(CONTRADICTION_EVENTS.c.contradiction).where(
        words.among(CONTRADICTION_EVENTS.c.event, "events")
    )
)

PLACE_ACT = Prepared(
    lambda _: (
        update(LINKED_ACTS)
        .where(_ACT.key == bindparam("act"))
        .values({name: bindparam(f"new_{name}") for name in ("parent", "score", "tree", "merged")})
    )
)
PLACE_ARTICLE = Prepared(
    lambda _: (
        update(LINKED_ARTICLES)
        .where(_ARTICLE.id == bindparam("name"))
        .values({name: bindparam(f"new_{name}") for name in ("parent", "likeness", "story")})
    )
)
SET_STORY = Prepared(
    lambda words: (
        update(LINKED_ARTICLES)
        .where(words.among(_ARTICLE.id, "ids"))
        .values(story=bindparam("new_story"))
    )
)
TAKE_DENIALS = Prepared(
    lambda words: delete(LINKED_ANSWERS).where(words.among(_ANSWER.denial, "acts"))
)
TAKE_DENIED = Prepared(
    lambda words: delete(LINKED_ANSWERS).where(words.among(_ANSWER.told, "acts"))
)
TAKE_MENTIONED = deleted(LINKED_MENTIONS, _MENTION.act)
TAKE_MENTIONS = deleted(LINKED_MENTIONS, _MENTION.article)
TAKE_REPEATED = deleted(COPIES, _COPY.a)
TAKE_REPEATS = deleted(COPIES, _COPY.b)
TAKE_ARTICLE = tuple(
    deleted(table, table.c.article)
    for table in (LINKED_ACT_TOKENS, LINKED_ACTS, LINKED_TOKENS, LINKED_ARTICLES)
)
TAKE_STORIES = deleted(STORIES, STORIES.c.id)
TAKE_EVENTS = (
    deleted(MERGED_PARTIES, MERGED_PARTIES.c.event),
    deleted(MERGED_EVENTS, MERGED_EVENTS.c.id),
)
TAKE_CONTRADICTIONS = (
    deleted(CONTRADICTION_EVENTS, CONTRADICTION_EVENTS.c.contradiction),
    deleted(CONTRADICTIONS, CONTRADICTIONS.c.id),
)
