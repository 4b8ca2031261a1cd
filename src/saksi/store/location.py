"""Where a store is: a path, or the address of a database."""

from pathlib import Path
from typing import TypeAlias

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from saksi.errors import StoreError

Place: TypeAlias = Path | URL  # a file of SQLite's, or a database of PostgreSQL's
_SQLITE = "sqlite:///"
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def store_place(where: str | Path) -> Place:
    """What `where` names; raises `StoreError` for an address of another kind of database."""
    name = str(where)
    if name.startswith(_SQLITE):
        name = name.removeprefix(_SQLITE)
    elif "://" in name:
        return _database(name)
    if not name:
        raise StoreError("no store is named; give a path such as news.sqlite")
    return Path(name).expanduser()


def _database(name: str) -> URL:
    scheme = name.partition("://")[0]
    if scheme not in _POSTGRES:
        raise StoreError(
            f"{scheme}: no database that Saksi keeps stores in; give a path such as news.sqlite, "
            "or postgresql://USER@HOST/DATABASE"
        )
    try:
        url = make_url(name)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"{scheme}: the address is broken; it goes postgresql://USER@HOST/DATABASE"
        ) from error
    return url.set(drivername="postgresql+psycopg")


def shown(place: Place) -> str:
    """How messages name a store: an address without its password."""
    if isinstance(place, Path):
        return str(place)
    return place.set(drivername="postgresql").render_as_string(hide_password=True)


def check_place(path: Path, read_only: bool) -> None:
    """Raises `StoreError` with the way out where no store can be opened at `path`."""
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name a file in it, such as {path}/news.sqlite")
    if read_only and not path.exists():
        raise StoreError(f"{path}: no store here; make one with: saksi read INPUT --store {path}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} is not there; make it first")
