"""The index of words in PostgreSQL: a `tsvector` of the stems as they are, with a GIN index."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    REAL,
    ColumnElement,
    Connection,
    Float,
    FromClause,
    Integer,
    Text,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR

from saksi.store.prepared import Prepared
from saksi.store.query import Query, tsquery
from saksi.store.words import BREAK, Forms

# A tsvector holds less than a megabyte; of a longer page the first words are indexed.
MOST_BYTES = 900_000
LAST_PLACE = 16_383  # later words share this place, and are found alone but not in phrases
MOST_PLACES = 255  # of one word
_ADD = Prepared(
    lambda _: text(
        "INSERT INTO article_words (article, words) VALUES (:n, CAST(:words AS tsvector)) "
        "ON CONFLICT (article) DO UPDATE SET words = excluded.words"
    )
)
_DROP = text("DELETE FROM article_words WHERE article = :n")
_COUNT = text("SELECT count(*) FROM article_words")
_HELD = text("SELECT words = CAST(:words AS tsvector) FROM article_words WHERE article = :n")
# The words of an article are dear to look at, which PostgreSQL does not reckon with: it would read
# those of all articles, or of one after another, where the index tells which match.
_BY_INDEX = text("SET LOCAL enable_seqscan = off")
_NUMBER = literal_column("matched.number", Integer)
_WORDS = table("article_words", column("article", Integer), column("words", TSVECTOR))


class PostgresWords:
    """`WordIndex` over `tsvector`."""

    MOST = 1_000  # matches that are ranked

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, number: int, headline: Sequence[str], body: Sequence[str]) -> None:
        """Index an article's words."""
        _ADD.run(self._connection, n=number, words=tsvector(headline, body))

    def drop(self, number: int) -> None:
        """Take an article out."""
        self._connection.execute(_DROP, {"n": number})

    def forget(self) -> None:
        """PostgreSQL's own vacuum does it."""

    def count(self) -> int:
        """How many articles are indexed."""
        return self._connection.scalar(_COUNT) or 0

    def holds(self, number: int, headline: Sequence[str], body: Sequence[str]) -> bool:
        """Whether the article is indexed by just these words."""
        values = {"n": number, "words": tsvector(headline, body)}
        return bool(self._connection.scalar(_HELD, values))

    def forms(self, _: Sequence[int]) -> Mapping[int, Forms]:
        """Nothing: of a word with many places, a `tsvector` forgets some."""
        return {}

    def damage(self) -> Sequence[str]:
        """PostgreSQL looks after its indexes itself."""
        return []

    def met(
        self, query: Query, number: ColumnElement[Any], walked: bool = False
    ) -> ColumnElement[bool]:
        """The article of this number matches; PostgreSQL chooses the way by itself."""
        del walked
        return number.in_(select(_WORDS.c.article).where(_match(query)))

    def number(self) -> ColumnElement[Any]:
        """The number of an article in the conditions of `ranked`."""
        return _NUMBER

    def ranked(
        self, query: Query, most: int, conditions: Sequence[ColumnElement[bool]] = ()
    ) -> FromClause:
        """Matches by weight and length; a word of the headline counts four times.

        Conditions are asked of one match after another, from the last kept on, until so many meet
        them: `offset` keeps PostgreSQL from asking them of all.
        """
        self._connection.execute(_BY_INDEX)
        number = (_WORDS.c.article + 0).label("number")
        matches = select(number).where(_match(query)).order_by(number.desc()).offset(0)
        matched = matches.subquery("matched")
        met = select(matched.c.number).where(*conditions).order_by(matched.c.number.desc())
        last = met.limit(most).subquery()
        weights = cast(literal("{0, 0, 0.25, 1}"), ARRAY(REAL))
        rank = cast(-func.ts_rank(weights, _WORDS.c.words, _tsquery(query), 1), Float)
        found = select(_WORDS.c.article.label("number"), rank.label("rank"))
        return found.join_from(_WORDS, last, last.c.number == _WORDS.c.article).subquery()


def _match(query: Query) -> ColumnElement[bool]:
    return _WORDS.c.words.op("@@", is_comparison=True)(_tsquery(query))


def _tsquery(query: Query) -> ColumnElement[Any]:
    return cast(literal(tsquery(query), Text), TSQUERY)


def tsvector(headline: Sequence[str], body: Sequence[str]) -> str:
    """The words with their places, as PostgreSQL reads a `tsvector`.

    >>> tsvector(["kapal"], ["kapal", "selam"])
    "'kapal':1A,3B 'selam':4B"
    """
    places: dict[str, list[str]] = defaultdict(list)
    size = 0
    for number, (form, weight) in enumerate(_weighed(headline, body), start=1):
        if form == BREAK or len(places.get(form, ())) >= MOST_PLACES:
            continue
        size += 2 if form in places else 8 + len(form.encode())
        if size > MOST_BYTES:
            break
        places[form].append(f"{min(number, LAST_PLACE)}{weight}")
    return " ".join(f"'{form}':{','.join(where)}" for form, where in places.items())


def _weighed(headline: Sequence[str], body: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((form, "A") for form in headline)
    yield BREAK, "A"
    yield from ((form, "B") for form in body)
