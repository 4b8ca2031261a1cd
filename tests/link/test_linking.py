"""Whatever the order in which articles come, and wherever they are kept, they tell the same."""

import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from bench.reports import reports
from saksi.link.card import Card
from saksi.link.carding import card_of
from saksi.link.linking import add_article, remove_article
from saksi.link.memory import MemoryShelf
from saksi.link.types import Copy, MergedEvent
from saksi.store import Store, open_store
from saksi.store.meanings import words_for_linking

RECORDS = list(reports(24, seed=7, days=20))


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    words = words_for_linking()
    return [card_of(record, words) for record in RECORDS]


def _linked(cards: Sequence[Card]) -> MemoryShelf:
    shelf = MemoryShelf()
    for card in cards:
        add_article(shelf, card)
    return shelf


def _told(shelf: MemoryShelf) -> tuple[object, ...]:
    return (
        shelf.copied, shelf.denials, shelf.followed, shelf.places, shelf.stories, shelf.events, shelf.event_of,
        shelf.contradictions,
    )  # fmt: skip


def test_reports_of_one_act_are_merged(cards: list[Card]) -> None:
    shelf = _linked(cards)
    acts = {card.id: card.id.split("-")[0] for card in cards}
    for event in shelf.events.values():
        assert len({acts[report.article] for report in event.reports}) == 1
    assert len(shelf.events) < len(cards)
    assert any(event.sources < len(event.reports) for event in shelf.events.values())
    assert shelf.contradictions


@pytest.mark.parametrize("seed", range(6))
def test_any_order_gives_the_same(cards: list[Card], seed: int) -> None:
    shuffled = random.Random(seed).sample(cards, len(cards))
    assert _told(_linked(shuffled)) == _told(_linked(cards))


@pytest.mark.parametrize("seed", range(4))
def test_an_article_taken_out_leaves_no_trace(cards: list[Card], seed: int) -> None:
    rng = random.Random(seed)
    gone = set(rng.sample([card.id for card in cards], 12))
    shelf = _linked(rng.sample(cards, len(cards)))
    for article in sorted(gone, key=lambda _: rng.random()):
        remove_article(shelf, article)
    assert _told(shelf) == _told(_linked([card for card in cards if card.id not in gone]))


def test_an_article_read_again_takes_its_own_place(cards: list[Card]) -> None:
    shelf = _linked(cards)
    for card in cards[::3]:
        add_article(shelf, card)
    assert _told(shelf) == _told(_linked(cards))


def test_a_store_tells_what_memory_tells(anywhere: str, cards: list[Card]) -> None:
    memory = _linked(cards)
    with open_store(anywhere) as store:
        for record in random.Random(3).sample(RECORDS, len(RECORDS)):
            store.put(record)
        events = store.merged_events(limit=1000).rows
        found = {event.id: event for event in events}
        assert {i: _bare(e) for i, e in found.items()} == {
            i: _bare(e) for i, e in memory.events.items()
        }
        assert {c.id: c for c in store.contradictions()} == memory.contradictions
        copies = {(c.a, c.b): c for card in cards for c in store.copies(card.id)}
        assert {k: replace(c, evidence=()) for k, c in copies.items()} == memory.copied
        assert all(_stands(store, c) for c in copies.values())
        assert list(store.check()) == []
        stories = {s.id: (s.title, len(s.articles)) for s in store.stories(limit=1000).rows}
        assert stories == {s.id: (s.title, s.articles) for s in memory.stories.values()}


def _stands(store: Store, copy: Copy) -> bool:
    """Whether the spans that two articles share hold the same words."""
    one, other = store.get(copy.a).text, store.get(copy.b).text
    shared = [(one[s.a_start : s.a_end], other[s.b_start : s.b_end]) for s in copy.evidence]
    return bool(shared) and all(a == b for a, b in shared)


def _bare(event: MergedEvent) -> MergedEvent:
    return replace(event, story=None, contradictions=())
