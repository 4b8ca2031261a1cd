"""The tables of what happens to articles once they are kept: changes, versions, reviews, watchlists."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from saksi.store.schema import ARTICLES, METADATA

CHANGES = Table(
    "changes",
    METADATA,
    # Grows with every change; an article has one row, its last change: `put` or `delete`.
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", String(6), nullable=False),
    Column("at", String(20), nullable=False),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("article", Integer, ForeignKey(ARTICLES.c.number, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1, the oldest
    Column("record_sha256", String(64), nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("page_sha256", String(64), nullable=False),
    Column("published_at", Text),
    Column("headline", Text),
    Column("read_at", String(20), nullable=False),
    Column("saksi", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # zlib of the record's JSON
    Index(None, "page_sha256"),
)

REVIEWS = Table(
    "reviews",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(20), nullable=False),
    Column("who", Text, nullable=False),
    Column("op", String(8), nullable=False),
    Column("kind", String(9), nullable=False),  # entity, statement, event
    Column("field", Text),
    Column("before", Text),  # JSON
    Column("after", Text),  # JSON
    Column("why", Text),
    Column("undoes", Integer),
)

REVIEW_TARGETS = Table(
    "review_targets",
    METADATA,
    Column("review", Integer, ForeignKey(REVIEWS.c.number, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", Text, nullable=False),  # its id; the article may be read anew
    Column("anchor", Text, nullable=False),  # JSON: where in the text, and what stood there
    Column("matched", Text),  # the id in the present record, null where nothing matches
    Index(None, "article"),
)

WATCHLISTS = Table(
    "watchlists",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("filters", Text, nullable=False),  # JSON of `Filters`
    Column("made_at", String(20), nullable=False),
)
