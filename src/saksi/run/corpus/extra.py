"""What comes with `saksi[scale]`, loaded when it is needed."""

from typing import Any

from saksi.errors import ConfigurationError

_REMEDY = "needs more packages: pip install 'saksi[scale]'"


def archive_iterator() -> Any:
    """fastwarc's reader of records."""
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise ConfigurationError(f"reading WARC files {_REMEDY}") from error
    return ArchiveIterator


def min_hash() -> Any:
    """rensa's MinHash."""
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise ConfigurationError(f"looking for near-duplicates {_REMEDY}") from error
    return RMinHash


def arrow() -> Any:
    """Apache Arrow with its Parquet files."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ConfigurationError(f"Parquet {_REMEDY}") from error
    return pyarrow
