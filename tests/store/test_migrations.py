"""A store of every released revision is brought up to date with all that it held."""

import hashlib
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from saksi.store import Filters, Store, open_store
from saksi.store.engines import WRITES, engine_at
from saksi.store.location import store_place
from saksi.store.migrate import migrations
from saksi.store.schema import REVISION, VERSION_TABLE
from saksi.store.sqlite import APPLICATION_ID
from tests.store.made import LINES, RECORDS, all_rows

REVISIONS = sorted(s.revision for s in ScriptDirectory.from_config(migrations()).walk_revisions())
CHANGES_SINCE = "0004"


def _insert(connection: Connection, table: str, **values: object) -> None:
    columns = ", ".join(f'"{name}"' for name in values)
    holes = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({holes})"), values)


def old_store(where: str, revision: str) -> None:
    """What Saksi of that revision made: its own tables, and the rows that they all had from 0001."""
    engine = engine_at(store_place(where), False, 30)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        config = migrations()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        for number, (record, line) in enumerate(zip(RECORDS, LINES, strict=True), start=1):
            _keep(connection, number, line, sqlite)
            if revision >= CHANGES_SINCE:
                _insert(connection, "changes", sequence=number, id=record.id, kind="put", at="2026")
    engine.dispose()


def _keep(connection: Connection, number: int, line: str, sqlite: bool) -> None:
    record = RECORDS[number - 1]
    page = record.page
    _insert(connection, "pages", sha256=page.sha256, media_type=page.media_type, url=page.url)
    published = record.article.published_at
    _insert(
        connection,
        "articles",
        number=number,
        id=record.id,
        url=page.url,
        page_sha256=page.sha256,
        lang=record.article.lang,
        outlet=record.article.outlet.name,
        domain=record.article.outlet.domain,
        published_at=published.value if published else None,
        text_sha256=record.text_sha256,
        record_sha256=hashlib.sha256(line.encode()).hexdigest(),
        fingerprint="f",
        read_at="2026-01-01T00:00:00Z",
        saksi="0.1.0",
    )
    _insert(connection, "records", article=number, body=line)
    if sqlite:
        _insert(connection, "article_words", rowid=number, headline="old", body="old")
    else:
        _insert(connection, "article_words", article=number, words="'old'")


@pytest.fixture(params=[REVISIONS[0], "0003", REVISIONS[-2]])
def upgraded(request: pytest.FixtureRequest, new_place: str) -> Iterator[Store]:
    """A store of that revision, opened by this Saksi."""
    old_store(new_place, request.param)
    with open_store(new_place) as store:
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
