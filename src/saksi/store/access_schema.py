"""The tables of who may use a desk, and of what was changed through it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from saksi.store.schema import METADATA

USERS = Table(
    "users",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("role", String(8), nullable=False),
    Column("password", Text, nullable=False),  # an Argon2 hash
    Column("created_at", String(20), nullable=False),
)


def _user() -> Column[str]:
    return Column("user", Text, ForeignKey(USERS.c.name, ondelete="CASCADE"), nullable=False)


SESSIONS = Table(
    "sessions",
    METADATA,
    Column("key", String(64), primary_key=True),  # SHA-256 of what the cookie holds
    _user(),
    Column("created_at", String(20), nullable=False),
    Column("expires_at", String(20), nullable=False),
    Index(None, "user"),
)

TOKENS = Table(
    "tokens",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # SHA-256 of the token
    _user(),
    Column("title", Text, nullable=False),
    Column("scope", String(8), nullable=False),
    Column("created_at", String(20), nullable=False),
    Column("expires_at", String(20), nullable=False),
    Column("last_used", String(20)),
    Index(None, "user"),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", String(20), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("object", Text),
    Column("detail", Text),
)
