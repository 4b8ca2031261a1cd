"""Lit text is the page's own text: nothing lost, nothing moved, every finding whole."""

import html
import re

import pytest

import saksi
from saksi.records import Record
from saksi.store import Store
from saksi.views.web.layout import regions
from saksi.views.web.paint import Mark, Painter, marks_of, pieces

_PIECE = re.compile(
    r'<(?:a|span)(?: href="[^"]*")? class="m [^"]*" data-refs="([^"]*)" data-start="(\d+)">([^<]*)<'
)


@pytest.fixture(
    params=["emoji", "porosnusa-gencatan-senjata", "meridianwire-tariffs", "wartadermaga-embargo"]
)
def record(request: pytest.FixtureRequest, store: Store) -> Record:
    return store.get(request.param)


def test_overlapping_spans_are_cut_at_every_boundary() -> None:
    marks = [Mark(0, 6, "statement", "s1"), Mark(3, 9, "event", "e1"), Mark(4, 5, "time", "t1")]
    found = [(p.text, [m.ref for m in p.marks]) for p in pieces("abcdefghij", 0, 10, marks)]
    assert found == [
        ("abc", ["s1"]), ("d", ["s1", "e1"]), ("e", ["s1", "e1", "t1"]), ("f", ["s1", "e1"]),
        ("ghi", ["e1"]), ("j", []),
    ]  # fmt: skip


def test_regions_hold_every_character_once(record: Record) -> None:
    spans = [(r.start, r.end) for r in regions(record)]
    headline = record.article.headline
    assert headline is not None
    covered = sorted([*spans, (headline.start, headline.end)])
    at = 0
    for start, end in covered:
        assert record.text[at:start].strip() == ""
        assert start >= at
        at = end
    assert record.text[at:].strip() == ""


def test_painted_pieces_are_the_findings_own_characters(record: Record) -> None:
    painted = Painter(record).paint(0, len(record.text))
    lit: dict[str, set[int]] = {}
    for refs, start, words in _PIECE.findall(str(painted)):
        plain = html.unescape(words)
        at = int(start)
        assert record.text[at : at + len(plain)] == plain
        for ref in refs.split():
            lit.setdefault(ref, set()).update(range(at, at + len(plain)))
    expected: dict[str, set[int]] = {}
    for mark in marks_of(record):
        expected.setdefault(mark.ref, set()).update(range(mark.start, mark.end))
    assert lit == expected
    assert len(expected) > 5


def test_painted_text_without_its_tags_is_the_text(record: Record) -> None:
    painted = str(Painter(record).paint(0, len(record.text)))
    assert html.unescape(re.sub(r"<[^>]*>", "", painted)) == record.text


def test_markup_of_a_page_stays_text() -> None:
    record = saksi.read(
        "<script>alert(1)</script> & Rusia\n\nRusia menolak <b>usul</b> itu.", id="x"
    )
    painted = str(Painter(record).paint(0, len(record.text)))
    assert "<script" not in painted
    assert "<b>" not in painted
