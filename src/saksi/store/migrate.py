"""Brings a store to the tables of this Saksi, and refuses what is not a store."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from saksi.errors import StoreError
from saksi.store.engines import WRITES
from saksi.store.problems import NOT_A_STORE
from saksi.store.remaking import Progress, remake, remake_later, waiting
from saksi.store.schema import REVISION, VERSION_TABLE
from saksi.store.sqlite import APPLICATION_ID

if TYPE_CHECKING:  # loaded where a store is made or migrated: it takes a quarter of a second
    from alembic.config import Config


def bring_up_to_date(
    engine: Engine, where: object, read_only: bool, progress: Progress | None = None
) -> None:
    """Raises `StoreError` where the database is newer, older and read-only, or not a store."""
    with engine.connect() as connection:
        found = _revision(connection, where)
        left = waiting(connection) if found == REVISION else 0
    if found == REVISION and not left:
        return
    if read_only:
        raise StoreError(_why_not_read(found, where, left))
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        found = _revision(connection, where)  # another process may have been quicker
        if found != REVISION:
            _upgrade(connection, found, where)
    remake(engine, progress)


def _why_not_read(found: str | None, where: object, left: int) -> str:
    if left:
        return (
            f"{where}: this store is being brought up to date, {left} articles are left; wait for "
            f"it, or go on with: saksi upgrade --store {where}"
        )
    if found is None:
        return f"{where}: this store is empty; fill it with: saksi read INPUT --store {where}"
    return (
        f"{where}: the store's tables (revision {found}) are not those of this Saksi ({REVISION}); "
        f"bring them up to date with: saksi upgrade --store {where}, or install a newer Saksi"
    )


def _revision(connection: Connection, where: object) -> str | None:
    """The revision of the store's tables, null for an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if VERSION_TABLE not in tables or not _is_ours(connection):
        raise StoreError(NOT_A_STORE.format(where=where))
    return str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))  # noqa: S608


def _is_ours(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return True
    return bool(connection.scalar(text("PRAGMA application_id")) == APPLICATION_ID)


def migrations() -> "Config":
    """Alembic's configuration for the migrations that ship with Saksi."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection, found: str | None, where: object) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = migrations()
    known = {s.revision: s for s in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"{where}: this store was made by a newer Saksi (its tables are at revision {found}, "
            f"this Saksi knows {REVISION}); install the newer one: pip install --upgrade saksi"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    since = [script.module for name, script in known.items() if found is not None and name > found]
    if any(getattr(module, "REMAKES", False) for module in since):
        remake_later(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
