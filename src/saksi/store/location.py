"""Where a store is: a path, or the address of a database."""

from pathlib import Path

from saksi.errors import StoreError

_SQLITE = "sqlite:///"


def store_path(where: str | Path) -> Path:
    """The file that `where` names; raises `StoreError` for an address that is not of a file."""
    name = str(where)
    if name.startswith(_SQLITE):
        name = name.removeprefix(_SQLITE)
    elif "://" in name:
        scheme = name.partition("://")[0]
        raise StoreError(
            f"{scheme}: this Saksi keeps its stores in SQLite files; "
            "give a path such as news.sqlite, or sqlite:///news.sqlite"
        )
    if not name:
        raise StoreError("no store is named; give a path such as news.sqlite")
    return Path(name).expanduser()


def check_place(path: Path, read_only: bool) -> None:
    """Raises `StoreError` with the way out where no store can be opened at `path`."""
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name a file in it, such as {path}/news.sqlite")
    if read_only and not path.exists():
        raise StoreError(f"{path}: no store here; make one with: saksi read INPUT --store {path}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} is not there; make it first")
