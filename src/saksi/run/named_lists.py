"""Files that name what is to be fetched: a feed, an outline or a sitemap, or addresses in lines."""

import zlib
from pathlib import Path
from typing import BinaryIO

from saksi.errors import FetchError, InputError
from saksi.read.listings import Entry, Listing, read_listing
from saksi.run.fetch.addresses import check_url
from saksi.run.fetch.bodies import GZIP, inflated

MAX_FILE = 50 * 1024 * 1024


def read_named(name: str, stdin: BinaryIO) -> Listing:
    """The addresses in a file, or in standard input (`-`); raises `InputError` naming it."""
    try:
        data = _bytes(name, stdin)
        listing = read_listing(data)
    except (InputError, OSError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name}: {reason}") from error
    if listing is not None:
        return listing
    pages = _lines(data)
    if not pages:
        raise InputError(
            f"{name}: neither an address nor a file that lists some (feed, OPML, sitemap, or one "
            "address a line); pages in files are read by: saksi read"
        )
    return Listing("lines", None, pages)


def _bytes(name: str, stdin: BinaryIO) -> bytes:
    if name != "-" and not Path(name).exists():
        raise InputError("there is no such file, and addresses begin with http:// or https://")
    with stdin if name == "-" else Path(name).open("rb") as file:
        data = file.read(MAX_FILE + 1)
    data = inflated(data, MAX_FILE) if data[:2] == GZIP else data
    if len(data) > MAX_FILE:
        raise InputError(f"larger than {MAX_FILE // 1024 // 1024} MB; not read")
    return data


def _lines(data: bytes) -> tuple[Entry, ...]:
    """Addresses, one a line; nothing where any other line is none, nor a remark behind `#`."""
    found = []
    for line in data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        try:
            found.append(Entry(check_url(text)))
        except FetchError:
            return ()
    return tuple(found)
