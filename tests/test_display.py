"""A notebook shows a record's text with every span marked, and nothing of the page runs."""

import html
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import saksi
from saksi import Record
from saksi.display import marks, to_html
from saksi.records import Entity, Mention

KEPT = Path(__file__).parent / "store" / "records.jsonl"
HOSTILE = 'Judul <script>alert("x")</script> & <img src=x onerror="y">\n\nMenteri itu \'tiba\' pada Selasa.'


@pytest.fixture(params=range(3), ids=["id", "en", "hostile"])
def record(request: pytest.FixtureRequest) -> Record:
    return Record.from_json(KEPT.read_text(encoding="utf-8").splitlines()[request.param])


def _words(shown: str) -> str:
    """What a reader sees of a piece of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


def _marked(shown: str) -> list[tuple[str, str]]:
    """The note and the words of each marked piece."""
    pieces = re.findall(r'<mark [^>]*title="([^"]*)">([^<]*)</mark>', shown)
    return [(html.unescape(note), html.unescape(words)) for note, words in pieces]


def test_display_shows_the_whole_text(record: Record) -> None:
    assert _words(to_html(record)) == record.text


def test_display_marks_every_span(record: Record) -> None:
    pieces = _marked(to_html(record))
    for mark in marks(record):
        words = "".join(words for note, words in pieces if mark.note in note)
        assert record.text[mark.start : mark.end] in words, mark


def test_marks_cover_every_finding(record: Record) -> None:
    found = {(m.start, m.end, m.kind) for m in marks(record)}
    wanted = {(t.start, t.end, "time") for t in record.times}
    wanted |= {(e.trigger.start, e.trigger.end, "event") for e in record.events}
    wanted |= {(c.start, c.end, "statement") for s in record.statements for c in s.contents}
    wanted |= {(m.start, m.end, "entity") for e in record.entities for m in e.mentions}
    assert wanted <= found


def test_notebook_shows_the_same(record: Record) -> None:
    assert record._repr_html_() == to_html(record)


def test_hostile_text_is_escaped() -> None:
    shown = to_html(saksi.read(HOSTILE, lang="id", published="2021-06-23"))
    assert _words(shown) == HOSTILE
    assert set(re.findall(r"<\s*/?\s*(\w+)", shown)) == {"div", "mark"}


def test_hostile_name_cannot_leave_its_note() -> None:
    record = saksi.read("Judul berita\n\nIsi berita itu.", lang="id")
    name = '"><script>alert(1)</script>'
    entity = Entity("e1", "person", name, mentions=(Mention(0, 5, "name"),))
    shown = to_html(replace(record, entities=(entity,)))
    assert _marked(shown)[0] == (f"headline · {name}", "Judul")
    assert "<script" not in shown


def test_display_of_a_text_without_findings_is_its_text() -> None:
    record = saksi.read("a")
    assert _words(to_html(replace(record, article=replace(record.article, headline=None)))) == "a"


def test_display_marks_each_of_many() -> None:
    record = saksi.read("Judul\n\n" + "Rapat itu pada Selasa. " * 2000, lang="id")
    assert len(record.times) == 2000
    assert len(_marked(to_html(record))) == 2001
