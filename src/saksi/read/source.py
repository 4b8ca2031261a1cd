"""One input document as it came, before anything is read from it."""

from msgspec import Struct


class Source(Struct, frozen=True):
    """Bytes of a page, or canonical text that the input gives as it is, with what is known of it.

    Exactly one of `data` and `text` is given. `name` tells a person where it came from
    (`folder/page.html`, `news.jsonl:12`) and stands in every error about it. `published` is ISO
    8601, as precise as the input knows; `media_type` may be null: then the bytes decide.
    `parts` are further pages of the same article; `missing` tells which of them were not had.
    `careful` lets other extractors vote on what of an HTML page is the article.
    """

    id: str
    name: str
    data: bytes | None = None
    text: str | None = None
    media_type: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    lang: str | None = None
    fetched_at: str | None = None
    parts: tuple["Source", ...] = ()
    missing: tuple[str, ...] = ()
    careful: bool = False
