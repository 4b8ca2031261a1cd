"""The time engine: order, ids, rules' names, what is rejected, and times over many sentences."""

import time

import pytest

from saksi.find.times import TimesFound, find_times
from saksi.lang.base import load_language
from saksi.records import Article, Block, Instant, Marked, Outlet
from saksi.text.analysis import analyse


def _times(text: str, lang: str = "id", published: str | None = "2021-06-23") -> TimesFound:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    article = Article(
        lang,
        Outlet(None),
        published_at=Instant(published) if published else None,
        paragraphs=tuple(blocks),
    )
    language = load_language(lang)
    return find_times(analyse(text, article, language.text), language.times)


def test_times_are_numbered_in_page_order_and_name_their_rule() -> None:
    found = _times(
        "Kemarin, kapal tiba.\nKamis depan, kapal itu pulang pada pukul 09.00 WIB."
    ).times
    assert [t.id for t in found] == ["t1", "t2", "t3"]
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert [t.rule for t in found] == [
        "id.times.day_around_today", "id.times.weekday_alone", "id.times.clock_time",
    ]  # fmt: skip


def test_times_outside_headline_and_paragraphs_are_not_read() -> None:
    text = "Rabu (23/6)\nKapal tiba Selasa (22/6)."
    article = Article("id", Outlet(None), paragraphs=(Block(12, len(text)),))
    language = load_language("id")
    found = find_times(analyse(text, article, language.text), language.times).times
    assert [t.surface for t in found] == ["Selasa (22/6)"]


def test_times_of_the_headline_are_read() -> None:
    text = "Kapal tiba Selasa (22/6)"
    article = Article("id", Outlet(None), Marked(0, len(text), text), Instant("2021-06-23"))
    language = load_language("id")
    found = find_times(analyse(text, article, language.text), language.times).times
    assert [t.value for t in found] == ["2021-06-22"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kapal tiba Senin (22/6/2021).", "2021-06-22"),
        ("Kapal tiba Jumat, 22 Juni 2021.", "2021-06-22"),
    ],
)
def test_weekday_that_disagrees_is_rejected_and_the_date_kept(text: str, value: str) -> None:
    found = _times(text)
    assert [(t.value, t.mod) for t in found.times] == [(value, None)]
    (rejected,) = found.rejected
    assert rejected.stage == "find.times"
    assert "disagree" in rejected.reason
    assert isinstance(rejected.start, int)
    assert isinstance(rejected.end, int)
    assert text[rejected.start : rejected.end] == found.times[0].surface


def test_date_that_reads_either_way_is_rejected_with_its_reason() -> None:
    text = "The stamp reads 05/06/2021."
    found = _times(text, "en")
    assert found.times == ()
    assert [(r.start, r.end) for r in found.rejected] == [(16, 26)]
    assert "either way" in found.rejected[0].reason


def test_same_day_reaches_back_over_sentences_and_paragraphs() -> None:
    found = _times("Kabinet bersidang Senin (14/6).\nRapat buntu.\nPada hari yang sama, ia mundur.")
    assert [t.value for t in found.times] == ["2021-06-14", "2021-06-14"]


def test_impossible_dates_are_no_dates() -> None:
    assert _times("Surat itu bertanggal 31/6/2021 dan 2021-02-30.").times == ()


def test_publication_day_is_the_pages_own_not_that_of_another_zone() -> None:
    found = _times("Kapal tiba hari ini.", published="2021-06-23T00:30:00+07:00").times
    assert [t.value for t in found] == ["2021-06-23"]


def test_publication_month_alone_resolves_nothing() -> None:
    assert [t.value for t in _times("Kapal tiba kemarin.", published="2021-06").times] == [None]
    assert [t.value for t in _times("Kapal tiba pada 2019.", published="2021").times] == ["2019"]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "piece",
    [
        "Senin",
        "Senin   ",
        "2021 ",
        "1/2/",
        "dua hari ",
        "two days ",
        "Baca Juga: A ",
        "Juni-",
        "\u200fMay ",
        "a@",
    ],
)
@pytest.mark.clock
def test_times_of_a_hostile_line_take_time_that_grows_with_it(lang: str, piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        _times(text, lang)
        return time.process_time() - began

    short = min(seconds(5_000) for _ in range(2))
    assert seconds(50_000) < 40 * max(short, 0.002)  # squared, it would be a hundred times


def test_text_without_sentences_holds_no_times() -> None:
    assert _times("") == TimesFound()
    assert _times("\n \n") == TimesFound()
