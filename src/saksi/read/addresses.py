"""An address of the web that is to be read, and what its server said when it was last had."""

from msgspec import Struct


class Address(Struct, frozen=True):
    """An address to fetch.

    `root` is what a person named or watches, that led here; `depth` counts the listings between.
    `etag` and `last_modified` are of the last time, `tries` the failures since.
    """

    number: int
    url: str
    root: str
    is_list: bool = False
    depth: int = 0
    etag: str | None = None
    last_modified: str | None = None
    tries: int = 0


class Seen(Struct, frozen=True):
    """What a server said of a page when it was had; null is not said."""

    fetched_at: str
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
