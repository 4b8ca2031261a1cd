"""Parts anew the acts that hang together, and makes their merged events and contradictions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from saksi.link.card import Card
from saksi.link.clustering import cluster, components
from saksi.link.contradicting import answered, contradictions_of
from saksi.link.likeness import likeness
from saksi.link.merging import Told, merged
from saksi.link.pairing import retold
from saksi.link.roots import Roots
from saksi.link.scoring import SAME, weigh
from saksi.link.shelf import Pair, Shelf
from saksi.link.types import Contradiction, Copy, MergedEvent, Share

ANSWERS_SHOWN = 12


class Grouping(Struct, frozen=True):
    """Acts whose groups may have changed, and merged events that are no more."""

    acts: frozenset[str] | set[str] = frozenset()
    events: frozenset[str] | set[str] = frozenset()

    def with_acts(self, acts: Iterable[str]) -> "Grouping":
        """With these acts too."""
        return Grouping({*self.acts, *acts}, self.events)


def regroup(shelf: Shelf, changed: Grouping) -> None:
    """Makes anew every merged event that the changed acts may have a part in."""
    Regrouping(shelf).run(changed)


class Regrouping:
    """One change: cards and pairs are asked for once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._cards: dict[str, Card | None] = {}
        self._copies: dict[str, list[Copy]] = {}
        self._roots = Roots(self._card, self._copied)
        self._told: dict[str, Told] = {}

    def run(self, changed: Grouping) -> None:
        acts, pairs = self._hanging_together(set(changed.acts))
        gone = {*changed.events, *self._shelf.merged_of(acts).values()}
        self._load(acts)
        scores = {(p.a, p.b): p.score for p in pairs.values()}
        strong = [pair for pair, score in scores.items() if score >= SAME]
        keys: dict[str, list[str]] = {}
        events: list[MergedEvent] = []
        for together in components(acts, strong):
            inside = _within(together, scores)
            for group in cluster(together, inside, self._apart, SAME):
                event = merged(
                    [self._told[k] for k in group], self._roots, self._joins(group, inside)
                )
                events.append(event)
                keys[event.id] = group
        self._shelf.replace_merged(gone, events, keys)
        self._shelf.replace_contradictions({*gone, *keys}, self._contradictions(events, keys))

    def _hanging_together(self, acts: set[str]) -> tuple[set[str], dict[tuple[str, str], Pair]]:
        """The acts with all that hang on them by a strong pair, and every pair of these."""
        found, new = set(acts), set(acts)
        pairs: dict[tuple[str, str], Pair] = {}
        while new:
            met = [p for p in self._shelf.pairs(sorted(new)) if p.kind == "same"]
            pairs |= {(p.a, p.b): p for p in met}
            new = {k for p in met if p.score >= SAME for k in (p.a, p.b)} - found
            found |= new
        return found, {k: p for k, p in pairs.items() if k[0] in found and k[1] in found}

    def _load(self, acts: Iterable[str]) -> None:
        wanted = [act for act in acts if act not in self._told]
        for article in sorted(set(self._shelf.articles_of(wanted).values())):
            card = self._card(article)
            if card:
                self._told |= {act.key: Told(card, act) for act in card.acts}

    def _card(self, article: str) -> Card | None:
        if article not in self._cards:
            self._cards[article] = self._shelf.card(article)
        return self._cards[article]

    def _copied(self, article: str) -> Sequence[Copy]:
        """The earlier articles that this one repeats, the most repeated first, then the earliest."""
        if article not in self._copies:
            found = [c for c in self._shelf.copies([article]) if c.b == article]
            order = {c.a: card.order for c in found if (card := self._card(c.a))}
            ranked = sorted(found, key=lambda c: (-c.share, order.get(c.a, ("", c.a))))
            self._copies[article] = ranked
        return self._copies[article]

    def _apart(self, one: str, other: str) -> bool:
        """Two acts of one article are two acts, but for one that the headline tells too."""
        x, y = self._told[one], self._told[other]
        return x.card.id == y.card.id and not retold(x.act, y.act)

    def _joins(
        self, group: Sequence[str], scores: dict[tuple[str, str], float]
    ) -> list[tuple[Share, ...]]:
        """For each report the shares of the pair by which it belongs most."""
        found = []
        for key in group if len(group) > 1 else ():
            mine = [(s, p) for p, s in scores.items() if key in p and set(p) <= set(group)]
            _, (a, b) = max(mine)
            found.append(self._shares(self._told[a], self._told[b]))
        return [shares for shares in found if shares]

    def _shares(self, one: Told, other: Told) -> tuple[Share, ...]:
        weighed = weigh(one.act, other.act, likeness(one.card, other.card))
        return weighed.shares if weighed else ()

    def _contradictions(
        self, events: Sequence[MergedEvent], keys: dict[str, list[str]]
    ) -> list[Contradiction]:
        found = [
            contradiction
            for event in events
            for contradiction in contradictions_of(event, [self._told[k] for k in keys[event.id]])
        ]
        return found + self._answered(events, keys)

    def _answered(
        self, events: Sequence[MergedEvent], keys: dict[str, list[str]]
    ) -> list[Contradiction]:
        mine = [key for group in keys.values() for key in group]
        pairs = [p for p in self._shelf.pairs(mine) if p.kind == "answers"]
        acts = sorted({k for p in pairs for k in (p.a, p.b)})
        of = self._shelf.merged_of(acts)
        self._load(acts)
        known = {e.id: e for e in events}
        known |= {e.id: e for e in self._shelf.merged(sorted(set(of.values()) - set(known)))}
        between: dict[tuple[str, str], list[tuple[Told, Told]]] = defaultdict(list)
        for p in sorted(pairs):
            if of[p.a] != of[p.b]:
                between[of[p.b], of[p.a]].append((self._told[p.b], self._told[p.a]))
        return [
            answered(known[d], known[a], _ordered(told)) for (d, a), told in sorted(between.items())
        ]


def _ordered(told: list[tuple[Told, Told]]) -> list[tuple[Told, Told]]:
    def order(pair: tuple[Told, Told]) -> tuple[object, ...]:
        return tuple((*t.card.order, t.act.key) for t in pair)

    return sorted(told, key=order)[:ANSWERS_SHOWN]


def _within(
    keys: Sequence[str], scores: dict[tuple[str, str], float]
) -> dict[tuple[str, str], float]:
    inside = set(keys)
    return {p: s for p, s in scores.items() if p[0] in inside and p[1] in inside}
