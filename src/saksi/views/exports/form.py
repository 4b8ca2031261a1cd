"""What a form of export is: its file, what may be chosen about it, and how it is written."""

from collections.abc import Callable
from typing import BinaryIO, Literal, TypeAlias

from msgspec import Struct

from saksi.store import Filters, Store

Edges: TypeAlias = Literal["dated", "aggregated"]


class Options(Struct, frozen=True):
    """What a person chose; a form looks at what it `takes`."""

    table: str | None = None
    raw_cells: bool = False
    edges: Edges = "dated"


class Written(Struct, frozen=True):
    """How many things are in the file, and how many are not because the form has no way to say them."""

    count: int
    left_out: int = 0


Write: TypeAlias = Callable[[Store, BinaryIO, Filters, Options], Written]


class Form(Struct, frozen=True):
    """One form; `binary` ones are not for a terminal."""

    name: str
    title: str
    extension: str
    media_type: str
    write: Write
    takes: tuple[str, ...] = ()
    binary: bool = False
