"""The records of a shard into its file, as JSON lines or as a Parquet table."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec.structs import asdict

from saksi.run.corpus.answers import Answer, Columns
from saksi.run.corpus.extra import arrow
from saksi.run.corpus.files import whole_file
from saksi.run.corpus.options import Output


class Writer(Protocol):
    """Takes the records of one shard."""

    def add(self, answer: Answer) -> None:
        """Write a record."""


class _Lines:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, answer: Answer) -> None:
        self._file.write((answer.record or b"") + b"\n")


class _Table:
    """Rows wait until the shard is read: a shard is small, and one row group."""

    def __init__(self) -> None:
        self._rows: list[dict[str, str | None]] = []

    def add(self, answer: Answer) -> None:
        self._rows.append({**asdict(answer.columns), "record": (answer.record or b"").decode()})

    def write(self, file: BinaryIO) -> None:
        pyarrow = arrow()
        names = [*Columns.__struct_fields__, "record"]
        schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
        table = pyarrow.Table.from_pylist(self._rows, schema)
        pyarrow.parquet.write_table(table, file, compression="zstd")


@contextmanager
def written(path: Path, output: Output) -> Iterator[Writer]:
    """A writer; the file is there when the block ends well."""
    with whole_file(path, packed=output == "jsonl.gz") as file:
        if output == "parquet":
            table = _Table()
            yield table
            table.write(file)
        else:
            yield _Lines(file)
