"""A store of every released revision is brought up to date with all that it held."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text

from saksi.errors import StoreError
from saksi.store import Filters, Store, open_store, remaking
from saksi.store.engines import WRITES, engine_at
from saksi.store.fulltext import word_index
from saksi.store.location import store_place
from saksi.store.migrate import migrations
from saksi.store.schema import METADATA, REVISION, TO_REMAKE, VERSION_TABLE, WORDS_TABLE
from saksi.store.sqlite import APPLICATION_ID
from tests.store.made import LINES, RECORDS, all_rows

REVISIONS = sorted(s.revision for s in ScriptDirectory.from_config(migrations()).walk_revisions())
ASKED_SINCE = "0004"  # whose rows are as they are made now
INSERTED = "INSERT INTO {table} ({columns}) VALUES ({holes})"


def old_store(where: str, revision: str, now: str) -> None:
    """What Saksi of that revision made: its own tables, with what they hold of a store at `now`.

    The words of an older one are not as they are indexed now.
    """
    with open_store(now) as new:
        for record in RECORDS:
            new.put(record, fingerprint="f")
        tables = {
            t: _rows(new, t) for t in (*(t.name for t in METADATA.sorted_tables), WORDS_TABLE)
        }
    engine = engine_at(store_place(where), False, 30)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        config = migrations()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        there = inspect(connection)
        for table in (
            name for name in tables if name in {*there.get_table_names()} - {WORDS_TABLE}
        ):
            known = {column["name"] for column in there.get_columns(table)}
            for row in tables[table]:
                _insert(connection, table, {k: v for k, v in row.items() if k in known})
        for row in tables[WORDS_TABLE]:
            _index(connection, row, revision >= ASKED_SINCE)
    engine.dispose()


def _rows(store: Store, table: str) -> list[dict[str, Any]]:
    number = "rowid, " if table == WORDS_TABLE else ""
    with store._reading() as connection:
        found = connection.execute(text(f'SELECT {number}* FROM "{table}"'))
        return [dict(row._mapping) for row in found]


def _insert(connection: Connection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    holes = ", ".join(f":{name}" for name in row)
    connection.execute(text(INSERTED.format(table=table, columns=columns, holes=holes)), row)


def _index(connection: Connection, row: dict[str, Any], as_now: bool) -> None:
    headline, body = (row[name].split() if as_now else ["old"] for name in ("headline", "body"))
    word_index(connection).add(row["rowid"], headline, body)


@pytest.fixture(params=[REVISIONS[0], "0002", "0003", "0004", REVISIONS[-2]])
def old(request: pytest.FixtureRequest, new_place: str, tmp_path: object) -> str:
    """Where a store of that revision is."""
    old_store(new_place, request.param, f"{tmp_path}/now.sqlite")
    return new_place


@pytest.fixture
def upgraded(old: str) -> Iterator[Store]:
    """It, opened by this Saksi."""
    with open_store(old) as store:
        yield store


@pytest.fixture(params=["sqlite", "postgres"])
def new_place(request: pytest.FixtureRequest, tmp_path: object) -> str:
    if request.param == "sqlite":
        return f"{tmp_path}/news.sqlite"
    return str(request.getfixturevalue("new_database")())


def test_older_store_is_as_if_it_were_made_now(upgraded: Store, tmp_path: object) -> None:
    assert list(upgraded.lines()) == LINES
    assert upgraded.check() == []
    assert [change.kind for change in upgraded.changes()] == ["put"] * 3
    assert [hit.id for hit in upgraded.search("minyak")] == [RECORDS[0].id]
    assert upgraded.total("events", Filters(who="NOR")) == 2
    with upgraded._reading() as connection:
        assert connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")) == REVISION
    with open_store(f"{tmp_path}/new.sqlite") as new:
        for record in RECORDS:
            new.put(record, fingerprint="f")
        wanted, found = all_rows(new), all_rows(upgraded)
    for table in ("entities", "mentions", "times", "statements", "events", "event_parties"):
        assert found[table] == wanted[table]
    assert found["name_words"] == wanted["name_words"]


def test_upgrade_that_was_stopped_goes_on_where_it_was(
    old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remaking, "BATCH", 1)
    told: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        if done == 2:
            raise KeyboardInterrupt

    try:
        open_store(old, progress=stop).close()
    except KeyboardInterrupt:
        with pytest.raises(StoreError, match="1 articles are left"):
            open_store(old, read_only=True)
        open_store(old, progress=lambda *done: told.append(done)).close()
        assert told == [(1, 3), (2, 3), (1, 1)]
    else:
        assert told == []
    with open_store(old, read_only=True) as store:
        assert store.check() == []
        with store._reading() as connection:
            assert connection.execute(select(TO_REMAKE)).all() == []
