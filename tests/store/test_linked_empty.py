"""What a store with nothing in it says of articles together."""

from pathlib import Path

import pytest

from saksi.store import Store, UnknownEventError, UnknownStoryError, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "news.sqlite")


def test_nothing_is_told_of_no_articles(store: Store) -> None:
    assert store.merged_events().rows == ()
    assert store.stories().rows == ()
    assert store.stories().cursor is None
    assert list(store.contradictions()) == []
    assert list(store.copies("nobody")) == []


def test_an_unknown_event_or_story_is_named(store: Store) -> None:
    with pytest.raises(UnknownEventError, match="no event 'x#v1'"):
        store.merged_event("x#v1")
    with pytest.raises(UnknownStoryError, match="no story 'x'"):
        store.story("x")
