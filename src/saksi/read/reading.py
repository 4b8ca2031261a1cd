"""What reading a page gives."""

from msgspec import Struct

from saksi.records import Article, Page, Rejected


class Reading(Struct, frozen=True):
    """The canonical text of a page, and what the page says about itself."""

    page: Page
    text: str
    article: Article
    rejected: tuple[Rejected, ...] = ()
