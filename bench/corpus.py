"""The whole check of corpora: accounts, kills, workers and executors over one made-up crawl.

    python -m bench.corpus [--pages 5000] [--kills 20] [--stages page] [--only WAY]...

`--only` takes a part of a way's name (`workers`, `killed`, `Local`, `Ray`, `Slurm`). Every run
must give the same records; each figure is printed with what it was measured on.
"""

import argparse
import gzip
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.made_up_crawl import Written, write_crawl
from bench.trove_run import run_on_ray, run_on_slurm, run_on_slurm_again, run_on_trove
from saksi.run.corpus.options import Stages
from tools.slurm_cluster import installed

SHARD = 250


def main() -> None:
    """Write a crawl and run over it in every way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--stages", choices=("all", "page"), default="page")
    parser.add_argument("--only", action="append", default=[])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder), given.pages, given.kills, given.stages, given.only)


def check(folder: Path, pages: int, kills: int, stages: Stages, only: Sequence[str] = ()) -> None:
    """Raises where two runs differ or an account is not that of the crawl's writer."""
    crawl = folder / "crawl.warc.gz"
    written = write_crawl(crawl, pages)
    print(f"{sum(written.seen.values())} entries, {crawl.stat().st_size} bytes: {written.seen}")
    one = folder / "one"
    timed("1 worker", pages, lambda: run(crawl, one, stages, jobs=1))
    check_account(one, written)
    for name, work in _ways(crawl, stages, kills).items():
        if not only or any(part in name for part in only):
            same(one, folder / name.replace(" ", "-"), pages, name, work)


def _ways(crawl: Path, stages: Stages, kills: int) -> dict[str, Callable[[Path], object]]:
    ways: dict[str, Callable[[Path], object]] = {
        "2 workers": lambda out: run(crawl, out, stages, jobs=2),
        f"killed {kills} times": lambda out: kill(crawl, out, stages, kills),
        "datatrove Local": lambda out: run_on_trove(crawl, out, stages, SHARD),
        "datatrove Ray": lambda out: run_on_ray(crawl, out, stages, SHARD),
        "datatrove Slurm": lambda out: run_on_slurm(crawl, out, stages, SHARD),
        "datatrove Slurm, cancelled and sent anew": lambda out: run_on_slurm_again(
            crawl, out, stages, SHARD
        ),
    }
    if installed():
        return ways
    print("Slurm is not installed (apt-get install slurm-wlm): left out")
    return {name: work for name, work in ways.items() if "Slurm" not in name}


def call(crawl: Path, out: Path, stages: Stages, jobs: int) -> list[str]:
    """The command line of a run."""
    program = [sys.executable, "-m", "saksi", "corpus", "run", str(crawl), "--out", str(out)]
    return [
        *program,
        "--stages",
        stages,
        "--shard",
        str(SHARD),
        "--jobs",
        str(jobs),
        "--dedupe",
        "mark",
        "-q",
    ]


def run(crawl: Path, out: Path, stages: Stages, jobs: int) -> None:
    """A run to its end; it has failures, since the crawl has broken records."""
    done = subprocess.run(call(crawl, out, stages, jobs), env=os.environ)
    assert done.returncode == 1, done.returncode


def kill(crawl: Path, out: Path, stages: Stages, kills: int) -> None:
    """Killed at random moments spread over the run, then left alone."""
    chance = random.Random(5)
    shards = None
    for number in range(kills):
        running = subprocess.Popen(call(crawl, out, stages, 2), env=os.environ)
        wanted = int((shards or kills) * number / kills)
        while running.poll() is None and done(out) < wanted:
            time.sleep(0.02)
        time.sleep(chance.uniform(0.0, 2.0))
        assert running.poll() is None or number > kills // 2, "the run ended before it was killed"
        running.send_signal(signal.SIGKILL)
        running.wait()
        if (out / "shards.jsonl").exists():
            shards = len((out / "shards.jsonl").read_bytes().splitlines())
    run(crawl, out, stages, 2)


def done(out: Path) -> int:
    """How many shards are complete."""
    return len(list(out.glob("done/*.json")))


def timed(name: str, pages: int, work: Callable[[], object]) -> None:
    """Print how long it took, by the clock and by the processors of this and its processes."""
    began, before = time.perf_counter(), sum(os.times()[:4])
    work()
    seconds, used = time.perf_counter() - began, sum(os.times()[:4]) - before
    print(
        f"{name}: {seconds:.0f} s ({used:.0f} s of a processor, {1000 * used / pages:.1f} ms a page)",
        flush=True,
    )


def same(one: Path, other: Path, pages: int, name: str, work: Callable[[Path], object]) -> None:
    """Another run must leave the same records, byte for byte and in the same order."""
    timed(name, pages, lambda: work(other))
    assert records(one) == records(other), f"{name}: other records"
    assert listing(one, "duplicates") == listing(other, "duplicates"), f"{name}: other duplicates"


def listing(out: Path, part: str) -> dict[str, str]:
    """The files of a part by their digests."""
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((out / part).iterdir())
    }


def records(out: Path) -> list[bytes]:
    """Every record as a line, in order."""
    assert not list(out.glob("*/.*")), "something half-written was left"
    return [line for path in sorted((out / "records").iterdir()) for line in gzip.open(path)]


def check_account(out: Path, written: Written) -> None:
    """What the run says of the crawl is what its writer says."""
    shown = subprocess.run(
        [sys.executable, "-m", "saksi", "corpus", "status", str(out), "--json"], capture_output=True
    )
    summary = json.loads(shown.stdout)
    assert summary["adds_up"]
    assert summary["account"]["seen"] == written.seen
    assert [json.loads(line)["id"] for line in records(out)] == list(written.pages)
    found = {
        each["id"]: each["original"]["id"]
        for path in (out / "duplicates").iterdir()
        for each in map(json.loads, path.open("rb"))
    }
    right = sum(written.copies.get(copy) == original for copy, original in found.items())
    print(f"account: {summary['account']}")
    print(f"copies: {len(written.copies)} written, {len(found)} found, {right} with their original")
    assert found.keys() <= written.copies.keys()
    assert right >= 0.95 * len(written.copies)
    size = sum(path.stat().st_size for path in (out / "records").iterdir())
    print(f"records: {size} bytes, {size / len(written.pages):.0f} a page", flush=True)


if __name__ == "__main__":
    main()
