"""Runs over corpora: accounts that add up, exact resumption, bounds, near-duplicates."""

import errno
import gzip
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from bench.made_up_crawl import Written, write_crawl
from saksi.errors import InputError
from saksi.read.source import Source
from saksi.records import Record
from saksi.run.corpus import Limits, Marker, Options, Shard, Summary, retry_corpus, run_corpus
from saksi.run.corpus.entries import Cut
from saksi.run.corpus.files import sweep
from saksi.run.corpus.guard import Guard
from saksi.run.corpus.warc import cut_warc, read_warc

PAGES = 60
OPTIONS = Options(stages="page", shard=20, dedupe="mark")


class Silent:
    """Hears how a run goes and says nothing."""

    def begin(self, shards: int, done: int) -> None: ...

    def entry(self) -> None: ...

    def shard(self, shard: Shard, marker: Marker) -> None: ...


class Crawled(Struct, frozen=True):
    """A crawl, what it holds, and a run over it."""

    path: Path
    written: Written
    out: Path
    summary: Summary


def run(
    path: Path, out: Path, options: Options = OPTIONS, jobs: int = 1, limits: Limits | None = None
) -> Summary:
    return run_corpus([str(path)], out, options, limits or Limits(), jobs, Silent())


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    folder = tmp_path_factory.mktemp("crawl")
    path = folder / "crawl.warc.gz"
    written = write_crawl(path, PAGES)
    return Crawled(path, written, folder / "out", run(path, folder / "out"))


def record_lines(out: Path) -> list[bytes]:
    return [
        line for path in sorted((out / "records").iterdir()) for line in gzip.open(path).readlines()
    ]


def record_ids(out: Path) -> list[str]:
    return [Record.from_json(line).id for line in record_lines(out)]


def test_account_of_a_crawl_is_that_of_its_writer(crawl: Crawled) -> None:
    account = crawl.summary.account
    assert account.seen == crawl.written.seen
    assert account.records == PAGES
    assert account.failures == {"archive": crawl.written.seen["broken"]}
    assert crawl.summary.adds_up
    assert (
        sum(account.others.values()) == sum(account.seen.values()) - PAGES - account.seen["broken"]
    )


def test_every_page_is_one_record(crawl: Crawled) -> None:
    assert record_ids(crawl.out) == list(crawl.written.pages)


@pytest.mark.parametrize("most", [1, 7, 1000])
def test_cuts_of_a_crawl_hold_its_entries_once(crawl: Crawled, most: int) -> None:
    whole = list(read_warc(crawl.path, Cut(0, crawl.path.stat().st_size), "crawl"))
    cuts = list(cut_warc(crawl.path, most))
    assert [entry for cut in cuts for entry in read_warc(crawl.path, cut, "crawl")] == whole
    assert len(cuts) >= len(whole) // (most + 2)


def test_crawl_without_gzip_gives_the_same_pages(crawl: Crawled, tmp_path: Path) -> None:
    plain, pages = tmp_path / "plain.warc", tmp_path / "pages.warc.gz"
    written = write_crawl(pages, 9)
    plain.write_bytes(gzip.decompress(pages.read_bytes()[: _whole(pages)]))
    summary = run(plain, tmp_path / "out")
    assert record_ids(tmp_path / "out") == list(written.pages)
    assert summary.adds_up


def _whole(path: Path) -> int:
    """Where the last record, which is cut short, begins."""
    return list(read_warc(path, Cut(0, path.stat().st_size), "pages"))[-1].offset


def test_two_workers_write_the_same_files_as_one(crawl: Crawled, tmp_path: Path) -> None:
    run(crawl.path, tmp_path / "two", jobs=2)
    for part in ("records", "failures", "signatures", "duplicates"):
        one = {path.name: path.read_bytes() for path in (crawl.out / part).iterdir()}
        assert {p.name: p.read_bytes() for p in (tmp_path / "two" / part).iterdir()} == one


def test_run_that_is_killed_loses_nothing_and_writes_nothing_twice(
    crawl: Crawled, tmp_path: Path
) -> None:
    out, chance = tmp_path / "out", random.Random(4)
    call = [sys.executable, "-m", "saksi", "corpus", "run", str(crawl.path), "--out", str(out)]
    call += ["--stages", "page", "--shard", "20", "--dedupe", "mark", "--jobs", "2", "--quiet"]
    for done in (0, 1, 3):
        running = subprocess.Popen(call, env=os.environ)
        while running.poll() is None and len(list(out.glob("done/*.json"))) < done:
            time.sleep(0.02)
        time.sleep(chance.uniform(0.0, 1.0))
        running.send_signal(signal.SIGKILL)
        running.wait()
    assert subprocess.run(call, env=os.environ).returncode == 1  # there are broken records
    assert record_lines(out) == record_lines(crawl.out)
    assert not list(out.glob("*/*.tmp"))


def test_complete_run_stays_as_it_is(crawl: Crawled) -> None:
    before = {path: path.stat().st_mtime_ns for path in crawl.out.glob("*/*")}
    assert run(crawl.path, crawl.out) == crawl.summary
    assert {path: path.stat().st_mtime_ns for path in crawl.out.glob("*/*")} == before


def test_missing_file_of_a_shard_is_written_again(crawl: Crawled, tmp_path: Path) -> None:
    run(crawl.path, tmp_path / "out")
    sorted((tmp_path / "out" / "records").iterdir())[1].unlink()
    run(crawl.path, tmp_path / "out")
    assert record_lines(tmp_path / "out") == record_lines(crawl.out)


def test_copies_are_marked_with_their_originals(crawl: Crawled) -> None:
    lines = [line for path in (crawl.out / "duplicates").iterdir() for line in path.open("rb")]
    found = {each["id"]: each["original"]["id"] for each in map(msgspec.json.decode, lines)}
    assert found == crawl.written.copies
    assert crawl.summary.duplicates == len(crawl.written.copies) > 0


@pytest.mark.parametrize("output", ["jsonl.gz", "parquet"])
def test_copies_are_dropped_but_the_earliest(crawl: Crawled, tmp_path: Path, output: str) -> None:
    options = msgspec.convert(
        {"stages": "page", "shard": 20, "dedupe": "drop", "output": output}, Options
    )
    summary = run(crawl.path, tmp_path / "out", options)
    kept = [page for page in crawl.written.pages if page not in crawl.written.copies]
    if output == "parquet":
        import pyarrow.parquet

        tables = [
            pyarrow.parquet.read_table(p) for p in sorted((tmp_path / "out/records").iterdir())
        ]
        assert [key for table in tables for key in table["id"].to_pylist()] == kept
    else:
        assert record_ids(tmp_path / "out") == kept
    assert summary.dropped == len(crawl.written.copies)
    assert run(crawl.path, tmp_path / "out", options) == summary


def test_run_goes_on_only_as_it_was_begun(crawl: Crawled, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="begun with shard 20; give the same .* another --out"):
        run(crawl.path, crawl.out, Options(stages="page", shard=30, dedupe="mark"))
    changed = tmp_path / "crawl.jsonl"
    changed.write_text('{"text": "Satu\\n\\nKalimat pertama."}\n')
    run(changed, tmp_path / "out")
    with pytest.raises(InputError, match="other sources"):
        run(crawl.path, tmp_path / "out")
    changed.write_text('{"text": "Dua\\n\\nKalimat kedua."}\n')
    with pytest.raises(InputError, match="changed since the run .* was begun; put the file back"):
        run(changed, tmp_path / "out")
    with pytest.raises(InputError, match="take an empty --out"):
        run(changed, tmp_path)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("https://kabar.example/a.warc.gz", "https://kabar.example/a.warc.gz: .* fetch this one"),
        ("nowhere.warc", "nowhere.warc: there is no such file or folder; check the name"),
        (__file__, "not a corpus by its name; a corpus is .warc, .jsonl"),
    ],
)
def test_what_is_no_source_is_named(source: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=why):
        run_corpus([source], tmp_path / "out", OPTIONS, Limits(), 1, Silent())


def test_half_written_files_of_the_living_are_left(tmp_path: Path) -> None:
    host, folder = socket.gethostname(), tmp_path / "records"
    folder.mkdir()
    dead = subprocess.Popen(["true"])
    dead.wait()
    names = {
        "dead": f".{host}-{dead.pid}-7.0001.jsonl.gz.tmp",
        "alive": f".{host}-{os.getppid()}-7.0001.jsonl.gz.tmp",
        "elsewhere": ".node-12-4711-7.0001.jsonl.gz.tmp",
        "forgotten": ".node-12-4712-7.0001.jsonl.gz.tmp",
    }
    for name in names.values():
        (folder / name).touch()
    os.utime(folder / names["forgotten"], (0, 0))
    sweep(tmp_path)
    assert {path.name for path in folder.iterdir()} == {names["alive"], names["elsewhere"]}
    sweep(tmp_path, complete=True)
    assert not list(folder.iterdir())


def test_folder_that_cannot_be_written_is_named(crawl: Crawled, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="file: .*nothing can be written there; take another"):
        run(crawl.path, tmp_path / "file")
    with pytest.raises(InputError, match="file/out: .*nothing can be written there; take another"):
        run(crawl.path, tmp_path / "file" / "out")


def test_full_disk_stops_the_run_which_goes_on_later(
    crawl: Crawled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = iter(range(1000))

    def fsync(file: int) -> None:
        if next(calls) > 6:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(
            InputError, match="No space left on device; the run stopped; .* goes on"
        ):
            run(crawl.path, tmp_path / "out")
    assert not list(tmp_path.glob("out/*/.*"))
    run(crawl.path, tmp_path / "out")
    assert record_lines(tmp_path / "out") == record_lines(crawl.out)


DOCUMENTS = [
    {
        "id": "a",
        "html": "<html><body><h1>Satu</h1><p>Kapal itu tiba di pelabuhan.</p></body></html>",
    },
    {"id": "b", "text": "Dua\n\nKapal kedua tiba.", "outlet": "Kabar Selat"},
    {"id": "c"},
]


def test_lines_tables_and_folders_give_the_same_records(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    folder = tmp_path / "in"
    folder.mkdir()
    lines = b"".join(msgspec.json.encode(each) + b"\n" for each in DOCUMENTS)
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines)[:-9])
    columns = {key: [each.get(key) for each in DOCUMENTS] for key in ("id", "html", "text")}
    pyarrow.parquet.write_table(pyarrow.table(columns), folder / "c.parquet")
    (folder / "d.html").write_text(str(DOCUMENTS[0]["html"]))
    summary = run(folder, tmp_path / "out", Options(stages="page", shard=2))
    assert summary.account.seen == {"broken": 1, "file": 1, "line": 6, "row": 3}
    assert summary.account.failures == {"archive": 1, "input": 3}
    assert [key.rpartition("/")[2] for key in record_ids(tmp_path / "out")] == [*"ababab", "d"]
    assert summary.adds_up


def test_page_that_takes_too_long_is_a_failure_and_may_be_tried_again(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    long = (
        "Judul\n\n" + "Menteri Norwegia itu tiba di Kenya pada Rabu, kata juru bicaranya. " * 9000
    )
    lines = [{"id": "long", "text": long}, {"id": "short", "text": "Judul\n\nIa tiba."}]
    source.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in lines))
    summary = run(source, tmp_path / "out", Options(), limits=Limits(seconds=1))
    assert summary.account.failures == {"limits": 1}
    assert record_ids(tmp_path / "out") == ["short"]
    failure = next((tmp_path / "out" / "failures").iterdir()).read_text()
    assert "took more than 1 s; give more with: saksi corpus retry" in failure
    again = retry_corpus(tmp_path / "out", Limits(seconds=2), 1, Silent())
    assert again.account == summary.account


def test_page_that_needs_too_much_memory_costs_itself_alone() -> None:
    guard = Guard(Limits(memory=100), page_only=True, sign=False)
    try:
        big = Source("big", "big", data=b"<p>" + b"<b>x</b> " * 1_900_000, media_type="text/html")
        found = guard.read(big)
        assert found.failure is not None
        assert (found.failure.stage, found.failure.error) == ("limits", "MemoryError")
        assert guard.read(Source("small", "small", text="Judul\n\nIa tiba.")).record
    finally:
        guard.close()


def test_page_that_ends_its_process_costs_itself_alone() -> None:
    guard = Guard(Limits(), page_only=True, sign=False)
    try:
        page = Source("small", "small", text="Judul\n\nIa tiba.")
        assert guard.read(page).record
        assert guard._process is not None
        guard._process.kill()
        guard._process.join()
        found = guard.read(page)
        assert found.failure is not None
        assert found.failure.error == "ProcessError"
        assert guard.read(page).record
    finally:
        guard.close()
