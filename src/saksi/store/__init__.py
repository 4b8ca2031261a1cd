"""Records kept: pages, articles, records, failures."""

from saksi.store.addresses import Subscription
from saksi.store.database import Store, UnknownArticleError, open_store
from saksi.store.linked_values import (
    EventFilters,
    EventSlice,
    StoryFilters,
    StorySlice,
    UnknownEventError,
    UnknownStoryError,
)
from saksi.store.values import ArticleRow, Counts, Filters, Hit, Snippet, StoredFailure

__all__ = [
    "ArticleRow",
    "Counts",
    "EventFilters",
    "EventSlice",
    "Filters",
    "Hit",
    "Snippet",
    "Store",
    "StoredFailure",
    "StoryFilters",
    "StorySlice",
    "Subscription",
    "UnknownArticleError",
    "UnknownEventError",
    "UnknownStoryError",
    "open_store",
]
