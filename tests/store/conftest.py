"""A store in either database, empty and filled."""

from collections.abc import Iterator

import pytest

from saksi.store import Store, open_store
from tests.store.made import RECORDS


@pytest.fixture
def where(anywhere: str) -> str:
    """The path or address of a store that is not there yet."""
    return anywhere


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(where) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with the three records of `made`."""
    for record in RECORDS:
        store.put(record, record.text.encode(), f"print-{record.id}")
    return store
