"""Kills a process that writes to a store at a random moment, and looks at what it left.

python -m tools.killing [--times 100] [--database sqlite|postgres]
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack

from msgspec import Struct

from saksi.store import open_store
from tools.postgres_server import address, running_server

# Says what is done only when the store has said so.
WRITER = """
import sys
from msgspec.structs import replace
from saksi.records import Record
from saksi.store import open_store
where, name = sys.argv[1:]
record = Record.from_json(sys.stdin.read())
with open_store(where) as store:
    for number in range(100_000):
        new = replace(record, id=f"{name}-{number}")
        store.put(new, record.text.encode(), "f")
        print("put", new.id, flush=True)
        if number % 3 == 2:
            target = f"{name}-{number - 1}#{record.events[0].id}"
            field = {"field": "status", "value": "planned"}
            done = store.review.apply("correct", [target], who=name, **field)
            print("decision", done.number, flush=True)
"""


class Left(Struct, frozen=True):
    """What the killed process had been told was kept, and what of it is wrong."""

    put: int
    decided: int
    wrong: tuple[str, ...]


def kill_once(where: str, name: str, line: str, after: int, seconds: float) -> Left:
    """Start a writer, kill it so many seconds after its so-manieth word, and look at the store."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, where, name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(line)
    writer.stdin.close()
    begun = [writer.stdout.readline() for _ in range(after)]
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    said = [words.split() for words in (*begun, *writer.stdout.read().splitlines())]
    writer.wait()
    put = [words[1] for words in said if words[0] == "put" and len(words) == 2]
    decided = [int(words[1]) for words in said if words[0] == "decision" and len(words) == 2]
    return Left(len(put), len(decided), tuple(_wrong(where, name, put, decided)))


def _wrong(where: str, name: str, put: Sequence[str], decided: Sequence[int]) -> list[str]:
    """Nothing that was told may be missing, nothing be there twice, nothing be half there."""
    with open_store(where) as store:
        there = [change.id for change in store.changes(limit=10_000_000)]
        wrong = [f"{i} is lost" for i in put if i not in set(there)]
        wrong += [f"{i} is there twice" for i in set(there) if there.count(i) > 1]
        mine = [i for i in there if i.startswith(f"{name}-")]
        if len(mine) > len(put) + 1:
            wrong.append(f"{len(mine)} articles are there, {len(put)} were told")
        log = {d.number: d for d in store.review.log(limit=10_000_000) if d.who == name}
        wrong += [f"decision {number} is lost" for number in decided if number not in log]
        for decision in log.values():
            (target,) = decision.targets
            events = {e.id: e.status for e in store.get(target.article).events}
            if events.get(target.id or "") != "planned":
                wrong.append(f"decision {decision.number} is not shown")
        return wrong + [f"{p.kind}: {p.message}" for p in store.check()]


def main() -> None:
    """Print what was told, and everything that was wrong."""
    from tests.store.made import LINES

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    given = parser.parse_args()
    chance = random.Random(5)
    with ExitStack() as stack:
        if given.database == "postgres":
            where = address(stack.enter_context(running_server()), "postgres")
        else:
            where = f"{stack.enter_context(tempfile.TemporaryDirectory())}/news.sqlite"
        left = [
            kill_once(where, f"w{number}", LINES[0], chance.randint(1, 20), chance.uniform(0, 0.1))
            for number in range(given.times)
        ]
    print(f"{given.times} kills, {sum(x.put for x in left)} records told as kept,")
    print(f"{sum(x.decided for x in left)} decisions, {sum(len(x.wrong) for x in left)} wrong")
    for one in left:
        for wrong in one.wrong:
            print(wrong)


if __name__ == "__main__":
    main()
