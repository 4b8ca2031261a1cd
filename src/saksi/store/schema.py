"""The tables of a store, portable across databases; the migrations build just these."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

REVISION = "0012"  # the newest migration; a test holds it to the migrations
VERSION_TABLE = "saksi_schema"

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PAGES = Table(
    "pages",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("url", Text),
    Column("fetched_at", Text),
    Column("size", Integer),
    Column("body", LargeBinary),  # zlib; null where the bytes were not given
)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("url", Text),
    Column("page_sha256", String(64), ForeignKey(PAGES.c.sha256), nullable=False),
    Column("lang", Text),
    Column("outlet", Text),
    Column("outlet_key", Text),  # its name as the filters know names
    Column("domain", Text),
    Column("headline", Text),
    Column("published_at", Text),
    Column("published_day", String(10)),  # as the page has it, in its own zone
    Column("published_utc", String(20)),  # null where the page gives only the day
    # The day and the instant, empty where there is none, so that articles can be walked by it.
    Column("at", String(31), nullable=False, server_default=""),
    Column("text_sha256", String(64), nullable=False),
    Column("record_sha256", String(64), nullable=False),
    Column("fingerprint", String(64)),
    Column("read_at", String(20), nullable=False),
    Column("saksi", Text, nullable=False),
    Index(None, "published_day", "published_utc"),
    Index(None, "page_sha256"),
    Index(None, "domain"),
    Index(None, "outlet_key"),
    Index(None, "url"),
    Index(None, "at", "number"),
)


def _article_key() -> Column[int]:
    key = ForeignKey(ARTICLES.c.number, ondelete="CASCADE")
    return Column("article", Integer, key, primary_key=True)


def _of_article(name: str, *columns: Column[object] | Index) -> Table:
    """A table of what an article's record holds, in the record's order."""
    position = Column("position", Integer, primary_key=True)
    return Table(name, METADATA, _article_key(), position, *columns, sqlite_with_rowid=False)


def _text(name: str, *, required: bool = False) -> Column[object]:
    return Column(name, Text, nullable=not required)


def _day(name: str) -> Column[object]:
    """A day that is always there, empty where none is known, so that rows can be walked by it."""
    return Column(name, String(10), nullable=False, server_default="")


def _offset(name: str, *, required: bool = True) -> Column[object]:
    return Column(name, Integer, nullable=not required)


RECORDS = Table(
    "records",
    METADATA,
    _article_key(),
    _text("body", required=True),  # the record's JSON, byte for byte
    _text("corrected"),  # the same with the corrections of reviewers, where there are any
)

ENTITIES = _of_article(
    "entities",
    _text("id", required=True),
    _text("kind", required=True),
    _text("name", required=True),
    _text("country"),
    _text("wikidata"),
    _text("key"),  # the name's words, without case and accents; one for all names of a state
    _text("review"),  # accepted or corrected, null where nobody looked
    Index(None, "name"),
    Index(None, "key"),
    Index(None, "country", "kind"),
)

MENTIONS = _of_article(
    "mentions",
    _text("entity", required=True),
    _text("name", required=True),
    _text("form", required=True),
    _offset("start"),
    _offset("end"),
    _text("surface", required=True),
)

TIMES = _of_article(
    "times",
    _text("id", required=True),
    _text("type", required=True),
    _text("value"),
    _text("mod"),
    _text("begin"),
    _text("end_date"),
    _offset("start"),
    _offset("end"),
    _text("surface", required=True),
    Index(None, "begin", "end_date"),
)

STATEMENTS = _of_article(
    "statements",
    _text("id", required=True),
    _text("kind", required=True),
    _text("stance", required=True),
    _text("speaker"),
    _text("speaker_name"),
    _text("speaker_country"),
    _text("cue"),
    _text("said"),
    _text("relayed"),
    _text("chain"),  # names from the speaker to the page, parted by "; "
    _offset("start", required=False),  # from the first content span to the last
    _offset("end", required=False),
    _text("content", required=True),
    _text("rule", required=True),
    Column("confidence", Float, nullable=False),
    _text("speaker_key"),
    _day("at_day"),  # when it was said, else published
    _text("review"),
    Index(None, "speaker_name"),
    Index(None, "confidence"),
    Index(None, "at_day", "article", "position"),
    Index(None, "speaker_key", "at_day", "article", "position"),
    Index(None, "speaker_country", "at_day", "article", "position"),
    Index(None, "stance", "at_day", "article", "position"),
)

# In the words that both databases know again in the condition of an index.
ACROSS_YEARS = text("substr(events.day, 1, 4) < substr(events.end_day, 1, 4)")
_ACROSS = text("substr(day, 1, 4) < substr(end_day, 1, 4)")

EVENTS = _of_article(
    "events",
    _text("id", required=True),
    _text("type", required=True),
    _text("mode"),
    _text("cameo"),
    _text("status", required=True),
    _text("stage"),
    _text("time"),
    _text("day"),  # the first day that its time may cover
    _text("actors"),  # names, parted by "; "
    _text("recipients"),
    _text("object"),
    _text("quantity"),
    _text("unit"),
    _text("amount"),
    _text("currency"),
    _text("place"),
    _text("source"),  # who says so, null where the article itself does
    _offset("start"),
    _offset("end"),
    _text("trigger", required=True),
    _text("sentence", required=True),
    _text("rule", required=True),
    Column("confidence", Float, nullable=False),
    _text("end_day"),  # the last day that its time may cover
    _text("place_key"),
    _text("place_country"),
    _day("at_day"),  # its day, else the day of publication
    _text("review"),
    Index(None, "confidence"),
    Index(None, "type", "day"),
    Index(None, "day", "end_day", "article"),
    Index("ix_events_across_years", "end_day", sqlite_where=_ACROSS, postgresql_where=_ACROSS),
    Index(None, "at_day", "article", "position"),
    Index(None, "type", "at_day", "article", "position"),
    Index(None, "status", "at_day", "article", "position"),
    Index(None, "place_key", "at_day", "article", "position"),
    Index(None, "place_country", "at_day", "article", "position"),
)

EVENT_PARTIES = _of_article(
    "event_parties",
    _text("event", required=True),
    _text("side", required=True),  # actor or recipient
    _text("entity", required=True),
    _text("name"),
    _text("country"),
    _text("key"),
    _day("at_day"),  # that of the event
    Index(None, "key", "side", "at_day", "article", "event"),
    Index(None, "country", "side", "at_day", "article", "event"),
)

NAME_WORDS = Table(
    "name_words",
    METADATA,
    Column("word", Text, primary_key=True),
    Column("key", Text, primary_key=True),  # of each name with this word
    Index(None, "key"),
    sqlite_with_rowid=False,
)

INDICATORS = _of_article(
    "indicators",
    _text("name", required=True),
    _text("value"),
    _text("change"),
    _text("change_pct"),
    _text("currency"),
    _text("observed_at"),
    _offset("start"),
    _offset("end"),
    Index(None, "name"),
)

FAILURES = Table(
    "failures",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("fingerprint", String(64)),
    Column("source", Text),  # JSON of what was known of it besides its bytes
    Column("body", LargeBinary),  # zlib of what there was to read
    Column("first_seen", String(20), nullable=False),
    Column("last_seen", String(20), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("resolved", Boolean, nullable=False),
)

# Articles whose rows are those of an older Saksi until they are made anew.
TO_REMAKE = Table("to_remake", METADATA, _article_key())

FINDINGS = (ENTITIES, MENTIONS, TIMES, STATEMENTS, EVENTS, EVENT_PARTIES, INDICATORS)
WORDS_TABLE = "article_words"  # SQLite's full-text index: row n holds the stems of article n
