"""Reviewers' word on reports: it holds in any order, and leaves no trace when it is taken back."""

import random
from collections.abc import Sequence

import pytest

from bench.reports import reports
from saksi.link.binding import Bound
from saksi.link.card import Card
from saksi.link.carding import card_of
from saksi.link.linking import add_article, remove_article
from saksi.link.memory import MemoryShelf
from saksi.link.shelf import Bond
from saksi.store.meanings import words_for_linking

RECORDS = list(reports(16, seed=11, days=14))


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    words = words_for_linking()
    return [card_of(record, words) for record in RECORDS]


def _linked(cards: Sequence[Card], bonds: Sequence[Bond] = ()) -> MemoryShelf:
    shelf = MemoryShelf()
    shelf.bound = list(bonds)
    for card in cards:
        add_article(shelf, card)
    return shelf


def _told(shelf: MemoryShelf) -> tuple[object, ...]:
    return shelf.followed, shelf.events, shelf.event_of, shelf.contradictions


def _pair(acts: Sequence[str], rng: random.Random, *, same: bool) -> Bond:
    one, other = rng.sample(acts, 2)
    return Bond(one, other, same)


def _drawn(shelf: MemoryShelf, rng: random.Random) -> list[Bond]:
    """Pairs of one event are parted, others joined; some contradict each other."""
    acts = sorted(shelf.acts)
    several = [e for e in shelf.events.values() if len(e.reports) > 1]
    reported = [sorted(shelf.reporting([e.id])) for e in rng.sample(several, 4)]
    found = [_pair(some, rng, same=False) for some in reported]
    found += [_pair(acts, rng, same=True) for _ in range(8)]
    one, other = found[-1].one, found[0].other
    return [*rng.sample(found, len(found)), Bond(one, other, same=True), Bond(other, one, False)]


def test_later_decisions_outweigh_earlier_ones() -> None:
    bonds = [
        Bond("a", "c", False),
        Bond("b", "c", True),
        Bond("a", "b", True),
        Bond("d", "x", True),
    ]
    bound = Bound(bonds, {"a", "b", "c", "d"})
    assert list(bound.together()) == [["b", "c"]]
    assert bound.apart("a", "b")
    assert not bound.apart("b", "c")
    turned = Bound(bonds[::-1], {"a", "b", "c"})
    assert list(turned.together()) == [["a", "b", "c"]]
    assert not turned.apart("a", "c")


@pytest.mark.parametrize("seed", range(6))
def test_any_order_gives_the_same_events_that_heed_every_bond(cards: list[Card], seed: int) -> None:
    rng = random.Random(seed)
    free = _linked(cards)
    bonds = _drawn(free, rng)
    shelf = _linked(cards, bonds)
    assert _told(_linked(rng.sample(cards, len(cards)), bonds)) == _told(shelf)
    bound = Bound(bonds, shelf.acts)
    assert shelf.event_of != free.event_of
    for acts in bound.together():
        assert len({shelf.event_of[act] for act in acts}) == 1
    for one in shelf.acts:
        for other in shelf.acts:
            assert not (bound.apart(one, other) and shelf.event_of[one] == shelf.event_of[other])


@pytest.mark.parametrize("seed", range(4))
def test_bonds_come_and_go_with_one_article_read_again(cards: list[Card], seed: int) -> None:
    rng = random.Random(seed)
    free = _linked(cards)
    bonds = _drawn(free, rng)
    shelf = _linked(cards)
    of = {act.key: card for card in cards for act in card.acts}
    for held, wanted in ((bonds, _linked(cards, bonds)), ([], free)):
        shelf.bound = held
        for bond in rng.sample(bonds, len(bonds)):
            add_article(shelf, of[bond.one])
        assert _told(shelf) == _told(wanted)


def test_articles_of_bound_acts_taken_out_leave_no_trace(cards: list[Card]) -> None:
    rng = random.Random(5)
    bonds = _drawn(_linked(cards), rng)
    shelf = _linked(cards, bonds)
    of = {act.key: card.id for card in cards for act in card.acts}
    gone = {of[bond.one] for bond in bonds}
    for article in sorted(gone):
        remove_article(shelf, article)
    left = [card for card in cards if card.id not in gone]
    assert _told(shelf) == _told(_linked(left, bonds))


def test_explanation_says_that_a_reviewer_joined(cards: list[Card]) -> None:
    free = _linked(cards)
    one, other = sorted(e.id for e in free.events.values() if len(e.reports) == 1)[:2]
    shelf = _linked(cards, [Bond(one, other, same=True)])
    event = shelf.events[shelf.event_of[one]]
    assert shelf.event_of[other] == event.id
    assert (event.score, len(event.reports)) == (1.0, 2)
    assert [(s.feature, s.share) for s in event.explanation] == [("review", 1.0)]
