"""`saksi export --updated-since`: a copy that follows a store, deletions included."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace

from saksi.records import Outlet, Record
from saksi.store import open_store

Saksi: TypeAlias = Callable[..., Any]


def _follow(saksi: Saksi, news: Path, copy: dict[str, str], since: int) -> int:
    """Brings the copy up to date; the number to go on with."""
    answer = saksi("export", "--updated-since", since, "--store", news)
    assert answer.status == 0
    for line in answer.out.splitlines():
        told = json.loads(line)
        if told["schema"] == "saksi/deleted/1":
            assert told["deleted_at"].endswith("Z")
            copy.pop(told["id"], None)
        else:
            copy[told["id"]] = line
    found = re.search(r"--updated-since (\d+)\n\Z", answer.err)
    assert found is not None
    return int(found[1])


def _kept(news: Path) -> dict[str, str]:
    with open_store(news, read_only=True) as store:
        return {json.loads(line)["id"]: line for line in store.lines()}


def test_copy_follows_a_store(saksi: Saksi, news: Path) -> None:
    copy: dict[str, str] = {}
    at = _follow(saksi, news, copy, 0)
    assert copy == _kept(news)
    assert len(copy) == 3
    gone, changed, _ = sorted(copy)
    with open_store(news) as store:
        store.delete([gone])
        record = store.get(changed)
        store.put(replace(record, article=replace(record.article, outlet=Outlet("Harian Baru"))))
        store.put(Record.from_json(copy[gone].replace(f'"id":"{gone}"', '"id":"another"', 1)))
    assert saksi("export", "--updated-since", at, "--store", news).out.count("\n") == 3
    later = _follow(saksi, news, copy, at)
    assert later > at
    assert gone not in copy
    assert copy == _kept(news)
    nothing = saksi("export", "--updated-since", later, "--store", news)
    assert (nothing.out, f"--updated-since {later}" in nothing.err) == ("", True)


def test_correction_by_a_reviewer_is_told(saksi: Saksi, news: Path) -> None:
    copy: dict[str, str] = {}
    at = _follow(saksi, news, copy, 0)
    with open_store(news) as store:
        first = store.review.queue(limit=1)[0]
        store.review.apply("reject", [f"{first.article}#{first.id}"], who="ana")
    _follow(saksi, news, copy, at)
    assert copy == _kept(news)


def test_updates_are_whole_records_without_filters(
    saksi: Saksi, news: Path, tmp_path: Path
) -> None:
    out = tmp_path / "changes.jsonl"
    assert saksi("export", "--updated-since", 0, "-o", out, "--store", news).status == 0
    assert len(out.read_text("utf-8").splitlines()) == 3
    for wrong in (("--lang", "id"), ("--format", "csv")):
        answer = saksi("export", "--updated-since", 0, *wrong, "--store", news)
        assert (answer.status, "--updated-since goes with" in answer.err) == (2, True)


@pytest.mark.parametrize("number", ["-1", "x"])
def test_number_is_a_number(saksi: Saksi, news: Path, number: str) -> None:
    assert saksi("export", "--updated-since", number, "--store", news).status == 2
