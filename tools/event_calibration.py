"""How far the confidence of events is from the share of them that are right."""

from collections.abc import Iterable, Sequence

from saksi.find.events.deciding import decide
from saksi.find.events.finding import acts_of
from saksi.find.events.weighing import Weights
from tools.event_examples import Article, gold_of

BINS = 10


def expected_error(pairs: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """Expected calibration error: mean gap of confidence and accuracy, weighed by bin size."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in pairs:
        rows[min(bins - 1, int(confidence * bins))].append((confidence, right))
    gaps = (abs(sum(c for c, _ in row) - sum(r for _, r in row)) for row in rows)
    return round(sum(gaps) / max(1, len(pairs)), 4)


def judged(articles: Sequence[Article], weights: Sequence[Weights]) -> list[tuple[float, bool]]:
    """Confidence of each event, and whether it is an annotated one that no other event took."""
    return [
        pair
        for article, its in zip(articles, weights, strict=True)
        for pair in _judged(article, its)
    ]


def _judged(article: Article, weights: Weights) -> Iterable[tuple[float, bool]]:
    acts = list(acts_of(article.setting))
    taken: set[int] = set()
    for one in decide(article.setting, weights)[0]:
        which, _ = gold_of(one.act, acts, article.gold)
        yield one.probability, which is not None and which not in taken
        if which is not None:
            taken.add(which)
