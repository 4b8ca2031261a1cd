"""A text far longer than any article: read within bounds, and what is left unread is said."""

import time

import pytest

import saksi
from bench.texts import article
from saksi.records import Article, Block, Marked, Outlet, Span
from saksi.text import analysis
from saksi.text.sentences import TextKnowledge

PUBLISHED = "2026-06-23T19:20:00+07:00"


def _one_line(words: int) -> str:
    return " ".join(article("id", words).split())


def test_sentences_end_where_no_article_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "MOST_CHARACTERS", 1500)
    text = _one_line(400)
    record = saksi.read(text, lang="id", published=PUBLISHED)
    left = [r for r in record.rejected if r.stage == "text.analysis"]
    assert len(left) == 1
    start, end = left[0].start, left[0].end
    assert isinstance(start, int)
    assert end == len(record.text) == len(text)
    assert 1400 < start <= 1500
    assert record.article.paragraphs[-1].end == end
    assert record.statements
    assert all(c.end <= start for s in record.statements for c in s.contents)
    assert all(e.trigger.end <= start for e in record.events)
    assert all(m.end <= start for e in record.entities for m in e.mentions)


def test_text_without_a_blank_is_cut_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "MOST_CHARACTERS", 100)
    text = "x" * 500
    article = Article("id", Outlet(None), paragraphs=(Block(0, 500),))
    found = analysis.analyse(text, article, TextKnowledge())
    assert found.unread == Span(100, 500)
    assert max(s.end for s in found.sentences) == 100


def test_headline_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "MOST_CHARACTERS", 100)
    text = "x" * 500
    article = Article("id", Outlet(None), Marked(0, 500, text))
    found = analysis.analyse(text, article, TextKnowledge())
    assert found.unread == Span(100, 500)
    assert max(s.end for s in found.sentences) == 100


def test_article_of_usual_length_is_read_whole() -> None:
    record = saksi.read(article("id"), lang="id", published=PUBLISHED)
    assert not [r for r in record.rejected if r.stage == "text.analysis"]


def test_five_megabytes_are_bounded_before_any_sentence_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(analysis, "MOST_CHARACTERS", 2000)
    text = _one_line(300) + " kapal" * 830_000
    record = saksi.read(text, lang="id")
    assert len(record.text) > 4_900_000
    assert [r.stage for r in record.rejected].count("text.analysis") == 1


@pytest.mark.clock
def test_cost_of_a_line_grows_with_it() -> None:
    def seconds(words: int) -> float:
        text = _one_line(words)
        began = time.process_time()
        saksi.read(text, lang="id", published=PUBLISHED)
        return time.process_time() - began

    seconds(500)
    short = seconds(25_000)  # the heads stop at 20,000 words in both
    assert seconds(100_000) < 6 * short
