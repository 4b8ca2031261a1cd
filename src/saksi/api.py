"""The Python interface: `saksi.read` takes a page in any form and gives its record."""

import hashlib
import re
from pathlib import Path

from msgspec.structs import replace

from saksi.errors import InputError
from saksi.pipeline import read_record
from saksi.read.source import Source
from saksi.records import Record
from saksi.run.inputs import BadInput, Hints, read_inputs

_LOOKS_LIKE_MARKUP = re.compile(
    r"\ufeff?\s*<(?:!--|(?:!doctype|\?xml|html|head|body|meta|title|script|header|article|main|section"
    r"|div|table|p|h1)\b)",
    re.I,
)
_LOOKS_LIKE_ADDRESS = re.compile(r"https?://\S+\Z")


def read(
    page: str | bytes | Path,
    *,
    id: str | None = None,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    lang: str | None = None,
) -> Record:
    """Read one page: a path, an http(s) address, HTML, or text that is taken as canonical.

    A `str` is an address if it is one, markup if it begins like markup, a path if such a file is
    there, and else the text itself. `published` is ISO 8601. Of a document in JSON lines its own
    fields go before what is given here, but for `id`. Raises `InputError` with the reason.

    >>> record = read("Rusia tolak usul itu\\n\\n\\"Kami menolak,\\" kata Menlu.", published="2021-06-23")
    >>> record.text[record.article.headline.start : record.article.headline.end]
    'Rusia tolak usul itu'
    """
    if isinstance(page, Path) or (isinstance(page, str) and _names_a_place(page)):
        source = _place(str(page), Hints(published, outlet, lang))
        known = {"id": id or source.id, "url": source.url or url, "title": source.title or title}
        return read_record(replace(source, **known))
    is_text = isinstance(page, str) and not _LOOKS_LIKE_MARKUP.match(page)
    data = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    source = Source(
        id=id or hashlib.sha256(data).hexdigest()[:16],
        name=id or url or "page",
        data=None if is_text else data,
        text=page if is_text and isinstance(page, str) else None,
        media_type="text/html; charset=utf-8" if isinstance(page, str) and not is_text else None,
        url=url,
        published=published,
        outlet=outlet,
        title=title,
        lang=lang,
    )
    return read_record(source)


def _names_a_place(page: str) -> bool:
    if _LOOKS_LIKE_ADDRESS.match(page):
        return True
    if "\n" in page or "<" in page or "\0" in page:
        return False
    try:
        return Path(page).is_file()
    except OSError:  # longer than any name may be
        return False


def _place(name: str, hints: Hints) -> Source:
    items = list(read_inputs([name], hints))
    if len(items) != 1:
        raise InputError(f"{name}: holds {len(items)} documents; read them with saksi.run.reader")
    item = items[0]
    if isinstance(item, BadInput):
        raise InputError(item.reason)
    return item
