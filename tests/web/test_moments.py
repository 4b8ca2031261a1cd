"""Values of time in words of the reader, never more precise than the page."""

import pytest

from saksi.views.web.language import Messages
from saksi.views.web.pages.review import around
from saksi.views.web.words import Days


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("2021-06-22", "22 Juni 2021", "22 June 2021"),
        ("2021-06", "Juni 2021", "June 2021"),
        ("2021-06-22TNI", "22 Juni 2021, malam", "22 June 2021, night"),
        ("TMO", "pagi", "morning"),
        ("2021-06-22T19:20+07:00", "22 Juni 2021, 19:20 WIB", "22 June 2021, 19:20 WIB"),
        ("T19:20", "pukul 19:20", "19:20"),
        ("2021-W25", "pekan ke-25 tahun 2021", "week 25 of 2021"),
        ("2021-W24-WE", "akhir pekan ke-24 tahun 2021", "weekend of week 24 of 2021"),
        ("2021-Q1", "triwulan 1 tahun 2021", "quarter 1 of 2021"),
        ("2021-SU", "Juni–Agustus 2021", "June–August 2021"),
        ("199", "1990-an", "1990s"),
        ("P3D", "3 hari", "3 days"),
        ("P1Y", "1 tahun", "1 year"),
        ("PXM", "beberapa bulan", "some months"),
        ("PT2H", "2 jam", "2 hours"),
        ("P2.5Y", "2,5 tahun", "2.5 years"),
        ("PAST_REF", "dahulu", "in the past"),
        ("XXXX-WXX-1", "XXXX-WXX-1", "XXXX-WXX-1"),
        (None, "tanpa tanggal", "no date"),
    ],
)
def test_time_is_told_in_words(value: str | None, indonesian: str, english: str) -> None:
    assert (Days(Messages("id"))(value), Days(Messages("en"))(value)) == (indonesian, english)


def test_words_around_a_finding_are_whole() -> None:
    text = "Peru menolak usul itu kemarin"
    for start, end in ((0, 4), (5, 12), (13, 17), (22, 29)):
        for most in range(30):
            first, last = around(text, start, end, most)
            assert start - most <= first <= start
            assert end <= last <= end + most
            assert first == 0 or text[first - 1] == " " or first == start
            assert last == len(text) or text[last] == " " or last == end
