"""The tables of what articles tell together: copies, merged events, contradictions, stories.

All of it can be made anew from the records (`Store.relink`). Days are ordinals where they are
looked up in ranges, ISO days where they are shown.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from saksi.store.schema import ARTICLES, METADATA


def _article(name: str = "article", *, primary_key: bool = False) -> Column[int]:
    key = ForeignKey(ARTICLES.c.number, ondelete="CASCADE")
    return Column(name, Integer, key, primary_key=primary_key, nullable=False)


LINKED_ARTICLES = Table(
    "linked_articles",
    METADATA,
    _article(primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("day", Integer, nullable=False),  # 0 where nothing dates the article
    Column("story", Text, nullable=False),
    Column("parent", Text),  # the earlier article that it follows in its story
    Column("likeness", Float),
    Column("card", LargeBinary, nullable=False),  # what linking needs of the record, in msgpack
    Index(None, "story"),
    Index(None, "parent"),
)

LINKED_TOKENS = Table(
    "linked_tokens",
    METADATA,
    Column("token", BigInteger, primary_key=True),
    Column("day", Integer, primary_key=True),
    _article(primary_key=True),
    Index(None, "article"),
    sqlite_with_rowid=False,
)

LINKED_ACTS = Table(
    "linked_acts",
    METADATA,
    Column("key", String(16), primary_key=True),
    _article(),
    Column("event", Text, nullable=False),  # its id in the record
    Column("type", Text, nullable=False),
    Column("parent", String(16)),  # the earlier report that it follows
    Column("score", Float),
    Column("tree", String(16), nullable=False),  # the first report of all that hang together
    Column("merged", String(16)),  # the merged event that it is a report of
    Index(None, "article"),
    Index(None, "parent"),
    Index(None, "tree"),
    Index(None, "merged"),
    sqlite_with_rowid=False,
)

LINKED_ACT_TOKENS = Table(
    "linked_act_tokens",
    METADATA,
    Column("token", BigInteger, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("act", String(16), primary_key=True),
    _article(),
    Index(None, "article"),
    sqlite_with_rowid=False,
)

LINKED_ANSWERS = Table(
    "linked_answers",
    METADATA,
    Column("denial", String(16), primary_key=True),
    Column("told", String(16), primary_key=True),  # what it denies
    Index(None, "told"),
    sqlite_with_rowid=False,
)

LINKED_MENTIONS = Table(
    "linked_mentions",
    METADATA,
    Column("act", String(16), primary_key=True),
    Column("article", Text, primary_key=True),  # a sentence of it tells the act, unread as one
    Column("start", Integer, nullable=False),
    Column("denies", Boolean, nullable=False),
    Index(None, "article"),
    sqlite_with_rowid=False,
)

COPIES = Table(
    "copies",
    METADATA,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("share", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "b"),
    sqlite_with_rowid=False,
)

MERGED_EVENTS = Table(
    "merged_events",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("begin", String(10), nullable=False),
    Column("end", String(10), nullable=False),
    Column("place", Text),
    Column("sources", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "begin", "id"),
    Index(None, "type", "begin"),
)

MERGED_PARTIES = Table(
    "merged_parties",
    METADATA,
    Column(
        "event", String(16), ForeignKey(MERGED_EVENTS.c.id, ondelete="CASCADE"), primary_key=True
    ),
    Column("side", Text, primary_key=True),  # actor or recipient
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", String(3)),
    Column("begin", String(10), nullable=False),
    Index(None, "key", "begin"),
    Index(None, "country", "begin"),
    Index(None, "name", "begin"),
    sqlite_with_rowid=False,
)

CONTRADICTIONS = Table(
    "contradictions",
    METADATA,
    Column("id", String(24), primary_key=True),
    Column("field", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "day", "id"),
)

CONTRADICTION_EVENTS = Table(
    "contradiction_events",
    METADATA,
    Column(
        "contradiction",
        String(24),
        ForeignKey(CONTRADICTIONS.c.id, ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("event", String(16), primary_key=True),
    Index(None, "event"),
    sqlite_with_rowid=False,
)

STORIES = Table(
    "stories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("central", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Index(None, "last_day", "id"),
)

LINKED_TABLES = (
    LINKED_ARTICLES, LINKED_TOKENS, LINKED_ACTS, LINKED_ACT_TOKENS, LINKED_ANSWERS,
    LINKED_MENTIONS, COPIES,
    MERGED_EVENTS, MERGED_PARTIES, CONTRADICTIONS, CONTRADICTION_EVENTS, STORIES,
)  # fmt: skip
