"""Records kept: pages, articles, records, failures."""

from saksi.store.database import Store, UnknownArticleError, open_store
from saksi.store.values import ArticleRow, Counts, Filters, Hit, Snippet, StoredFailure

__all__ = [
    "ArticleRow",
    "Counts",
    "Filters",
    "Hit",
    "Snippet",
    "Store",
    "StoredFailure",
    "UnknownArticleError",
    "open_store",
]
