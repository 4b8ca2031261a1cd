"""How long a large store takes to answer: made up in bulk, asked as people ask.

    python -m bench.store [--database sqlite|postgres|both] [--articles 100000] [--folder F] [--json]

Ten statements and three acts an article: 100,000 articles hold 1 M statements and 300 k acts. Names,
words and types follow Zipf's law, as they do in news. Times are milliseconds of
a processor of this machine. The stores of a
folder that is given are kept: SQLite's as `saksi.sqlite`, PostgreSQL's in `pg`, which
`python -m tools.postgres_server F/pg` starts again.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from msgspec.structs import replace
from sqlalchemy import delete, select, text

from bench.bulk import Filling, Loader, PostgresLoader, SqliteLoader, fill, rows_of
from bench.made_up_news import (
    CODES,
    FIRST_DAY,
    NAMES,
    OUTLETS,
    SILENCE,
    SLICE_DAYS,
    STATUSES,
    TYPES,
    News,
    people,
    vocabulary,
    zipf,
)
from bench.texts import article
from saksi import read
from saksi.store import EventFilters, Filters, Store, open_store
from saksi.store.kept_schema import CHANGES
from saksi.store.schema import ARTICLES
from tools.postgres_server import SAFE, address, running_server

Asked: TypeAlias = list[Callable[[Store], object]]
FIRST_YEAR = FIRST_DAY.year
SHOWN = 10_000  # as many as the desk counts


class World:
    """What is drawn to be asked: as it occurs in the news, the same for every run."""

    def __init__(self, news: News) -> None:
        self.random = random.Random(11)
        days = (news.slices - 1) * (SLICE_DAYS + SILENCE) + SLICE_DAYS
        self.last_year = (FIRST_DAY + timedelta(days=days)).year

    def name(self, most: int = NAMES) -> str:
        """The name of somebody."""
        return people()[zipf(self.random, most)].name

    def code(self, most: int = len(CODES)) -> str:
        """A state."""
        return CODES[zipf(self.random, most)]

    def words(self, many: int) -> str:
        """Words that may be searched for."""
        known = vocabulary()
        return " ".join(known[zipf(self.random, len(known))] for _ in range(many))

    def year(self) -> int:
        """One of the years told of."""
        return self.random.randint(FIRST_YEAR, self.last_year)


def made(news: News, number: int) -> Filling:
    """The rows of one slice of the news."""
    return rows_of(news.records(number), number * news.a_slice + 1)


def loader(store: Store) -> Loader:
    """What writes to the database of this store."""
    return (PostgresLoader if store.where.startswith("postgresql") else SqliteLoader)(store)


def questions(world: World) -> dict[str, Asked]:
    """What is asked, many times over."""
    draw = world.random
    fields: dict[str, Callable[[], Any]] = {
        "who": world.name,
        "whom": world.code,
        "type": lambda: TYPES[zipf(draw, len(TYPES))],
        "status": lambda: STATUSES[zipf(draw, len(STATUSES))],
        "place": world.code,
        "outlet": lambda: f"Outlet {zipf(draw, OUTLETS)}",
        "date": lambda: f"{world.year()}-{draw.randint(1, 12):02}",
        "since": lambda: f"{world.year()}-01-01",
    }

    def filters() -> Filters:
        return Filters(**{name: fields[name]() for name in draw.sample(sorted(fields), 2)})

    def said() -> Filters:
        more = draw.choice([{}, {"stance": "deny"}, {"lang": "en"}, {"date": str(world.year())}])
        return Filters(speaker=world.name(), **more)

    def actor() -> str:
        family = world.name(200).split()[2]
        return draw.choice([world.code(20), world.name(200), family])

    def words() -> Filters:
        return Filters(words=world.words(2), since=f"{world.year()}-01-01")

    def found() -> Filters:
        name = draw.choice(["who", "type", "outlet", "since"])
        return Filters(words=world.words(2), **{name: fields[name]()})

    def one() -> Filters:
        name = draw.choice(sorted(fields))
        return Filters(**{name: fields[name]()})

    def kind() -> str:
        return draw.choice(["articles", "statements", "events"])

    def some(draws: Callable[[], Filters], ask: Callable[[Store, Filters], object]) -> Asked:
        return [partial(_ask, ask, draws()) for _ in range(200)]

    return {
        "acts by two filters": some(filters, Store.events),
        "statements of a speaker": some(said, Store.statements),
        "timeline of an actor": some(lambda: Filters(who=actor()), Store.events),
        "merged events of an actor": some(lambda: Filters(who=world.code(20)), _merged),
        "articles by two words": some(words, Store.articles),
        "search of two words": some(lambda: Filters(words=world.words(2)), _search),
        "search of two words, filtered": some(found, _search),
        "newest articles": some(Filters, Store.articles),
        "how many, by a filter": [partial(_total, kind(), one()) for _ in range(200)],
        "facets of a search": [partial(_facets, kind(), one()) for _ in range(200)],
    }


def _total(kind: str, filters: Filters, store: Store) -> object:
    return store.at_least(kind, filters, SHOWN)


def _facets(kind: str, filters: Filters, store: Store) -> object:
    return store.facets(kind, filters)


def _merged(store: Store, filters: Filters) -> object:
    return store.merged_events(EventFilters(party=filters.who))


def _ask(ask: Callable[[Store, Filters], object], filters: Filters, store: Store) -> object:
    return ask(store, filters)


def _search(store: Store, filters: Filters) -> object:
    return store.search(filters.words or "", replace(filters, words=None))


class Clock:
    """Processor time of this process and of the PostgreSQL server's one behind a store.

    Of a machine that does other things too, the time of day tells little.
    """

    def __init__(self, store: Store) -> None:
        self._backend: Path | None = None
        if store.where.startswith("postgresql"):
            with store._reading() as connection:  # the pool gives the same one again
                number = connection.scalar(text("SELECT pg_backend_pid()"))
            self._backend = Path(f"/proc/{number}/schedstat")

    def milliseconds(self, work: Callable[[], object]) -> float:
        """Of one call."""
        began = self._now()
        work()
        return (self._now() - began) * 1000

    def _now(self) -> float:
        there = int(self._backend.read_text().split()[0]) / 1e9 if self._backend else 0.0
        return time.process_time() + there


def adding(store: Store, news: News, times: int = 60) -> list[float]:
    """Keeping a record, linking included, on the busiest days: those of the last slice."""
    fresh = News(news.articles + times, news.a_slice).records(news.slices - 1)
    records = [replace(r, id=f"new-{r.id}") for r in fresh[-times - 1 :]]
    whole = read(article("id"), lang="id", published="2026-01-01")
    store.put(replace(whole, id="new"))  # words and tables are loaded once
    store.put(records.pop())
    clock = Clock(store)
    spent = [clock.milliseconds(partial(store.put, r)) for r in records]
    _take_out(store)
    return spent


def _take_out(store: Store) -> None:
    """What was added: asked again, the store is as it was."""
    mine = ARTICLES.c.id.startswith("new", autoescape=True)
    store.delete(
        store.ask(lambda connection: list(connection.scalars(select(ARTICLES.c.id).where(mine))))
    )
    gone = CHANGES.c.id.startswith("new", autoescape=True), CHANGES.c.kind == "delete"
    store.change(lambda connection: connection.execute(delete(CHANGES).where(*gone)))


def size(store: Store, where: str) -> int:
    """Bytes on disk."""
    if where.startswith("postgresql"):
        with store._reading() as connection:
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    return Path(where).stat().st_size


def filled(stores: Sequence[Store], news: News, processes: int) -> float:
    """Fills them all at once; the seconds that it took."""
    began = time.perf_counter()

    def progress(done: int) -> None:
        spent = time.perf_counter() - began
        print(f"\r{done} of {news.slices} slices, {spent:.0f} s", end="", file=sys.stderr)

    loaders = [loader(store) for store in stores]
    begun = min(each.loaded() for each in loaders) // news.a_slice
    fill(loaders, partial(made, news), range(begun, news.slices), processes, progress)
    print(file=sys.stderr)
    return round(time.perf_counter() - began, 1)


def measured(where: str, news: News) -> dict[str, Any]:
    """Every figure of one database."""
    found: dict[str, Any] = {}
    with open_store(where) as store:
        counts = store.counts()
        found |= {"statements": counts.statements, "events": counts.events}
        found["bytes_per_article"] = round(size(store, where) / counts.articles)
        for name, asked in questions(World(news)).items():
            asked[0](store)
            clock = Clock(store)
            found[name] = _quantiles([clock.milliseconds(partial(a, store)) for a in asked])
        found["adding an article"] = _quantiles(adding(store, news))
    return found


def _quantiles(spent: list[float]) -> dict[str, float]:
    ordered = sorted(spent)
    p95 = ordered[int(len(ordered) * 0.95)]
    return {"median": round(statistics.median(ordered), 1), "p95": round(p95, 1)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="sqlite")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keeps the stores, or finds them there")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only-fill", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        places = []
        if given.database != "postgres":
            places.append(str(folder / "saksi.sqlite"))
        if given.database != "sqlite":
            places.append(
                address(stack.enter_context(running_server(SAFE, folder / "pg")), "postgres")
            )
        _run(places, given)


def _run(places: Sequence[str], given: argparse.Namespace) -> None:
    news = News(given.articles)
    with ExitStack() as stack:
        stores = [stack.enter_context(open_store(where)) for where in places]
        short = [store for store in stores if store.counts().articles < news.articles]
        if short:
            print(f"{'filled in seconds':30} {filled(short, news, given.processes)}", flush=True)
    for where in () if given.only_fill else places:
        found = {"store": where, **measured(where, news)}
        if given.json:
            print(json.dumps(found))
            continue
        for name, value in found.items():
            print(f"{name:30} {value}", flush=True)


if __name__ == "__main__":
    main()
