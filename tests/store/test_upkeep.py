"""Backups, checks and purges of a store, in either database."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from saksi.errors import StoreError
from saksi.store import Filters, Store, UnknownArticleError, open_store
from tests.store.made import (
    ENVOY,
    LINES,
    NAVY,
    NORWAY,
    PACT,
    RECORDS,
    REFUSAL,
    Deed,
    all_rows,
    edited,
    told,
)


@pytest.fixture
def lived_in(filled: Store) -> Store:
    """A store with versions, reviews and a watchlist."""
    filled.put(edited(PACT), PACT.text.encode(), "other")
    filled.put(told("a", [Deed("AID", NORWAY, NAVY, speaker=ENVOY)]))
    filled.review.apply("accept", ["a#v0"], who="rina")
    filled.review.apply("correct", ["a#v0"], who="rina", field="type", value="REJECT")
    filled.watchlists.add("kapal", Filters(words="kapal"))
    return filled


# Check


def test_store_in_use_is_whole(lived_in: Store) -> None:
    assert lived_in.check() == []


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("UPDATE events SET day = '1999-01-01'", "rows"),
        ("UPDATE events SET review = NULL", "rows"),
        ("DELETE FROM mentions", "rows"),
        ("UPDATE records SET corrected = NULL", "rows"),
        ("UPDATE records SET body = '{' ", "records"),
        ("UPDATE records SET body = REPLACE(body, 'Norwegia', 'Norvegia')", "records"),
        ("DELETE FROM records", "records"),
        ("UPDATE pages SET size = 1 WHERE body IS NOT NULL", "pages"),
        ("DELETE FROM changes", "changes"),
        ("UPDATE changes SET kind = 'delete'", "changes"),
        ("INSERT INTO name_words (word, key) VALUES ('x', 'x y')", "orphans"),
        ("INSERT INTO pages (sha256, media_type) VALUES ('0', 'text/plain')", "orphans"),
        ("UPDATE review_targets SET article = 'gone'", "orphans"),
    ],
)
def test_harm_is_found(lived_in: Store, harm: str, kind: str) -> None:
    with lived_in._writing() as connection:
        connection.execute(text(harm))
    assert kind in {problem.kind for problem in lived_in.check()}


def test_words_that_are_not_the_articles_are_found(lived_in: Store, where: str) -> None:
    column = "words = 'x:1'" if where.startswith("postgres") else "body = 'x'"
    with lived_in._writing() as connection:
        connection.execute(text(f"UPDATE article_words SET {column}"))
    assert {problem.kind for problem in lived_in.check()} == {"words"}
    lived_in.repair(row.id for row in lived_in.list())
    assert lived_in.check() == []


def test_span_that_holds_something_else_is_found(store: Store) -> None:
    trigger = replace(REFUSAL.events[0].trigger, surface="menerima")
    store.put(replace(REFUSAL, events=(replace(REFUSAL.events[0], trigger=trigger),)))
    (found,) = store.check()
    assert (found.kind, found.article) == ("spans", REFUSAL.id)
    assert ".events[0].trigger: at" in found.message


def test_rows_are_made_anew_from_the_records(lived_in: Store) -> None:
    before = all_rows(lived_in)
    with lived_in._writing() as connection:
        connection.execute(text("UPDATE events SET type = 'AGREE'"))
    lived_in.repair([p.article for p in lived_in.check() if p.article])
    assert all_rows(lived_in) == before


# Backup


@pytest.mark.parametrize("kind", ["file", "database"])
def test_backup_holds_everything(
    lived_in: Store, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    to = tmp_path / "copy.sqlite"
    if kind == "database":
        to = request.getfixturevalue("new_database")()
    assert lived_in.backup(to) == 4
    with open_store(to) as copy:
        assert _plain(all_rows(copy)) == _plain(all_rows(lived_in))
        assert copy.check() == []
        assert [h.id for h in copy.search("tolak")] == [h.id for h in lived_in.search("tolak")]
        copy.put(told("new", [Deed("AID", NAVY)]))
        copy.review.apply("accept", ["new#v0"], who="budi")
        assert copy.counts().articles == 5


def _plain(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: found for name, found in rows.items() if name != "article_words"}


def test_backup_replaces_nothing(lived_in: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "other.sqlite") as other:
        other.put(REFUSAL)
    with pytest.raises(StoreError, match="holds articles already"):
        lived_in.backup(tmp_path / "other.sqlite")
    with open_store(tmp_path / "other.sqlite") as other:
        assert list(other.lines()) == LINES[:1]


# Delete


def test_deleted_article_leaves_a_tombstone_alone(lived_in: Store) -> None:
    last = lived_in.last_change()
    assert lived_in.delete(["a", PACT.id]) == ["a", PACT.id]
    assert [(c.id, c.kind) for c in lived_in.changes(last)] == [
        ("a", "delete"),
        (PACT.id, "delete"),
    ]
    rows = all_rows(lived_in)
    rows.pop("changes")
    left = repr(rows)
    for word in ("missile", PACT.id, "angkatan", "Kalimat", "rina"):
        assert word not in left
    assert lived_in.check() == []
    assert lived_in.events(Filters(who="NOR", type="REJECT")).rows != ()
    with pytest.raises(UnknownArticleError):
        lived_in.get("a")
    lived_in.put(PACT, PACT.text.encode())
    assert [(c.id, c.kind) for c in lived_in.changes()][-1] == (PACT.id, "put")
    assert lived_in.check() == []


def test_all_or_none_are_deleted(lived_in: Store) -> None:
    with pytest.raises(UnknownArticleError, match="no article 'nobody'"):
        lived_in.delete([PACT.id, "nobody"])
    assert lived_in.counts().articles == 4


def test_bytes_stay_while_another_article_was_read_from_them(store: Store) -> None:
    for name in ("one", "two"):
        store.put(replace(PACT, id=name), PACT.text.encode())
    store.delete(["one"])
    assert store.raw("two") == PACT.text.encode()
    store.delete(["two"])
    assert store.counts().pages == 0


def test_decision_on_two_articles_loses_the_words_of_the_deleted_one(store: Store) -> None:
    for name in ("a", "b"):
        store.put(told(name, [Deed("AID", NORWAY, NAVY)]))
    store.review.apply("merge", ["a#v0", "b#v0"], who="rina")
    store.delete(["b"])
    (decision,) = store.review.log()
    assert [t.article for t in decision.targets] == ["a"]
    assert (decision.before, decision.after) == (None, None)
    assert store.check() == []


def test_deleted_words_are_nowhere_in_the_file(tmp_path: Path) -> None:
    where = tmp_path / "news.sqlite"
    with open_store(where) as kept:
        for record in RECORDS:
            kept.put(record, record.text.encode())
        kept.put(told("a", [Deed("AID", replace(NORWAY, name="Xyzzyland"))]))
        kept.delete(["a"])
        with kept._writing() as connection:
            connection.execute(text("UPDATE articles SET read_at = read_at"))
    data = where.read_bytes()
    assert b"ministers" in data
    assert b"xyzzyland" not in data.lower()
