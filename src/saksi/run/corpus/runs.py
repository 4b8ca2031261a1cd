"""Runs over corpora: begun, gone on with, tried again, and what came of them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from saksi.run.corpus.answers import LIMITS
from saksi.run.corpus.duplicates import mark_duplicates, read_found
from saksi.run.corpus.files import sweep
from saksi.run.corpus.layout import Account, Layout, Manifest
from saksi.run.corpus.options import Limits, Options
from saksi.run.corpus.planning import check_sources, check_versions, plan
from saksi.run.corpus.running import Told, alone_in, run_shards


class Summary(Struct, frozen=True):
    """What came of a run so far; `account` is of its complete shards."""

    folder: str
    shards: int
    done: int
    account: Account
    adds_up: bool
    duplicates: int | None = None
    dropped: int = 0


def run_corpus(
    names: Sequence[str], folder: Path, options: Options, limits: Limits, jobs: int, told: Told
) -> Summary:
    """Begin a run, or go on with it; one that is complete stays as it is."""
    with alone_in(folder):
        layout = plan(names, folder, options)
        return _go_on(layout, layout.read_manifest(), limits, jobs, told)


def retry_corpus(folder: Path, limits: Limits, jobs: int, told: Told) -> Summary:
    """Read the shards anew that hold pages which went over a limit, and those not complete."""
    Layout(folder).read_manifest()
    with alone_in(folder):
        layout = Layout(folder)
        manifest = check_versions(layout)
        check_sources(layout, manifest)
        for shard, marker in layout.markers():
            if marker is not None and LIMITS in marker.account.failures:
                layout.marker(shard.id).unlink()
        return _go_on(layout, manifest, limits, jobs, told)


def finish_corpus(folder: Path) -> Summary:
    """What is left to do when every shard is complete: near-duplicates, if asked for."""
    layout = Layout(folder)
    manifest = layout.read_manifest()
    summary = summarise_run(folder)
    if summary.done == summary.shards:
        sweep(folder, complete=True)
        if manifest.options.dedupe != "no":
            mark_duplicates(layout, manifest)
    return summarise_run(folder)


def _go_on(layout: Layout, manifest: Manifest, limits: Limits, jobs: int, told: Told) -> Summary:
    run_shards(layout, manifest, limits, jobs, told)
    return finish_corpus(layout.folder)


def summarise_run(folder: Path) -> Summary:
    """What the markers of a run say, added up."""
    layout = Layout(folder)
    manifest = layout.read_manifest()
    markers = [marker for _, marker in layout.markers() if marker is not None]
    account = add_up([marker.account for marker in markers])
    found = read_found(layout)
    return Summary(
        folder=str(folder),
        shards=manifest.shards,
        done=len(markers),
        account=account,
        adds_up=all(marker.account.adds_up for marker in markers),
        duplicates=found.duplicates if found else None,
        dropped=sum(len(marker.dropped) for marker in markers),
    )


def add_up(accounts: Sequence[Account]) -> Account:
    """One account of several."""
    seen, failures, others = Counter[str](), Counter[str](), Counter[str]()
    for account in accounts:
        seen.update(account.seen)
        failures.update(account.failures)
        others.update(account.others)
    records = sum(account.records for account in accounts)
    return Account(_sorted(seen), records, _sorted(failures), _sorted(others))


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))
