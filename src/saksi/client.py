"""A client of the HTTP API: the same values as from a store, over the network."""

import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import httpx2
import msgspec
from msgspec import Struct

from saksi.errors import SaksiError
from saksi.link import Contradiction, Copy, MergedEvent, Story, Witness
from saksi.records import Record
from saksi.store.facet_values import Facet
from saksi.store.values import (
    ArticleRow,
    Change,
    Counts,
    Dyad,
    EventRow,
    Hit,
    StatementRow,
    Version,
)

T = TypeVar("T")
TRIES = 4
LONGEST_WAIT = 60.0
AGAIN = frozenset({429, 503})


class ApiError(SaksiError):
    """The API refused; `status` is that of HTTP, `like` holds the nearest ids there are."""

    def __init__(self, status: int, detail: str, like: tuple[str, ...] = ()) -> None:
        super().__init__(f"{status}: {detail}")
        self.status, self.detail, self.like = status, detail, like


class _Problem(Struct):
    title: str = ""
    detail: str = ""
    like: tuple[str, ...] = ()


class _Listed(Struct):
    items: msgspec.Raw
    next: str | None = None
    total: int | None = None


class _About(Struct):
    counts: Counts


class Client:
    """A desk's API, at the address that `saksi serve` says; `token` where users sign in.

    Listings are iterators over all pages; facets are those of `saksi.store.Filters` (`q` for its
    words). Every method may raise `ApiError`, and `SaksiError` where nothing answers.
    """

    def __init__(
        self,
        address: str = "http://127.0.0.1:8750",
        token: str | None = None,
        *,
        timeout: float = 30.0,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self._http = httpx2.Client(
            base_url=f"{address.rstrip('/')}/v1",
            headers=headers,
            timeout=timeout,
            transport=transport,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the connection."""
        self._http.close()

    def counts(self) -> Counts:
        """How much there is of everything."""
        return self._one("/", _About).counts

    def articles(self, **facets: str) -> Iterator[ArticleRow]:
        """Articles, the newest first."""
        return self._pages("/articles", ArticleRow, facets)

    def statements(self, **facets: str) -> Iterator[StatementRow]:
        """Statements, the newest first."""
        return self._pages("/statements", StatementRow, facets)

    def events(self, **facets: str) -> Iterator[EventRow]:
        """Acts as single articles report them, the newest first."""
        return self._pages("/events", EventRow, facets)

    def merged_events(self, **facets: str | int) -> Iterator[MergedEvent]:
        """Acts, each once; facets are those of `saksi.store.EventFilters`."""
        return self._pages("/merged-events", MergedEvent, facets)

    def stories(self, **facets: str) -> Iterator[Story]:
        """Stories, the latest first, without their timelines."""
        return self._pages("/stories", Story, facets)

    def total(self, what: str, **facets: str) -> int:
        """How many `articles`, `statements` or `events` there are."""
        found = self._listed(f"/{what}", {**facets, "count": "true", "limit": 1})
        return found.total or 0

    def facets(self, what: str = "articles", **facets: str) -> list[Facet]:
        """What each facet may be narrowed to, and how many of `what` each value leaves."""
        return self._list("/facets", Facet, {**facets, "what": what})

    def search(self, words: str, limit: int = 20, **facets: str) -> list[Hit]:
        """The best matches first."""
        return self._list("/search", Hit, {**facets, "q": words, "limit": limit})

    def article(self, article_id: str) -> Record:
        """The whole record of an article."""
        return Record.from_json(self._get(f"/articles/{_segment(article_id)}"))

    def versions(self, article_id: str) -> list[Version]:
        """The states that an article was kept in."""
        return self._list(f"/versions/{_segment(article_id)}", Version)

    def copies(self, article_id: str) -> list[Copy]:
        """The articles that one repeats or that repeat it."""
        return self._list(f"/copies/{_segment(article_id)}", Copy)

    def merged_event(self, event_id: str) -> MergedEvent:
        """One act with the evidence of every field."""
        return self._one(f"/merged-events/{_segment(event_id)}", MergedEvent)

    def witnesses(self, event_id: str) -> list[Witness]:
        """The independent sources of an act."""
        return self._list(f"/witnesses/{_segment(event_id)}", Witness)

    def contradictions(self, **of: str) -> list[Contradiction]:
        """What reports disagree on, of one `event`, `article` or `story`, or all."""
        return self._list("/contradictions", Contradiction, of)

    def story(self, story_id: str) -> Story:
        """One story with its timeline."""
        return self._one(f"/stories/{_segment(story_id)}", Story)

    def dyads(self, **facets: str) -> list[Dyad]:
        """Reports of whose acts towards whom, by month and type."""
        return self._list("/dyads", Dyad, facets)

    def changes(self, since: int = 0) -> Iterator[Change]:
        """What was put or deleted after a number of the sequence, deletions included."""
        at: str | None = str(since)
        while at is not None:
            found = self._listed("/changes", {"updated_since": at})
            yield from msgspec.json.decode(found.items, type=list[Change])
            at = found.next

    def read(self, *, keep: bool = False, **given: str) -> Record:
        """Read a page there: one of `url`, `html` and `text`, with `published`, `outlet`, …"""
        content = msgspec.json.encode(given)
        return Record.from_json(self._send("POST", "/articles" if keep else "/read", content))

    def delete(self, article_id: str) -> None:
        """Purge an article."""
        self._send("DELETE", f"/articles/{_segment(article_id)}")

    def _pages(self, path: str, kind: type[T], facets: Any) -> Iterator[T]:
        cursor: dict[str, str] = {}
        while True:
            found = self._listed(path, {**facets, **cursor})
            yield from msgspec.json.decode(found.items, type=list[kind])  # type: ignore[valid-type]
            if found.next is None:
                return
            cursor = {"cursor": found.next}

    def _list(self, path: str, kind: type[T], facets: Any = None) -> list[T]:
        found = self._listed(path, facets or {})
        return msgspec.json.decode(found.items, type=list[kind])  # type: ignore[valid-type]

    def _listed(self, path: str, facets: Any) -> _Listed:
        return msgspec.json.decode(self._get(path, facets), type=_Listed)

    def _one(self, path: str, kind: type[T]) -> T:
        return msgspec.json.decode(self._get(path), type=kind)

    def _get(self, path: str, facets: Any = None) -> bytes:
        return self._send("GET", path, facets=facets)

    def _send(
        self, method: str, path: str, content: bytes | None = None, facets: Any = None
    ) -> bytes:
        """The body of the answer; asks again, after the time it names, where the API is busy."""
        headers = {"content-type": "application/json"} if content is not None else {}
        for left in reversed(range(TRIES)):
            answer = self._answer(method, path, content=content, params=facets, headers=headers)
            if answer.status_code < 400:
                return answer.content
            if answer.status_code not in AGAIN or not left:
                break
            time.sleep(_wait(answer))
        raise _refusal(answer)

    def _answer(self, method: str, path: str, **sent: Any) -> httpx2.Response:
        try:
            return self._http.request(method, path, **sent)
        except httpx2.HTTPError as error:
            raise SaksiError(
                f"{self._http.base_url}: nothing answers ({error}); is `saksi serve` running?"
            ) from error


def _segment(value: str) -> str:
    return quote(value, safe="")


def _wait(answer: httpx2.Response) -> float:
    named = answer.headers.get("retry-after", "")
    return min(float(named), LONGEST_WAIT) if named.isdecimal() else 0.5


def _refusal(answer: httpx2.Response) -> ApiError:
    try:
        said = msgspec.json.decode(answer.content, type=_Problem)
    except msgspec.MsgspecError:
        return ApiError(answer.status_code, answer.text.strip()[:500])
    return ApiError(answer.status_code, said.detail or said.title, said.like)
