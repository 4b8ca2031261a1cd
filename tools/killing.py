"""Kills commands that write at random moments, and looks at what they left.

    python -m tools.killing [read review writers corpus] [--times 100] [--database sqlite|postgres]

`read` and `review` write to a store, `writers` are two reading processes of which one is killed,
`corpus` writes files. The commands are those of the command line, each in a process that is forked
from this one, so that a kill costs little; the findings of their pages were made before (`corpus`
reads its pages whole, as `--stages page`). Each goes on where it was killed until it comes to its
end, then another begins. Nothing that was told may be missing, nothing be there twice, and
`saksi check` has to be clean after every kill.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bench.made_up_news import News
from saksi.read.source import Source
from saksi.records import Record
from saksi.run import reader
from saksi.run.corpus import running
from saksi.run.corpus.answers import Answer, answer
from saksi.store import open_store
from saksi.views.cli import app
from tools.postgres_server import SAFE, address, running_server

PAGES = 9
SHARD = 3
RECORDS = {record.text: record for record in News(PAGES).records(0)}


class Left(Struct, frozen=True):
    """What a command had told when it was killed, whether it was, and what is wrong."""

    told: tuple[str, ...]
    killed: bool
    wrong: tuple[str, ...]


class Child:
    """A command of the command line in a process of its own, whose words are read."""

    def __init__(self, work: Callable[[], None], words: Path) -> None:
        self._words = words
        self.began = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            _run(work, words)

    def kill(self) -> bool:
        """Whether it was still at work."""
        os.kill(self.pid, signal.SIGKILL)
        return os.WIFSIGNALED(os.waitpid(self.pid, 0)[1])

    def ended_within(self, seconds: float) -> float | None:
        """How long it worked, where it came to its end; else it is at work after `seconds`."""
        until, how = self.began + seconds, os.WEXITED | os.WNOHANG | os.WNOWAIT
        while (now := time.monotonic()) < until:
            if os.waitid(os.P_PID, self.pid, how) is not None:
                return now - self.began
            time.sleep(min(0.005, until - now))
        return None

    def told(self) -> tuple[str, ...]:
        """The whole lines that it wrote; none where it was killed before it could."""
        if not self._words.exists():
            return ()
        lines = self._words.read_text(encoding="utf-8").splitlines(keepends=True)
        return tuple(line for line in lines if line.endswith("\n"))

    def wait(self) -> float:
        """Seconds that it took."""
        _, status = os.waitpid(self.pid, 0)
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError(f"a command ended with status {os.waitstatus_to_exitcode(status)}")
        return time.monotonic() - self.began


def _run(work: Callable[[], None], words: Path) -> None:
    """In the child: what it says is told line by line, as to a terminal."""
    status = 1
    try:
        sys.stdout = words.open("w", buffering=1, encoding="utf-8")
        work()
        status = 0
    except Exception:  # noqa: BLE001 - told here: the process ends without anybody above it
        traceback.print_exc()
    finally:
        os._exit(status)


def _saksi(*arguments: str) -> None:
    app(list(arguments), standalone_mode=False)


class Reading:
    """`saksi read`, by one process or by two at once."""

    def __init__(self, where: str, folder: Path, writers: int = 1) -> None:
        self.where, self.writers = where, writers
        self.files = [folder / f"pages{n}.jsonl" for n in range(writers)]
        for n, file in enumerate(self.files):
            mine = [{"id": r.id, "text": t} for t, r in list(RECORDS.items())[n::writers]]
            file.write_text("".join(json.dumps(one) + "\n" for one in mine), encoding="utf-8")

    def works(self) -> list[Callable[[], None]]:
        """What each process does."""
        return [lambda file=file: self._read(file) for file in self.files]  # type: ignore[misc]

    def _read(self, file: Path) -> None:
        def found(source: Source, **_: Any) -> Record:
            known = RECORDS[source.text or ""]
            sha256 = hashlib.sha256(reader.source_bytes(source) or b"").hexdigest()
            return replace(known, page=replace(known.page, sha256=sha256))

        vars(reader)["read_record"] = found
        _saksi("read", str(file), "--store", self.where, "--json", "--quiet", "--jobs", "1")

    def wrong(self, told: Sequence[str], ended: bool) -> Iterator[str]:
        """What is not as it should be."""
        with open_store(self.where) as store:
            there = Counter(change.id for change in store.changes(limit=1_000_000))
            kept = Counter(row.id for row in store.list(limit=1_000_000))
            yield from _compared(there, kept, {json.loads(line)["id"] for line in told})
            for record in RECORDS.values():
                if record.id not in kept:
                    continue
                if replace(store.get(record.id), page=record.page) != record:
                    yield f"{record.id} is another record than was read"
            if ended and len(kept) != PAGES:
                yield f"{len(kept)} of {PAGES} are there at the end"
            yield from (f"{p.kind}: {p.message}" for p in store.check())


def _compared(there: Counter[str], kept: Counter[str], told: set[str]) -> Iterator[str]:
    yield from (f"{one} is lost" for one in told if one not in kept)
    yield from (f"{one} is there twice" for one, n in (there + kept).items() if n > 2)
    if there != kept:
        yield "the changes tell of other articles than are there"


class Reviewing:
    """`saksi review`, one decision after another."""

    def __init__(self, where: str, _folder: Path) -> None:
        self.where, self.targets = where, []
        with open_store(where) as store:
            for record in RECORDS.values():
                store.put(record)
                self.targets += [f"{record.id}#{event.id}" for event in record.events]

    def works(self) -> list[Callable[[], None]]:
        """One process."""
        return [self._review]

    def _review(self) -> None:
        with open_store(self.where, read_only=True) as store:
            done = len(store.review.log(limit=1_000_000))
        for number in range(done, len(self.targets)):
            more = "--by", "rina", "--json", "--store", self.where
            value = f'quantity={{"value": "{number + 1}"}}'
            _saksi("review", "correct", self.targets[number], value, *more)

    def wrong(self, told: Sequence[str], ended: bool) -> Iterator[str]:
        """What is not as it should be."""
        with open_store(self.where) as store:
            log = store.review.log(limit=1_000_000)
            numbers = Counter(decision.number for decision in log)
            yield from (f"decision {n} is there twice" for n, many in numbers.items() if many > 1)
            lost = {json.loads(line)["number"] for line in told} - set(numbers)
            yield from (f"decision {n} is lost" for n in lost)
            targets = [target.name for decision in reversed(log) for target in decision.targets]
            if targets != self.targets[: len(targets)]:
                yield "the decisions are about something else"
            for number, name in enumerate(targets, 1):
                article, _, act = name.partition("#")
                event = next(e for e in store.get(article).events if e.id == act)
                if event.quantity.value != str(number):
                    yield f"the decision on {name} is not shown"
            if ended and len(log) != len(self.targets):
                yield f"{len(log)} of {len(self.targets)} decisions are there at the end"
            yield from (f"{p.kind}: {p.message}" for p in store.check())


class Reader:
    """Reads pages in the same process."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def read(self, item: Any) -> Answer:
        """What became of a page."""
        return answer(item, page_only=True, sign=False)

    def close(self) -> None:
        """Nothing to end."""


class Corpus:
    """`saksi corpus run`."""

    def __init__(self, _where: str, folder: Path) -> None:
        self.source, self.out = folder / "pages.jsonl", folder / "out"
        mine = [{"id": r.id, "lang": r.article.lang, "text": t} for t, r in RECORDS.items()]
        self.source.write_text("".join(json.dumps(one) + "\n" for one in mine), encoding="utf-8")
        self.kept: dict[str, bytes] = {}

    def works(self) -> list[Callable[[], None]]:
        """One process."""
        return [self._run]

    def _run(self) -> None:
        vars(running)["Guard"] = Reader
        how = "--stages", "page", "--format", "jsonl", "--shard", str(SHARD), "--jobs", "1", "-q"
        _saksi("corpus", "run", str(self.source), "--out", str(self.out), *how)

    def wrong(self, _told: Sequence[str], ended: bool) -> Iterator[str]:
        """A shard that has its marker stays as it is; at the end each page is there once."""
        shards = {p.stem for p in self.out.glob("done/*.json")} if self.out.exists() else set()
        found = {p.name: p.read_bytes() for p in self.out.glob("records/*")}
        complete = {n: data for n, data in found.items() if n.split(".")[0] in shards}
        if len(complete) != len(shards):
            yield f"{len(shards)} shards are complete, {len(complete)} have records"
        yield from (f"{n} is another" for n, data in self.kept.items() if complete.get(n) != data)
        self.kept = complete
        lines = [line for data in complete.values() for line in data.splitlines()]
        ids = Counter(json.loads(line)["id"] for line in lines)
        yield from (f"{one} is there twice" for one, many in ids.items() if many > 1)
        if ended and set(ids) != {record.id for record in RECORDS.values()}:
            yield f"{len(ids)} of {PAGES} are there at the end"


KINDS: dict[str, Callable[[str, Path], Any]] = {
    "read": Reading,
    "review": Reviewing,
    "writers": lambda where, folder: Reading(where, folder, writers=2),
    "corpus": Corpus,
}


class Killing:
    """Kills of one kind of command: at any moment of the time that it takes from start to end."""

    def __init__(self, kind: str, new_place: Callable[[], str], seed: int = 5) -> None:
        self._make, self._new_place = KINDS[kind], new_place
        self._chance = random.Random(f"{kind} {seed}")
        self._usual, self._folder = 0.0, Path()

    def lefts(self, times: int) -> Iterator[Left]:
        """What each of so many kills left; runs that came to their end are looked at too."""
        kills = 0
        while kills < times:
            with tempfile.TemporaryDirectory() as folder:
                self._folder = Path(folder)
                command = self._make(self._new_place(), self._folder)
                told: list[str] = []
                ended = False
                while not ended and kills < times:
                    left = self._once(command, told)
                    kills += left.killed
                    ended = not left.killed
                    yield left

    def _once(self, command: Any, told: list[str]) -> Left:
        children = [Child(w, self._folder / str(n)) for n, w in enumerate(command.works())]
        killed = False
        if self._usual:
            ended = children[0].ended_within(self._chance.uniform(0, self._usual))
            self._usual = ended or self._usual  # the first run loads much that later ones find
            killed = children[0].kill()
        spent = [child.wait() for child in (children[1:] if self._usual else children)]
        self._usual = self._usual or max(spent)
        said = [line for child in children for line in child.told()]
        told += said
        return Left(tuple(said), killed, tuple(command.wrong(told, not killed)))


@contextmanager
def places(database: str) -> Iterator[Callable[[], str]]:
    """`new_place()` is the path or address of a store that is not there yet."""
    numbers = count()
    if database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield lambda: f"{folder}/{next(numbers)}.sqlite"
        return
    with running_server(SAFE) as server:
        yield lambda: new_schema(address(server, "postgres"), f"kills{next(numbers)}")


def new_schema(shared: str, name: str) -> str:
    """The address of an empty part of a database."""
    import psycopg

    with closing(psycopg.connect(shared)) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        connection.commit()
    return f"{shared}&options=-csearch_path%3D{name}"


def main() -> None:
    """Print what was told, and everything that was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="|".join(KINDS))
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    given = parser.parse_args()
    with places(given.database) as new_place:
        for kind in given.kinds or KINDS:
            lefts = list(Killing(kind, new_place).lefts(given.times))
            wrong = [one for left in lefts for one in left.wrong]
            kills = sum(left.killed for left in lefts)
            told = sum(len(left.told) for left in lefts)
            print(f"{kind}: {kills} kills, {told} told as kept, {len(wrong)} wrong", flush=True)
            print(*wrong, sep="\n", end="\n" if wrong else "")


if __name__ == "__main__":
    main()
