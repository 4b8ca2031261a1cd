"""The databases that a store may be in, for every test that wants them."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from tools.postgres_server import address, programs, running_server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """A server of the tests' own; where none can be started they are skipped, but never in CI."""
    if programs() is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed")
    with running_server() as folder:
        yield folder


@pytest.fixture(scope="session")
def new_database(postgres_server: Path) -> Callable[[], str]:
    """`new_database()` gives the address of an empty one: a schema, which is soon made."""
    import psycopg

    numbers, shared = count(), address(postgres_server, "postgres")

    def make() -> str:
        name = f"news{next(numbers)}"
        with closing(psycopg.connect(shared)) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
            connection.commit()
        return f"{shared}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture(scope="session")
def emptied_database(new_database: Callable[[], str]) -> Callable[[], str]:
    """`emptied_database()` gives the address of one that holds the tables of a store at most.

    To empty tables is much quicker than to make them for every test.
    """
    import psycopg

    shared = new_database()

    def empty() -> str:
        with closing(psycopg.connect(shared)) as connection:
            connection.execute("SET session_replication_role = replica")  # keys are not looked at
            names = connection.execute(
                "SELECT relname FROM pg_stat_user_tables WHERE schemaname = current_schema() "
                "AND relname <> 'saksi_schema'"
            ).fetchall()
            for (name,) in names:
                connection.execute(f'DELETE FROM "{name}"'.encode())
            connection.commit()
        return shared

    return empty


@pytest.fixture(params=["sqlite", "postgres"])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be made: a file, then a database."""
    if request.param == "sqlite":
        return str(tmp_path / "news.sqlite")
    empty: Callable[[], str] = request.getfixturevalue("emptied_database")
    return empty()
