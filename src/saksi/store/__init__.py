"""Records kept: pages, articles, records, failures."""

from saksi.store import access
from saksi.store.addresses import Subscription
from saksi.store.checking import Problem
from saksi.store.database import Store, open_store
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
    UnknownArticleError,
    Version,
)
from saksi.store.watchlists import Find, UnknownWatchlistError, Watchlist

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
    "Find",
    "Hit",
    "Pending",
    "Problem",
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
    "UnknownWatchlistError",
    "Version",
    "Watchlist",
    "access",
    "open_store",
]
