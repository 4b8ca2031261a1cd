"""How long a large store takes to answer: made up in bulk, asked as people ask.

    python -m bench.store [--database sqlite|postgres] [--articles 100000] [--json]

Ten statements and three acts an article: 100,000 articles hold 1 M statements and 300 k acts. Names,
words and types follow Zipf's law, as they do in news. Times are of this machine.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from msgspec.structs import replace
from sqlalchemy import Connection, insert, text

from bench.texts import article
from saksi import read
from saksi.records import Article, Block, Instant, Marked, Outlet, Page, Record, Versions
from saksi.store import Filters, Store, open_store
from saksi.store.fulltext import word_index
from saksi.store.kept_schema import CHANGES
from saksi.store.schema import (
    ARTICLES,
    ENTITIES,
    EVENT_PARTIES,
    EVENTS,
    NAME_WORDS,
    PAGES,
    RECORDS,
    STATEMENTS,
)
from tools.postgres_server import address, running_server

TYPES = (
    "CONSULT ACCUSE REQUEST SUPPORT REJECT AGREE COERCE THREATEN ASSAULT AID COOPERATE SANCTION "
    "PROTEST CONCEDE MOBILIZE RETREAT"
).split()
STATUSES = "happened planned ongoing possible demanded denied conditional".split()
STANCES = "neutral assert accuse demand deny promise praise condemn ask threaten admit".split()
COUNTRIES = [a + b + c for a in "BDGKLMNP" for b in "AEIOU" for c in "NRSTZ"]
NAMES = 20_000
OUTLETS = 40
FIRST_DAY = date(2015, 1, 1)
BATCH = 500
STATEMENTS_EACH, EVENTS_EACH = 10, 3
Asked: TypeAlias = list[Callable[[Store], object]]
Rows: TypeAlias = dict[str, list[dict[str, Any]]]


class World:
    """Names, words and articles, the same for every run."""

    def __init__(self, articles: int) -> None:
        self.random = random.Random(7)
        self.articles = articles
        self.words = [
            f"{a}{b}{c}" for a in _parts() for b in _parts() for c in ("", "an", "i", "s")
        ]
        self.names = [self._name(n) for n in range(NAMES)]

    def _name(self, number: int) -> tuple[str, str | None]:
        pick = self.random.choice
        name = f"{pick(self.words).title()} {pick(self.words).title()} {number}"
        return name, COUNTRIES[self.zipf(len(COUNTRIES))] if number % 2 else None

    def zipf(self, most: int) -> int:
        """A place below `most`, the first ones by far the likeliest."""
        return min(most - 1, int(most ** self.random.random()) - 1)

    def sentence(self, length: int) -> str:
        """So many words."""
        words = self.words
        return " ".join(words[self.zipf(len(words))] for _ in range(length))

    def rows(self) -> Iterator[Rows]:
        """The rows of each article."""
        for number in range(1, self.articles + 1):
            yield self._article(number)

    def _article(self, number: int) -> Rows:
        day = (FIRST_DAY + timedelta(days=number * 4000 // self.articles)).isoformat()
        sha = f"{number:064x}"
        outlet = self.zipf(OUTLETS)
        said = [self.sentence(14) for _ in range(STATEMENTS_EACH)]
        headline = self.sentence(8)
        article = {
            "number": number, "id": f"a{number}", "url": f"https://o{outlet}.example/{number}",
            "page_sha256": sha, "lang": "id" if number % 3 else "en", "outlet": f"Outlet {outlet}",
            "outlet_key": f"outlet {outlet}", "domain": f"o{outlet}.example", "headline": headline,
            "published_at": f"{day}T08:00:00+07:00", "published_day": day,
            "published_utc": f"{day}T01:00:00Z", "at": f"{day} {day}T01:00:00Z",
            "text_sha256": sha, "record_sha256": sha, "read_at": "2026-01-01T00:00:00Z",
            "saksi": "0.1.0",
        }  # fmt: skip
        people = [self.names[self.zipf(NAMES)] for _ in range(8)]
        rows: Rows = {"articles": [article], "events": [], "statements": [], "event_parties": []}
        rows["pages"] = [{"sha256": sha, "media_type": "text/html"}]
        rows["changes"] = [{"sequence": number, "id": f"a{number}", "kind": "put", "at": "2026"}]
        rows["records"] = [{"article": number, "body": _body(f"a{number}", headline, said)}]
        rows["entities"] = [
            {"article": number, "position": n, "id": f"e{n}", "kind": "person", "name": name,
             "country": country, "key": name.lower()}
            for n, (name, country) in enumerate(people)
        ]  # fmt: skip
        for n, words in enumerate(said):
            rows["statements"].append(self._statement(number, n, words, people, day))
        for n in range(EVENTS_EACH):
            self._event(rows, number, n, people, day)
        rows["words"] = [{"headline": headline.split(), "body": " ".join(said).split()}]
        return rows

    def _statement(
        self, number: int, n: int, words: str, people: list[Any], day: str
    ) -> dict[str, Any]:
        name, country = people[self.random.randrange(8)]
        return {
            "article": number, "position": n, "id": f"s{n}", "kind": "indirect",
            "stance": STANCES[self.zipf(len(STANCES))], "speaker": "e0", "speaker_name": name,
            "speaker_country": country, "speaker_key": name.lower(), "cue": "kata",
            "start": 100 * n, "end": 100 * n + 90, "content": words, "rule": "made",
            "confidence": self.random.random(), "at_day": day,
        }  # fmt: skip

    def _event(self, rows: Rows, number: int, n: int, people: list[Any], day: str) -> None:
        sides = self.random.sample(people, 2)
        place, place_country = self.names[self.zipf(NAMES)]
        rows["events"].append({
            "article": number, "position": n, "id": f"v{n}", "type": TYPES[self.zipf(16)],
            "status": STATUSES[self.zipf(7)], "time": day, "day": day, "end_day": day,
            "actors": sides[0][0], "recipients": sides[1][0], "place": place,
            "place_key": place.lower(), "place_country": place_country, "start": 100 * n,
            "end": 100 * n + 8, "trigger": "menolak", "sentence": self.sentence(14),
            "rule": "made", "confidence": self.random.random(), "at_day": day,
        })  # fmt: skip
        for position, (side, (name, country)) in enumerate(
            zip(("actor", "recipient"), sides, strict=True), start=2 * n
        ):
            rows["event_parties"].append({
                "article": number, "position": position, "event": f"v{n}", "side": side,
                "entity": "e0", "name": name, "country": country, "key": name.lower(),
                "at_day": day,
            })  # fmt: skip


def _body(article_id: str, headline: str, said: list[str]) -> str:
    """The JSON of a record with just its text."""
    text = "\n".join([headline, *said])
    blocks, start = [], len(headline) + 1
    for words in said:
        blocks.append(Block(start, start + len(words)))
        start += len(words) + 1
    about = Article(
        "id", Outlet(None), Marked(0, len(headline), headline), paragraphs=tuple(blocks)
    )
    page, made = Page(None, "0", "text/html"), Versions("0.1.0", {}, "0")
    return Record(article_id, page, text, "0", about, (), (), (), (), (), (), made).to_json()


def _parts() -> list[str]:
    return [a + b for a in "bdgjklmnprst" for b in "aeiou"]


TABLES = PAGES, ARTICLES, RECORDS, ENTITIES, STATEMENTS, EVENTS, EVENT_PARTIES, CHANGES


def fill(store: Store, world: World) -> None:
    """All rows in batches; the index of words too."""
    stream = world.rows()
    with store._writing() as connection:
        names = {(w, n.lower()) for n, _ in world.names for w in n.lower().split()}
        connection.execute(insert(NAME_WORDS), [{"word": w, "key": k} for w, k in sorted(names)])
    while some := list(islice(stream, BATCH)):
        with store._writing() as connection:
            for table in TABLES:
                connection.execute(insert(table), [r for rows in some for r in rows[table.name]])
            index = word_index(connection)
            for rows in some:
                number = rows["articles"][0]["number"]
                index.add(number, rows["words"][0]["headline"], rows["words"][0]["body"])
    with store._writing() as connection:
        _settle(connection, world.articles)


def _settle(connection: Connection, articles: int) -> None:
    if connection.dialect.name == "postgresql":
        counter = "pg_get_serial_sequence('articles', 'number')"
        connection.execute(text(f"SELECT setval({counter}, {articles})"))
    connection.execute(text("ANALYZE"))


def questions(world: World) -> dict[str, Asked]:
    """What is asked, many times over with values that are drawn as they occur."""
    draw = random.Random(11)

    def filters() -> Filters:
        fields: dict[str, Any] = {
            "who": lambda: world.names[world.zipf(NAMES)][0],
            "whom": lambda: COUNTRIES[world.zipf(len(COUNTRIES))],
            "type": lambda: TYPES[world.zipf(16)],
            "status": lambda: STATUSES[world.zipf(7)],
            "place": lambda: COUNTRIES[world.zipf(len(COUNTRIES))],
            "outlet": lambda: f"Outlet {world.zipf(OUTLETS)}",
            "date": lambda: f"{draw.randint(2015, 2025)}-{draw.randint(1, 12):02}",
            "since": lambda: f"{draw.randint(2015, 2025)}-01-01",
        }
        return Filters(**{name: fields[name]() for name in draw.sample(sorted(fields), 2)})

    def said() -> Filters:
        return Filters(
            speaker=world.names[world.zipf(NAMES)][0],
            **draw.choice([{}, {"stance": "deny"}, {"lang": "en"}, {"date": "2019"}]),
        )

    def actor() -> str:
        return draw.choice([COUNTRIES[world.zipf(20)], world.names[world.zipf(200)][0]])

    def words() -> Filters:
        mine = " ".join(world.words[world.zipf(len(world.words))] for _ in range(2))
        return Filters(words=mine, since=f"{draw.randint(2015, 2025)}-01-01")

    def some(draws: Callable[[], Filters], ask: Callable[[Store, Filters], object]) -> Asked:
        return [partial(_ask, ask, draws()) for _ in range(100)]

    return {
        "acts by two filters": some(filters, Store.events),
        "statements of a speaker": some(said, Store.statements),
        "timeline of an actor": some(lambda: Filters(who=actor()), Store.events),
        "articles by two words": some(words, Store.articles),
        "search of two words": some(words, _search),
        "newest articles": some(Filters, Store.articles),
    }


def _ask(ask: Callable[[Store, Filters], object], filters: Filters, store: Store) -> object:
    return ask(store, filters)


def _search(store: Store, filters: Filters) -> object:
    return store.search(filters.words or "", replace(filters, words=None))


def milliseconds(work: Callable[[], object]) -> float:
    """Of one call."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def adding(store: Store, times: int = 40) -> list[float]:
    """Keeping a record of a usual article, linking included."""
    whole = read(article("id"), lang="id", published="2026-01-01")
    records = []
    for number in range(times + 1):  # months apart, so that none is a copy of another
        day = (date(2026, 1, 1) + timedelta(days=40 * number)).isoformat()
        told = replace(whole.article, published_at=Instant(day, origin="given"))
        records.append(replace(whole, id=f"new{number}", article=told))
    store.put(records[-1])  # words and tables are loaded once
    return [milliseconds(partial(store.put, r)) for r in records[:-1]]


def size(store: Store, where: str) -> int:
    """Bytes on disk."""
    if where.startswith("postgresql"):
        with store._reading() as connection:
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    return Path(where).stat().st_size


def measured(where: str, articles: int) -> dict[str, Any]:
    """Every figure of one database."""
    world = World(articles)
    with open_store(where) as store:
        began = time.perf_counter()
        fill(store, world)
        found: dict[str, Any] = {"filled_s": round(time.perf_counter() - began, 1)}
        counts = store.counts()
        found |= {"statements": counts.statements, "events": counts.events}
        found["bytes_per_article"] = round(size(store, where) / articles)
        for name, asked in questions(world).items():
            asked[0](store)
            spent = sorted(milliseconds(partial(a, store)) for a in asked)
            p95 = spent[int(len(spent) * 0.95)]
            found[name] = {"median": round(statistics.median(spent), 1), "p95": round(p95, 1)}
        spent = sorted(adding(store))
        found["adding an article"] = {
            "median": round(statistics.median(spent), 1),
            "p95": round(spent[int(len(spent) * 0.95)], 1),
        }
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        if given.database == "postgres":
            where = address(stack.enter_context(running_server()), "postgres")
        else:
            where = f"{stack.enter_context(tempfile.TemporaryDirectory())}/news.sqlite"
        found = measured(where, given.articles)
    if given.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:28} {value}")


if __name__ == "__main__":
    main()
