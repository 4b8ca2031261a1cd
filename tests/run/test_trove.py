"""datatrove's executors give the records that a run on this machine gives."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from bench.made_up_crawl import write_crawl
from saksi.run.corpus import summarise_run
from tools.slurm_cluster import NOT_UP, installed

ROOT = Path(__file__).parents[2]
PAGES, SHARD = 24, 10


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trove") / "crawl.warc.gz"
    write_crawl(path, PAGES)
    out = path.with_name("out")
    call = [sys.executable, "-m", "saksi", "corpus", "run", str(path), "--out", str(out), "-q"]
    call += ["--stages", "page", "--shard", str(SHARD), "--dedupe", "mark", "--jobs", "1"]
    assert subprocess.run(call, cwd=ROOT).returncode == 1  # there are broken records
    return path


@pytest.mark.parametrize(
    "executor",
    [
        "trove",
        "ray",
        pytest.param(
            "slurm",
            marks=pytest.mark.skipif(not installed(), reason="Slurm is not installed (slurm-wlm)"),
        ),
    ],
)
def test_executor_writes_what_a_run_on_this_machine_writes(crawl: Path, executor: str) -> None:
    out = crawl.with_name(executor)
    code = f"""
from pathlib import Path
from bench.trove_run import run_on_{executor}
if __name__ == "__main__":
    run_on_{executor}(Path({str(crawl)!r}), Path({str(out)!r}), "page", {SHARD})
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    if NOT_UP in done.stderr:  # some machines do not let its daemons run
        pytest.skip(done.stderr[-600:])
    assert done.returncode == 0, done.stderr[-3000:]
    assert records(out) == records(crawl.with_name("out"))
    summary = summarise_run(out)
    assert summary.adds_up
    assert summary.done == summary.shards > 2
    assert summary.duplicates == summarise_run(crawl.with_name("out")).duplicates


def records(out: Path) -> list[bytes]:
    return [line for path in sorted((out / "records").iterdir()) for line in gzip.open(path)]
