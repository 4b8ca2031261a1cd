"""PostgreSQL as Saksi uses it: one writer at a time, readers that see the store as it was."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from saksi.errors import StoreError

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy.pool import ConnectionPoolEntry

WRITERS = 0x53414B53  # "SAKS", the advisory lock that writers of a database hold in turn
PAGE_COST = 1.1  # of a page somewhere, beside the next one: stores lie on no turning disks
CONNECT = 10  # seconds to wait for a server that does not answer


def postgres_engine(url: URL, read_only: bool, wait: float) -> Engine:
    """An engine whose writers wait `wait` seconds for each other.

    Raises `StoreError` where psycopg is not installed.
    """
    try:
        import psycopg  # noqa: F401 - only to say what to install
    except ImportError as error:
        raise StoreError("postgresql: this needs psycopg: pip install 'saksi[postgres]'") from error
    engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT})

    def prepare(connection: "psycopg.Connection[Any]", _: "ConnectionPoolEntry") -> None:
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = {int(wait * 1000) or 1}")
        connection.execute(f"SET random_page_cost = {PAGE_COST}")
        connection.execute(f"SET default_transaction_read_only = {'on' if read_only else 'off'}")
        connection.autocommit = False

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Writers go one by one, so that what is numbered in order is also seen in that order."""
    import psycopg

    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    writes = connection.get_execution_options().get("saksi_writes", False)
    level = psycopg.IsolationLevel
    driver.isolation_level = level.READ_COMMITTED if writes else level.REPEATABLE_READ
    driver.read_only = None if writes else True
    if writes:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
