"""Home and index pages: those that list other pages instead of telling a story of their own."""

from saksi.read.blocks import Markup, RawBlock
from saksi.records import Link

SHORTEST_TITLE, LONGEST_TITLE = 20, 220
FEWEST_TITLES = 10  # linked titles without which a page without prose is only a short page
FEWEST_TEASERS = 3
NEAR = 2  # blocks between a title and its teaser: an instant, a section
LINKED = 0.8  # of a title's characters


def is_index(page: Markup) -> bool:
    """Whether an HTML page lists others: it has titles of links and no prose, or its prose are
    teasers, each below or above the linked title of another page."""
    if page.index is not None:
        return page.index
    if page.body is None:
        return False
    titles = {i for i, b in enumerate(page.blocks) if _is_linked_title(b)}
    if not page.body:
        return len(titles) >= FEWEST_TITLES
    teasers = sum(_has_own_title(i, titles) for i in page.body)
    enough = teasers >= FEWEST_TEASERS and teasers > len(page.body) / 2
    return enough and len(_holders(page)) > len(page.body) / 2


def _holders(page: Markup) -> set[str]:
    """The elements that hold the prose: an article has few, a list one for each of its items."""
    paths = (page.blocks[i].dom_path or "" for i in page.body or ())
    return {path.rpartition(" > ")[0] for path in paths}


def _has_own_title(index: int, titles: set[int]) -> bool:
    return any(i in titles for i in range(index - NEAR, index))


def _is_linked_title(block: RawBlock) -> bool:
    length = block.end - block.start
    linked = sum(a.end - a.start for a in block.anchors)
    return SHORTEST_TITLE <= length <= LONGEST_TITLE and linked >= LINKED * length


def links_of(page: Markup) -> tuple[Link, ...]:
    """The titles that an index page links to: of each address the longest, in page order."""
    best: dict[str, Link] = {}
    for block in page.blocks:
        urls = {a.url for a in block.anchors if a.url}
        if len(urls) == 1 and (block.tag == "item" or _is_linked_title(block)):
            url = urls.pop()
            link = Link(page.text[block.start : block.end], url, block.start, block.end)
            if url not in best or len(best[url].surface) < len(link.surface):
                best[url] = link
    return tuple(best.values())
