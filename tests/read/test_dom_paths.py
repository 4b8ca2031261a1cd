"""A block's path leads back to its element in the same page."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from saksi.read.dom_paths import MAX_STEPS, find_element
from saksi.read.elements import MACHINERY
from saksi.read.html import parse_html

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "src" / "saksi" / "samples"
SHARED = ROOT.parent / "shared" / "eval"

_ODD = (
    "<div><p>a<p>b<x:y>c</x:y><div>d<br><br>D</div></div><div><p>e</p></div><section><p>f"
    "<my-card>g</my-card>h</section><table><tr><td>h<td>i<tr><td>j</table><p hidden>k</p><p>l"
)


def _squeezed(text: str | None) -> str:
    return "".join(c for c in text or "" if c not in "\u00ad\u200b\u2060\ufeff" and not c.isspace())


def _shown(element: LexborNode) -> str:
    """The element's text without that of scripts and the like."""
    texts = [
        node.text_content or ""
        for node in element.traverse(include_text=True)
        if node.is_text_node and (node.parent is None or node.parent.tag not in MACHINERY)
    ]
    return _squeezed("".join(texts))


def _check(markup: str) -> int:
    """Every path finds one element that holds its block's text; how many were checked."""
    page, tree = parse_html(markup), LexborHTMLParser(markup)
    checked = 0
    for block in page.blocks:
        assert block.dom_path is not None
        element = find_element(tree, block.dom_path)
        assert element is not None, block.dom_path
        shown, whole = _squeezed(page.text[block.start : block.end]), _shown(element)
        assert shown[:60] in whole
        assert shown[-60:] in whole
        checked += 1
    return checked


def test_path_finds_its_element_in_odd_markup() -> None:
    assert _check(_ODD) == 10


def test_different_elements_have_different_paths() -> None:
    page = parse_html("<div><p>a</p><p>b</p></div><div><p>c</p></div><p>d</p>")
    assert len({b.dom_path for b in page.blocks}) == 4


def test_samples_paths_find_their_elements() -> None:
    samples = sorted(SAMPLES.glob("*.html"))
    assert samples
    assert all(_check(path.read_text(encoding="utf-8")) for path in samples)


def _stored_pages() -> Iterator[Path]:
    yield from sorted(SHARED.glob("pages/*.gz"))
    yield from sorted(SHARED.glob("aeb/html/*.gz"))[::6]


def test_real_pages_paths_find_their_elements() -> None:
    pages = list(_stored_pages())
    if not pages:
        pytest.skip(f"no evaluation pages in {SHARED}")
    for path in pages:
        markup = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        assert _check(markup) > 0, path.name


def test_path_is_null_where_it_would_grow_too_long() -> None:
    page = parse_html("<div>" * (MAX_STEPS + 5) + "x")
    assert page.blocks[0].dom_path is None
