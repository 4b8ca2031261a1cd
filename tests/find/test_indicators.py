"""Ticker lines become readings, figure by figure."""

import pytest

from saksi.find.indicators import decimal_string, find_indicators
from saksi.records import Article, Furniture, Outlet

INDICES = ("LQ45", "JII", "KOMPAS100")


def read(line: str, lang: str = "id") -> list[tuple[str | None, ...]]:
    article = Article(lang, Outlet(None), furniture=(Furniture("ticker", 0, len(line)),))
    found = find_indicators(line, article, INDICES).indicators
    return [(i.name, i.value, i.change, i.change_pct, i.currency) for i in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("• LQ45926,77 \xa0 5,31 \xa0 0.58%", ("LQ45", "926.77", "5.31", "0.58", None)),
        ("LQ45 1.026,70   -5,31   -0,52%", ("LQ45", "1026.70", "-5.31", "-0.52", None)),
        ("• EMAS1.325.000 -1,34%", ("EMAS", "1325000", None, "-1.34", None)),
        ("• RD.SAHAM 0.05%", ("RD.SAHAM", None, None, "0.05", None)),
        ("• RD.PENDAPATAN TETAP 0.00%", ("RD.PENDAPATAN TETAP", None, None, "0.00", None)),
        ("KOMPAS1001.104,2 ▼3,9 (0,35%)", ("KOMPAS100", "1104.2", "-3.9", "0.35", None)),
        ("USD/IDR Rp 14.350 +0,2%", ("USD/IDR", "14350", None, "0.2", "IDR")),
        ("JII −2,5 −0,4%", ("JII", None, "-2.5", "-0.4", None)),
    ],
)
def test_indicator_is_read_from_a_ticker_line(line: str, expected: tuple[str | None, ...]) -> None:
    assert read(line) == [expected]


def test_several_readings_stand_on_one_line() -> None:
    found = read("IHSG 6.087,84 +17,9 0,30% | PERAK 12.500 -0,8%")
    assert [f[:2] for f in found] == [("IHSG", "6087.84"), ("PERAK", "12500")]


def test_span_covers_name_to_last_figure() -> None:
    line = "• EMAS1.325.000 -1,34%"
    article = Article("id", Outlet(None), furniture=(Furniture("ticker", 0, len(line)),))
    (found,) = find_indicators(line, article, ()).indicators
    assert line[found.start : found.end] == "EMAS1.325.000 -1,34%"


def test_figure_that_may_be_thousands_or_decimal_is_rejected() -> None:
    line = "MINYAK 71,325 +0,4%"
    article = Article("id", Outlet(None), furniture=(Furniture("ticker", 0, len(line)),))
    found = find_indicators(line, article, ())
    assert [i.value for i in found.indicators] == [None]
    assert line[slice(found.rejected[0].start, found.rejected[0].end)] == "71,325"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("digits", "decimal", "expected"),
    [
        ("1,234.5", ",", "1234.5"), ("1.234,5", ".", "1234.5"), ("0.125", ".", "0.125"),
        ("1.325", ",", "1325"), ("1,325", ",", None), ("1,325", ".", "1325"), ("12", ",", "12"),
        ("1.2.3", ",", None), ("1.000.000,50", ",", "1000000.50"),
    ],
)  # fmt: skip
def test_decimal_string_reads_both_conventions(
    digits: str, decimal: str, expected: str | None
) -> None:
    assert decimal_string(digits, decimal) == expected


def test_prose_gives_no_indicator() -> None:
    text = "Harga emas naik 1,5 persen menjadi 1.325.000 rupiah."
    assert find_indicators(text, Article("id", Outlet(None)), INDICES).indicators == ()
