"""Records kept: pages, articles, records, failures."""

from saksi.store import access
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
from saksi.store.values import (
    ArticleRow,
    Change,
    Counts,
    Dyad,
    EventRow,
    Filters,
    Hit,
    Snippet,
    StatementRow,
    StoredFailure,
    Version,
)

__all__ = [
    "ArticleRow",
    "Change",
    "Counts",
    "Dyad",
    "EventFilters",
    "EventRow",
    "EventSlice",
    "Filters",
    "Hit",
    "Snippet",
    "StatementRow",
    "Store",
    "StoredFailure",
    "StoryFilters",
    "StorySlice",
    "Subscription",
    "UnknownArticleError",
    "UnknownEventError",
    "UnknownStoryError",
    "Version",
    "access",
    "open_store",
]
