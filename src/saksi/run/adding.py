"""From addresses to sources: listings are looked into, pages handed on, everything noted.

What waits stands in a book (the store's) before it is fetched, and is struck from it when it is
kept; so a run that is ended anywhere goes on where it was.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from saksi.errors import FetchError, InputError
from saksi.read.addresses import Address, Seen
from saksi.read.listings import Entry, Listing, read_listing, read_site
from saksi.read.source import Source
from saksi.run.fetch import Client, Fetched
from saksi.run.fetch.addresses import tidy
from saksi.run.fetch.bodies import GZIP, inflated
from saksi.run.fetch.many import fetch_many
from saksi.run.inputs import BadInput, Input

DEEPEST = 4  # listings within listings
MAX_LISTING = 50 * 1024 * 1024
BATCH = 500


class Book(Protocol):
    """Where it stands what waits, and what became of each address."""

    def waiting(self, roots: Sequence[str], after: int = 0, limit: int = 500) -> list[Address]:
        """What is to be fetched for these roots, in the order found, behind number `after`."""

    def listed(
        self, address: Address, pages: Iterable[str], lists: Iterable[str], seen: Seen
    ) -> int:
        """A listing was read: its entries wait; how many were new."""

    def unchanged(self, address: Address, seen: Seen) -> None:
        """It is as it was."""

    def done(self, url: str, seen: Seen | None = None) -> None:
        """The page is kept."""

    def failed(self, address: Address, reason: str, after: float | None, again: bool) -> None:
        """It could not be had."""


class Told(Struct, frozen=True):
    """What became of an address that gave no page to read."""

    url: str
    outcome: Literal["listed", "unchanged"]
    kind: str | None = None
    title: str | None = None
    entries: int = 0
    new: int = 0
    note: str | None = None


class Adding:
    """One run over what waits for some roots.

    `sites` looks into the roots that are home or index pages instead of reading them: for their
    links (`follow`), or as what is watched (`watch`: their feeds, else their links).
    """

    def __init__(
        self,
        client: Client,
        book: Book,
        tell: Callable[[Told], None],
        *,
        sites: Literal["read", "follow", "watch"] = "read",
        limit: int | None = None,
    ) -> None:
        self._client, self._book, self._tell = client, book, tell
        self._sites, self._left = sites, limit
        self._tried: set[int] = set()
        self._seen: dict[str, Seen] = {}

    def sources(self, roots: Sequence[str]) -> Iterator[Input]:
        """Every page that waits, or why it could not be had, until nothing waits any more."""
        while batch := self._untried(roots):
            self._tried.update(address.number for address in batch)
            for address, answer in fetch_many(self._client, batch):
                item = self._look(address, answer)
                if item is not None:
                    yield item

    def settle(self, item: Input) -> None:
        """What was handed on is kept now, as a record or a failure."""
        seen = self._seen.pop(item.id, None)
        if seen is not None:
            self._book.done(item.id, seen)

    def _untried(self, roots: Sequence[str]) -> list[Address]:
        """The next that wait, each once in a run; found pages no more than may be read."""
        after, found = 0, list[Address]()
        while len(found) < BATCH and (some := self._book.waiting(roots, after)):
            after = some[-1].number
            found += [address for address in some if address.number not in self._tried]
        if self._left is None:
            return found
        pages = [a for a in found if a.depth and not a.is_list][: self._left]
        self._left -= len(pages)
        return [a for a in found if a.is_list or not a.depth] + pages

    def _look(self, address: Address, answer: Fetched | FetchError) -> Input | None:
        if isinstance(answer, FetchError):
            return self._failure(address, answer)
        if answer.status == 304:
            self._book.unchanged(address, Seen(answer.fetched_at))
            self._tell(Told(address.url, "unchanged"))
            return None
        try:
            listing = self._listing(address, answer)
        except InputError as error:
            return self._failure(address, error, answer.data)
        if listing is not None:
            self._take_in(address, listing, _seen(answer))
            return None
        self._seen[address.url] = _seen(answer)
        return _source(address, answer)

    def _listing(self, address: Address, answer: Fetched) -> Listing | None:
        data = answer.data
        if data[:2] == GZIP:
            data = inflated(data, MAX_LISTING)
        found = read_listing(data, answer.url)
        if found is None and self._sites != "read" and address.depth == 0:
            found = self._site(answer)
        if found is None and self._sites == "watch" and address.depth == 0:
            raise InputError("neither a feed nor a page that lists others; watch its home page")
        if found is not None and address.depth >= DEEPEST:
            raise InputError(f"listings within listings, more than {DEEPEST} deep; not read")
        return found

    def _site(self, answer: Fetched) -> Listing | None:
        found = read_site(answer.data, answer.media_type, answer.url)
        if found is None or (self._sites == "follow" and not found.pages):
            return None
        if self._sites == "watch" and found.lists:
            return Listing(found.kind, found.title, (), found.lists)
        return Listing(found.kind, found.title, found.pages, ())

    def _take_in(self, address: Address, listing: Listing, seen: Seen) -> None:
        pages, lists = tidied(listing.pages), tidied(listing.lists)
        new = self._book.listed(address, pages, lists, seen)
        entries = len(pages) + len(lists)
        self._tell(
            Told(address.url, "listed", listing.kind, listing.title, entries, new, listing.repaired)
        )

    def _failure(self, address: Address, error: InputError, data: bytes | None = None) -> BadInput:
        reason = str(error) if address.url in str(error) else f"{address.url}: {error}"
        after = error.after if isinstance(error, FetchError) else None
        again = error.transient if isinstance(error, FetchError) else True
        self._book.failed(address, reason, after, again)
        return BadInput(address.url, address.url, reason, data, stage="fetch")


def tidied(entries: Iterable[Entry]) -> list[str]:
    """The addresses of a listing's entries in their one form; those that are none left out."""
    found: dict[str, None] = {}
    for entry in entries:
        try:
            found[tidy(entry.url)] = None
        except FetchError:
            continue
    return list(found)


def _seen(answer: Fetched) -> Seen:
    digest = hashlib.sha256(answer.data).hexdigest()
    return Seen(answer.fetched_at, answer.url, answer.etag, answer.last_modified, digest)


def _source(address: Address, answer: Fetched) -> Source:
    first = _page_of(address, answer)
    others = tuple(_page_of(address, page) for page in answer.others)
    return replace(first, parts=others, missing=answer.missing)


def _page_of(address: Address, page: Fetched) -> Source:
    return Source(
        id=address.url,
        name=address.url,
        data=page.data,
        media_type=page.media_type,
        url=page.url,
        fetched_at=page.fetched_at,
    )
