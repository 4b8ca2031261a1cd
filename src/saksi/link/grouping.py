"""Makes the merged events and contradictions of the trees of reports that have changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from saksi.link.binding import Bound, united
from saksi.link.card import Card
from saksi.link.contradicting import answered, contradictions_of
from saksi.link.following import act_order, parted
from saksi.link.likeness import likeness
from saksi.link.mentioning import mentioned
from saksi.link.merging import merged
from saksi.link.roots import Roots
from saksi.link.scoring import weigh
from saksi.link.shelf import Bond, Follows, Mention, Shelf
from saksi.link.told import Told
from saksi.link.types import Contradiction, Copy, MergedEvent, Share

ANSWERS_SHOWN = 12
REVIEWED = (Share("review", 1.0),)  # why reports that a reviewer joined are one


def regroup(shelf: Shelf, trees: Iterable[str], gone: Iterable[str] = ()) -> None:
    """Makes anew every merged event of these trees; `gone` are events that are no more."""
    _Regrouping(shelf).run(sorted(set(trees)), set(gone))


class _Regrouping:
    """One change: cards and copies are asked for once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._copies: dict[str, list[Copy]] = {}
        self._beside: dict[str, set[str]] = defaultdict(set)  # articles that share text
        self._roots = Roots(shelf.card, self._copied)
        self._told: dict[str, Told] = {}
        self._mentions: dict[str, list[Mention]] = defaultdict(list)

    def run(self, trees: Sequence[str], gone: set[str]) -> None:
        members, bonds = self._bound(set(trees), gone)
        self._load(members)
        self._load_mentions(members)
        bound = Bound(bonds, members)
        follows = self._shelf.follows(members)
        by_tree: dict[str, list[str]] = defaultdict(list)
        for key in members:
            by_tree[follows[key].tree].append(key)
        keys: dict[str, list[str]] = {}
        events: list[MergedEvent] = []
        beside: dict[str, list[Told]] = {}
        for group in self._groups(by_tree, follows, bound):
            joins = list(self._joins(group, follows, bound))
            told = [self._told[k] for k in group]
            passing = list(self._passing(told))
            event = merged(told, self._roots, joins, self._copying(told), passing)
            events.append(event)
            keys[event.id], beside[event.id] = group, passing
        self._shelf.replace_merged(gone, events, keys)
        self._shelf.replace_contradictions(
            {*gone, *keys}, self._contradictions(events, keys, beside)
        )

    def _bound(self, trees: set[str], gone: set[str]) -> tuple[dict[str, str], list[Bond]]:
        """The acts of the trees and of all that reviewers tie or had tied to them; adds to `gone`."""
        while True:
            members = self._shelf.trees(trees)
            bonds = self._shelf.bonds(members)
            gone |= set(self._shelf.merged_of(members).values())
            tied = {*self._shelf.reporting(gone), *(k for b in bonds if b.same for k in b[:2])}
            more = {f.tree for f in self._shelf.follows(sorted(tied - set(members))).values()}
            if more <= trees:
                return members, bonds
            trees |= more

    def _groups(
        self, by_tree: dict[str, list[str]], follows: dict[str, Follows], bound: Bound
    ) -> list[list[str]]:
        """The acts as reports of one act each: as they are alike, then as reviewers decided."""
        alike = [
            group
            for tree in sorted(by_tree)
            for group in parted([self._told[k] for k in by_tree[tree]], follows, bound.apart)
        ]
        return united(alike, self._told, bound)

    def _joins(
        self, group: Sequence[str], follows: dict[str, Follows], bound: Bound
    ) -> Iterator[tuple[Share, ...]]:
        """Why each report but the first is in the group."""
        seen: set[str] = set()
        for key in sorted(group, key=lambda k: act_order(*self._told[k])):
            if bound.head(key) in seen:
                yield REVIEWED
            elif follows[key].parent in group:
                yield self._shares(key, follows[key])
            seen.add(bound.head(key))

    def _load(self, acts: dict[str, str]) -> None:
        """The acts with their articles' cards, and all that these articles repeat."""
        articles = sorted({article for key, article in acts.items() if key not in self._told})
        for card in self._shelf.cards(articles).values():
            self._told |= {act.key: Told(card, act) for act in card.acts}
        self._load_copies(articles)

    def _load_mentions(self, acts: dict[str, str]) -> None:
        """The sentences of other articles that tell the acts."""
        found = self._shelf.mentions(acts)
        for mention in found:
            self._mentions[mention.act].append(mention)
        articles = sorted({m.article for m in found})
        self._shelf.cards(articles)
        self._load_copies(articles)

    def _load_copies(self, articles: Sequence[str]) -> None:
        wanted = [a for a in articles if a not in self._copies]
        while wanted:
            self._copies |= {a: [] for a in wanted}
            pairs = self._shelf.copies(wanted)
            for copy in pairs:
                self._beside[copy.a].add(copy.b)
                self._beside[copy.b].add(copy.a)
            found = [c for c in pairs if c.b in wanted]
            for copy in found:
                self._copies[copy.b].append(copy)
            sources = sorted({c.a for c in found} - set(self._copies))
            self._shelf.cards(sources)
            wanted = sources

    def _copying(self, told: Sequence[Told]) -> list[Card]:
        """The articles that repeat those of the reports, or are repeated by them."""
        beside = {article for t in told for article in self._beside[t.card.id]}
        return list(self._shelf.cards(sorted(beside - {t.card.id for t in told})).values())

    def _passing(self, told: Sequence[Told]) -> Iterator[Told]:
        """Of each article without a report among these its first sentence that tells the act."""
        telling = {t.card.id for t in told}
        found = [(m, t) for t in told for m in self._mentions[t.act.key]]
        for mention, report in sorted(found, key=lambda pair: (pair[0].article, pair[0].start)):
            card = self._shelf.card(mention.article)
            if mention.article in telling or card is None:
                continue
            if one := mentioned(mention, card, report):
                telling.add(mention.article)
                yield one

    def _copied(self, article: str) -> Sequence[Copy]:
        """The earlier articles that this one repeats, the most repeated first, then the earliest."""
        found = self._copies.get(article, [])
        order = {c.a: card.order for c in found if (card := self._shelf.card(c.a))}
        return sorted(found, key=lambda c: (-c.share, order.get(c.a, ("", c.a))))

    def _shares(self, key: str, follows: Follows) -> tuple[Share, ...]:
        """Why a report was joined to the one that it follows."""
        one, other = self._told[key], self._told[follows.parent or key]
        weighed = weigh(one.act, other.act, likeness(one.card, other.card))
        return weighed.shares if weighed else ()

    def _contradictions(
        self,
        events: Sequence[MergedEvent],
        keys: dict[str, list[str]],
        beside: dict[str, list[Told]],
    ) -> list[Contradiction]:
        found = [
            contradiction
            for event in events
            for contradiction in contradictions_of(
                event, [self._told[k] for k in keys[event.id]], beside[event.id]
            )
        ]
        return found + self._answered(events, keys)

    def _answered(
        self, events: Sequence[MergedEvent], keys: dict[str, list[str]]
    ) -> list[Contradiction]:
        mine = [key for group in keys.values() for key in group]
        pairs = self._shelf.answers(mine)
        acts = sorted({key for pair in pairs for key in pair})
        of = self._shelf.merged_of(acts)
        self._load(self._shelf.articles_of(acts))
        known = {e.id: e for e in events}
        known |= {e.id: e for e in self._shelf.merged(sorted(set(of.values()) - set(known)))}
        between: dict[tuple[str, str], list[tuple[Told, Told]]] = defaultdict(list)
        for denial, told in sorted(pairs):
            if of[denial] != of[told]:
                between[of[denial], of[told]].append((self._told[denial], self._told[told]))
        return [
            answered(known[d], known[a], _ordered(told)) for (d, a), told in sorted(between.items())
        ]


def _ordered(told: list[tuple[Told, Told]]) -> list[tuple[Told, Told]]:
    def order(pair: tuple[Told, Told]) -> tuple[object, ...]:
        return tuple((*t.card.order, t.act.key) for t in pair)

    return sorted(told, key=order)[:ANSWERS_SHOWN]
