"""The further pages of an article, fetched: the page of all where there is one, else one by one."""

from msgspec.structs import replace

from saksi.errors import FetchError
from saksi.read.paging import Paging, page_address, paging_of
from saksi.run.fetch.client import Client, Fetched

MOST_PAGES = 20


def with_other_pages(client: Client, page: Fetched) -> Fetched:
    """The page with all of its article; raises `FetchError` where the rest may be had later.

    A page that never comes (404, forbidden by robots.txt) is told in `missing`. What the first
    page's server says of its age is dropped: it would hide that a later page has changed.
    """
    paging = paging_of(page.data, page.media_type, page.url)
    if paging is None:
        return page
    missing: list[str] = []
    whole = _get(client, paging.whole, missing)
    if whole is not None and _is_of(whole, paging):
        return replace(whole, etag=None, last_modified=None)
    others = _one_by_one(client, paging, missing)
    return replace(
        page, others=tuple(others), missing=tuple(missing), etag=None, last_modified=None
    )


def _one_by_one(client: Client, paging: Paging, missing: list[str]) -> list[Fetched]:
    others: list[Fetched] = []
    following: Paging | None = paging
    while following is not None and len(others) < MOST_PAGES:
        page = _get(client, following.next, missing)
        if page is None or not _is_of(page, following):
            break
        others.append(page)
        following = paging_of(page.data, page.media_type, page.url)
    return others


def _get(client: Client, url: str | None, missing: list[str]) -> Fetched | None:
    if url is None:
        return None
    try:
        return client.get(url)
    except FetchError as error:
        if error.transient:
            raise
        missing.append(str(error))
        return None


def _is_of(page: Fetched, paging: Paging) -> bool:
    """Whether it is another page of the article still, after redirects."""
    found = page_address(page.url)
    return found is not None and found.article == paging.own.article and found != paging.own
