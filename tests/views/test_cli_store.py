"""The verbs that ask, decide on and keep a store: what they print, and how they end."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from saksi.store import Filters, open_store
from saksi.views.feeds import ATOM, atom, json_feed
from saksi.views.gold import gold_of
from tests.store.made import ENVOY, NAVY, NORWAY, PACT, RECORDS, REFUSAL, Deed, told

Saksi: TypeAlias = Callable[..., Any]
DEEDS = [
    Deed("SANCTION", NORWAY, NAVY, day="2021-06-22", speaker=ENVOY, stance="deny"),
    Deed("AID", NAVY, NORWAY),
]


@pytest.fixture
def kept(news: Path) -> Path:
    with open_store(news) as store:
        store.put(told("a", DEEDS))
    return news


def lines(answer: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.out.splitlines()]


# Asking


def test_search_lists_acts_and_statements(saksi: Saksi, kept: Path) -> None:
    found = lines(saksi("search", "--what", "events", "--whom", "IDN", "--json", "--store", kept))
    assert [(row["article"], row["id"], row["type"]) for row in found] == [("a", "v0", "SANCTION")]
    said = saksi("search", "kalimat", "--what", "statements", "--stance", "deny", "--store", kept)
    assert said.out.startswith("a#s0  2021-06-23  Astrid Vangsnes  deny\n    “Kalimat 0: ")
    assert saksi("search", "--who", "IDN", "--count", "--store", kept).out == "1\n"
    assert saksi("search", "--who", "IDN", "--store", kept).out.startswith("a  ")


def test_search_goes_on_with_the_cursor(saksi: Saksi, kept: Path) -> None:
    ask = "search", "--what", "events", "--lang", "id", "--json", "--store", kept
    first = saksi(*ask, "--limit", 3)
    total = int(first.err.split("There are ")[1].split(".")[0])
    cursor = first.err.split("--cursor '")[1].split("'")[0]
    second = saksi(*ask, "--cursor", cursor)
    assert len(lines(first)) + len(lines(second)) == total == 4


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--type", "HUG", "--type 'HUG' is none of: AGREE"),
        ("--status", "over", "is none of: happened"),
        ("--stance", "angry", "is none of: neutral"),
        ("--date", "yesterday", "--date 'yesterday': give 2021"),
    ],
)
def test_filter_that_cannot_be_met_is_a_wrong_call(
    saksi: Saksi, kept: Path, option: str, value: str, message: str
) -> None:
    answer = saksi("search", option, value, "--store", kept)
    assert answer.status == 2
    assert message in " ".join(answer.err.split())
    nothing = saksi("search", "--store", kept)
    assert nothing.status == 2
    assert "a filter such as --who" in nothing.err


def test_statements_of_a_speaker_are_those_of_all_articles(saksi: Saksi, kept: Path) -> None:
    found = lines(saksi("statements", "--speaker", "vangsnes", "--json", "--store", kept))
    assert {row["article"] for row in found} == {"a", REFUSAL.id}
    assert saksi("statements", "a", "--speaker", "vangsnes", "--store", kept).status == 2


def test_dyads_are_counted(saksi: Saksi, kept: Path) -> None:
    (dyad,) = lines(saksi("dyads", "--who", "NOR", "--whom", "IDN", "--json", "--store", kept))
    assert dyad == {
        "month": "2021-06", "actor": "NOR", "recipient": "IDN", "type": "SANCTION",
        "reports": 1, "articles": 1,
    }  # fmt: skip
    shown = saksi("dyads", "--whom", "IDN", "--store", kept)
    assert shown.out == "2021-06  SANCTION  NOR → IDN  1 reports in 1 articles\n"


# Deciding


def test_review_decides_and_takes_back(saksi: Saksi, kept: Path) -> None:
    waiting = lines(saksi("review", "list", "--json", "--store", kept))
    assert {"article", "id", "uncertainty", "words"} <= waiting[0].keys()
    call = "review", "correct", "a#v0", "actors=[]", "--by", "rina", "--why", "nobody"
    answer = saksi(*call, "--store", kept)
    assert answer.out.endswith("rina  correct  a#v0  actors: Norwegia → –  (nobody)\n")
    assert "a#v0" not in saksi("review", "list", "--store", kept).out
    assert saksi("review", "undo", "1", "--by", "budi", "--store", kept).status == 0
    log = lines(saksi("review", "log", "a", "--json", "--store", kept))
    assert [(d["op"], d["who"], d["active"]) for d in log] == [
        ("undo", "budi", True),
        ("correct", "rina", False),
    ]
    with open_store(kept) as store:
        assert store.get("a") == told("a", DEEDS)


def test_review_splits_by_mentions(saksi: Saksi, kept: Path) -> None:
    with open_store(kept) as store:
        norway = next(e for e in store.get("a").entities if e.name == "Norwegia")
    last = norway.mentions[-1]
    place = f"{last.start}:{last.end}"
    call = "review", "split", f"a#{norway.id}", "--mention", place, "--name", "Swedia"
    assert saksi(*call, "--store", kept).status == 0
    with open_store(kept) as store:
        assert {"Swedia", "Norwegia"} < {e.name for e in store.get("a").entities}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["undo"], 2),
        (["undo", "x"], 2),
        (["undo", "7"], 1),
        (["correct", "a#v0"], 2),
        (["correct", "a#v0", "type=HUG"], 1),
        (["accept", "a#v9"], 1),
        (["split", "a#e0", "--mention", "x"], 2),
        (["export"], 2),
    ],
)
def test_review_that_cannot_be_is_told(
    saksi: Saksi, kept: Path, arguments: list[str], status: int
) -> None:
    answer = saksi("review", *arguments, "--store", kept)
    assert answer.status == status
    assert answer.err


def test_reviewed_articles_are_exported_as_gold(saksi: Saksi, kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    saksi("review", "correct", "a#v0", "type=COERCE", "--store", kept)
    assert saksi("review", "export", folder, "--store", kept).err.startswith("0 reviewed")
    assert saksi("review", "export", folder, "--partial", "--store", kept).err.startswith("1 ")
    for finding in ("a#v1", "a#s0"):
        saksi("review", "accept", finding, "--store", kept)
    assert saksi("review", "export", folder, "--store", kept).err.startswith("1 reviewed")
    gold = json.loads((folder / "a.json").read_text("utf-8"))
    text = (folder / "a.txt").read_text("utf-8")
    assert [e["type"] for e in gold["events"]] == ["COERCE", "AID"]
    assert gold["events"][0]["actors"] == ["NOR"]
    assert gold["events"][0]["recipients"] == ["IDN"]
    for event in gold["events"]:
        for field in ("trigger", "evidence"):
            start, end = event[f"{field}_span"]
            assert text[start:end] == event[field]
    (said,) = gold["statements"]
    assert (said["speaker"], said["reviewed"]) == ("Astrid Vangsnes", "accepted")
    assert text[said["spans"][0][0] : said["spans"][0][1]] == said["content"]
    (document,) = map(json.loads, (folder / "docs.jsonl").read_text("utf-8").splitlines())
    assert (document["id"], document["text"]) == ("a", text)


def test_gold_holds_every_span_of_any_record() -> None:
    for record in RECORDS:
        gold = gold_of(record, {})
        for time in gold["times"]:
            assert record.text[time["span"][0] : time["span"][1]] == time["text"]
        for said in gold["statements"]:
            cut = [record.text[start:end] for start, end in said["spans"]]
            assert cut == [said[k] for k in said if k.startswith("content")]


# Keeping


def test_check_tells_and_repairs(saksi: Saksi, kept: Path) -> None:
    clean = saksi("check", "--store", kept)
    assert (clean.status, clean.err) == (0, "4 articles, nothing wrong.\n")
    with open_store(kept) as store, store._writing() as connection:
        connection.exec_driver_sql("UPDATE events SET status = 'denied'")
    found = saksi("check", "--json", "--store", kept)
    assert found.status == 1
    assert {row["kind"] for row in lines(found)} == {"rows"}
    assert saksi("check", "--repair", "--store", kept).status == 0
    assert saksi("check", "--store", kept).status == 0


def test_backup_and_delete(saksi: Saksi, kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert saksi("backup", copy, "--store", kept).err == "4 articles copied.\n"
    assert saksi("delete", "a", PACT.id, "--yes", "--store", kept).err == "2 articles purged.\n"
    assert saksi("show", PACT.id, "--store", kept).status == 1
    assert saksi("show", PACT.id, "--store", copy).status == 0
    assert saksi("backup", copy, "--store", kept).status == 3
    assert saksi("delete", "a", "--yes", "--store", kept).status == 1


# Following


def test_watchlist_is_followed_as_a_feed(saksi: Saksi, kept: Path, tmp_path: Path) -> None:
    call = "watchlist", "add", "sanksi", "kalimat", "--whom", "IDN", "--title", "Sanksi & kapal"
    assert saksi(*call, "--store", kept).status == 0
    assert saksi("watchlist", "list", "--store", kept).out == (
        "sanksi  Sanksi & kapal  whom=IDN words=kalimat\n"
    )
    (find,) = lines(saksi("watchlist", "show", "sanksi", "--json", "--store", kept))
    assert (find["article"], find["id"]) == ("a", "v0")
    file = tmp_path / "sanksi.atom"
    saksi("watchlist", "feed", "sanksi", "-o", file, "--store", kept)
    (entry,) = ET.parse(file).getroot().findall(f"{{{ATOM}}}entry")
    assert find["quotation"] in str(entry.findtext(f"{{{ATOM}}}content"))
    assert saksi("watchlist", "remove", "sanksi", "--store", kept).status == 0
    assert saksi("watchlist", "show", "sanksi", "--store", kept).status == 1
    assert saksi("watchlist", "show", "--store", kept).status == 2
    assert saksi("watchlist", "add", "x", "--store", kept).status == 2


@pytest.mark.parametrize(
    "filters", [Filters(lang="id"), Filters(words="merah"), Filters(who="NOR"), Filters(type="AID")]
)
def test_feeds_are_what_their_standards_ask(kept: Path, filters: Filters) -> None:
    with open_store(kept) as store:
        listed = store.watchlists.add("w", filters, "Judul\x00 <b>&amp;")
        finds = store.watchlists.finds("w")
    assert finds
    root = ET.fromstring(atom(listed, finds, "https://desk.example/w.atom"))
    check_atom(root, len(finds))
    feed = json.loads(json_feed(listed, finds, "https://desk.example/w.json"))
    check_json_feed(feed, len(finds))
    assert [e.findtext(f"{{{ATOM}}}id") for e in root.findall(f"{{{ATOM}}}entry")] == [
        item["id"] for item in feed["items"]
    ]


def check_atom(root: ET.Element, entries: int) -> None:
    """What RFC 4287 requires of a feed and of its entries."""
    assert root.tag == f"{{{ATOM}}}feed"
    found = root.findall(f"{{{ATOM}}}entry")
    assert len(found) == entries
    for one in (root, *found):
        for tag in ("id", "title", "updated"):
            assert len(one.findall(f"{{{ATOM}}}{tag}")) == 1, tag
        assert str(one.findtext(f"{{{ATOM}}}id")).startswith("urn:uuid:")
        assert datetime.fromisoformat(str(one.findtext(f"{{{ATOM}}}updated"))).tzinfo
        published = one.findtext(f"{{{ATOM}}}published")
        assert published is None or datetime.fromisoformat(published).tzinfo
        for link in one.findall(f"{{{ATOM}}}link"):
            assert link.attrib.keys() == {"rel", "href"}
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None
    ids = [e.findtext(f"{{{ATOM}}}id") for e in found]
    assert len(set(ids)) == len(ids)
    assert all(e.findtext(f"{{{ATOM}}}content") for e in found)


def check_json_feed(feed: dict[str, Any], items: int) -> None:
    """What JSON Feed 1.1 requires of a feed and of its items."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert len(feed["items"]) == items
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert item.keys() <= {
            "id", "title", "url", "content_text", "date_published", "date_modified", "language",
            "authors", "_saksi",
        }  # fmt: skip
        for key in ("date_published", "date_modified"):
            assert key not in item or datetime.fromisoformat(item[key]).tzinfo
