"""The careful mode: two other extractors vote on which blocks are the article's.

trafilatura (in its precise setting) and readability-lxml are asked for the article's text. Where
our own rules are in doubt about a block (no more than one of them decided), it is the article's
if two of the three say so. Where an extractor finds nothing at all it has no vote, and where
neither has one our own judgement stands.
"""

import importlib
import re
from collections.abc import Callable, Iterator
from types import ModuleType

from msgspec.structs import replace

from saksi.errors import ConfigurationError
from saksi.read.blocks import Markup
from saksi.records import Rejected

STAGE = "read.careful"
DOUBT = 2.5  # of a block's score: as much as one rule weighs
FEW = 10  # words; fewer stand in any text by chance, so that our own judgement goes
LEAST = 0.8  # of a block's words that stand in the other's text, in runs of a few
_RUN = 4
_WORD = re.compile(r"\w+")


def voted(page: Markup, html: str) -> Markup:
    """The page with its body as the majority has it; raises `ConfigurationError` without the extra."""
    if not page.blocks or page.index:
        return page
    votes = [
        found for ask in (_trafilatura, readability_text) if (found := _choice(page, ask, html))
    ]
    own = page.body or frozenset()
    if not votes:
        reason = "neither trafilatura nor readability found an article; judged by our own rules"
        return replace(page, rejected=(*page.rejected, Rejected(STAGE, reason)))
    ballots = [own, *votes] if len(votes) == 2 else [own, own, *votes]  # one alone changes nothing
    chosen = (
        i in own if _is_short(page, i) else _most(i, ballots) for i in range(len(page.blocks))
    )
    return replace(page, body=frozenset(i for i, is_body in enumerate(chosen) if is_body))


def _is_short(page: Markup, index: int) -> bool:
    block = page.blocks[index]
    return len(page.text[block.start : block.end].split()) < FEW


def _most(index: int, ballots: list[frozenset[int]]) -> bool:
    return 2 * sum(index in ballot for ballot in ballots) > len(ballots)


def _choice(page: Markup, ask: Callable[[str], str], html: str) -> frozenset[int]:
    """The blocks whose words stand in what another extractor gives."""
    found = _runs(ask(html))
    return frozenset(
        i
        for i, block in enumerate(page.blocks)
        if found and _share(page.text[block.start : block.end], found) >= LEAST
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text)
    return {tuple(words[i : i + n]) for n in range(1, _RUN + 1) for i in range(len(words) - n + 1)}


def _share(text: str, found: set[tuple[str, ...]]) -> float:
    words = _WORD.findall(text)
    if not words:
        return 0.0
    size = min(_RUN, len(words))
    runs = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
    return sum(run in found for run in runs) / len(runs)


def _module(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigurationError("careful reading needs: pip install 'saksi[careful]'") from error


def _trafilatura(html: str) -> str:
    found = _module("trafilatura").extract(html, favor_precision=True, include_comments=False)
    return found or ""


def readability_text(html: str) -> str:
    """An extractor that breaks on a page has no vote on it."""
    readability = _module("readability")
    try:
        summary = str(readability.Document(html).summary())
    except (readability.readability.Unparseable, ValueError, TypeError, KeyError):
        return ""
    return " ".join(_texts(summary))


def _texts(summary: str) -> Iterator[str]:
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(summary).body
    if body is not None:
        yield body.text(separator=" ")
