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
from saksi.store.review_values import Anchor, Constraints, Decision, Pending, ReviewError, Target
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
    "Anchor",
    "ArticleRow",
    "Change",
    "Constraints",
    "Counts",
    "Decision",
    "Dyad",
    "EventFilters",
    "EventRow",
    "EventSlice",
    "Filters",
    "Hit",
    "Pending",
    "ReviewError",
    "Snippet",
    "StatementRow",
    "Store",
    "StoredFailure",
    "StoryFilters",
    "StorySlice",
    "Subscription",
    "Target",
    "UnknownArticleError",
    "UnknownEventError",
    "UnknownStoryError",
    "Version",
    "access",
    "open_store",
]
