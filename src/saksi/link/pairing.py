"""The pairs of acts of two articles that may be one act, or an accusation and its denial."""

from collections.abc import Iterator

from saksi.link.card import Act, Card
from saksi.link.contradicting import answers
from saksi.link.scoring import weigh
from saksi.link.shelf import Pair

KEPT = 0.3  # pairs below count as nothing


def pairs_of(one: Card, other: Card, likeness: float) -> list[Pair]:
    """All of them; of one article with itself too. Symmetric in the two articles."""
    same_article = one.id == other.id
    found: list[Pair] = []
    for x in one.acts:
        for y in other.acts:
            if not same_article or x.key < y.key:
                found += _same(x, y, likeness, same_article)
            if x.key != y.key:
                found += _answering(x, one, y, other, likeness)
                if not same_article:
                    found += _answering(y, other, x, one, likeness)
    return found


def _same(x: Act, y: Act, likeness: float, same_article: bool) -> Iterator[Pair]:
    if same_article and not retold(x, y):
        return
    weighed = weigh(x, y, likeness)
    if weighed and weighed.score >= KEPT:
        yield Pair(min(x.key, y.key), max(x.key, y.key), "same", weighed.score)


def retold(x: Act, y: Act) -> bool:
    """Whether an article's headline and its text tell one act, in the same word for it."""
    words = set(x.trigger_word.split()) & set(y.trigger_word.split())
    return x.type == y.type and x.headline != y.headline and bool(words)


def _answering(denial: Act, of: Card, told: Act, by: Card, likeness: float) -> Iterator[Pair]:
    if answers(denial, of, told, by, likeness):
        yield Pair(told.key, denial.key, "answers", 1.0)
