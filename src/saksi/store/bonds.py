"""What reviewers' decisions across articles bind: the acts that they joined or parted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select

from saksi.link.shelf import Bond
from saksi.store.decisions import decisions
from saksi.store.kept_schema import REVIEW_TARGETS, REVIEWS
from saksi.store.linked_schema import LINKED_ACTS, LINKED_ARTICLES
from saksi.store.prepared import Prepared, Words
from saksi.store.review_values import Decision


def binding(connection: Connection, acts: Sequence[str]) -> set[int]:
    """The numbers of decisions that join or part acts, of which one is among these."""
    return {number for (number,) in _BINDING.rows(connection, acts=list(acts))}


def _binding(words: Words) -> Select[Any]:
    act, article, target = LINKED_ACTS.c, LINKED_ARTICLES.c, REVIEW_TARGETS.c
    joined = (
        LINKED_ACTS.join(LINKED_ARTICLES, act.article == article.article)
        .join(REVIEW_TARGETS, and_(target.article == article.id, target.matched == act.event))
        .join(REVIEWS, REVIEWS.c.number == target.review)
    )
    binds = REVIEWS.c.kind == "event", or_(REVIEWS.c.op == "merge", REVIEWS.c.op == "split")
    return select(REVIEWS.c.number).select_from(joined).where(words.among(act.key, "acts"), *binds)


_BINDING = Prepared(_binding)


def bonds(connection: Connection, numbers: Iterable[int]) -> list[Bond]:
    """The bonds of these decisions, as far as they hold and their acts are linked; latest first."""
    taken = [d for d in decisions(connection, REVIEWS.c.number.in_(sorted(numbers))) if d.active]
    keys = _keys(connection, {target.article for d in taken for target in d.targets})
    return [bond for decision in reversed(taken) for bond in _bonds(decision, keys)]


def _keys(connection: Connection, articles: Iterable[str]) -> dict[tuple[str, str], str]:
    act, article = LINKED_ACTS.c, LINKED_ARTICLES.c
    joined = LINKED_ACTS.join(LINKED_ARTICLES, act.article == article.article)
    asked = select(article.id, act.event, act.key).select_from(joined)
    rows = connection.execute(asked.where(article.id.in_(sorted(articles))))
    return {(row.id, row.event): row.key for row in rows}


def _bonds(decision: Decision, keys: dict[tuple[str, str], str]) -> Iterator[Bond]:
    named = (keys.get((target.article, target.id or "")) for target in decision.targets)
    for one, other in combinations(dict.fromkeys(filter(None, named)), 2):
        yield Bond(one, other, decision.op == "merge")
