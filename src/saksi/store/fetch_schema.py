"""The tables of fetching: every address that was named or found, and what is watched."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from saksi.store.schema import METADATA

ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("number", Integer, primary_key=True),  # the order in which they were found
    Column("url", Text, nullable=False, unique=True),
    Column("root", Text, nullable=False),  # what a person named or watches, that led here
    Column("found_on", Text),  # the listing or page that gives it; null for the root itself
    Column("state", String(8), nullable=False),  # waiting, done, failed
    Column("is_list", Boolean, nullable=False),
    Column("depth", Integer, nullable=False),  # listings between the root and here
    Column("added_at", String(20), nullable=False),
    Column("due_at", String(20)),  # of a failed one: not before; null: not by itself
    Column("fetched_at", String(20)),
    Column("final_url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("sha256", String(64)),
    Column("tries", Integer, nullable=False),  # since it was last had
    Column("reason", Text),
    Index(None, "root", "state"),
)

SUBSCRIPTIONS = Table(
    "subscriptions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("every", Integer, nullable=False),  # seconds
    Column("added_at", String(20), nullable=False),
    Column("due_at", String(20), nullable=False),
    Column("checked_at", String(20)),
    Column("reason", Text),  # why it could not be had when it was last looked at
)

PAGE_PARTS = Table(
    "page_parts",
    METADATA,
    Column("first", String(64), primary_key=True),  # the SHA-256 of an article's first page
    Column("part", String(64), primary_key=True),  # and of a further one
    Index(None, "part"),
)
