"""The index of words in PostgreSQL: a `tsvector` of the stems as they are, with a GIN index."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Float, FromClause, Integer, column, text

from saksi.store.query import Query, tsquery
from saksi.store.words import BREAK

# A tsvector holds less than a megabyte; of a longer page the first words are indexed.
MOST_BYTES = 900_000
LAST_PLACE = 16_383  # later words share this place, and are found alone but not in phrases
MOST_PLACES = 255  # of one word
_ADD = text(
    "INSERT INTO article_words (article, words) VALUES (:n, CAST(:words AS tsvector)) "
    "ON CONFLICT (article) DO UPDATE SET words = excluded.words"
)
_DROP = text("DELETE FROM article_words WHERE article = :n")
_COUNT = text("SELECT count(*) FROM article_words")
_HELD = text("SELECT words = CAST(:words AS tsvector) FROM article_words WHERE article = :n")
_RANKED = (
    "SELECT article AS number, "
    "-ts_rank('{{0, 0, 0.25, 1}}', words, CAST(:words_asked AS tsquery), 1) AS rank FROM {found}"
)
_ALL = "article_words WHERE words @@ CAST(:words_asked AS tsquery)"
_LAST = (
    "(SELECT article, words FROM article_words WHERE words @@ CAST(:words_asked AS tsquery) "
    "ORDER BY article DESC LIMIT :words_most) AS last"
)


class PostgresWords:
    """`WordIndex` over `tsvector`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, number: int, headline: Sequence[str], body: Sequence[str]) -> None:
        """Index an article's words."""
        self._connection.execute(_ADD, {"n": number, "words": tsvector(headline, body)})

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

    def damage(self) -> Sequence[str]:
        """PostgreSQL looks after its indexes itself."""
        return []

    def ranked(self, query: Query, most: int | None = None) -> tuple[FromClause, dict[str, Any]]:
        """Matches by weight and length; a word of the headline counts four times."""
        asked = text(_RANKED.format(found=_ALL if most is None else _LAST))
        columns = column("number", Integer), column("rank", Float)
        values: dict[str, Any] = {"words_asked": tsquery(query)}
        if most is not None:
            values["words_most"] = most
        return asked.columns(*columns).subquery(), values


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
