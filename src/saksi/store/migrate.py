"""Brings a store to the tables of this Saksi, and refuses what is not a store."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from saksi.errors import StoreError
from saksi.store.engines import WRITES
from saksi.store.keeping import refill_all
from saksi.store.problems import NOT_A_STORE
from saksi.store.schema import REVISION, VERSION_TABLE
from saksi.store.sqlite import APPLICATION_ID

if TYPE_CHECKING:  # loaded where a store is made or migrated: it takes a quarter of a second
    from alembic.config import Config


def bring_up_to_date(engine: Engine, where: object, read_only: bool) -> None:
    """Raises `StoreError` where the database is newer, older and read-only, or not a store."""
    with engine.connect() as connection:
        found = _revision(connection, where)
    if found == REVISION:
        return
    if read_only:
        raise StoreError(_why_not_read(found, where))
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        found = _revision(connection, where)  # another process may have been quicker
        if found != REVISION:
            _upgrade(connection, found, where)


def _why_not_read(found: str | None, where: object) -> str:
    if found is None:
        return f"{where}: this store is empty; fill it with: saksi read INPUT --store {where}"
    return (
        f"{where}: the store's tables (revision {found}) are not those of this Saksi ({REVISION}); "
        f"bring them up to date with: saksi read INPUT --store {where}, or install a newer Saksi"
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
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"{where}: this store was made by a newer Saksi (its tables are at revision {found}, "
            f"this Saksi knows {REVISION}); install the newer one: pip install --upgrade saksi"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if found is not None:
        refill_all(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
