"""Readings of a market ticker: name, value, change and percentage as decimal strings.

A ticker's lines run name and figures together (`LQ45926,77   5,31   0.58%`) and mix the decimal
comma with the decimal point, so that each figure is read by its own marks. Readings belong to the
moment of the capture, not to the article's publication.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from saksi.records import Article, Indicator, Rejected

_FIGURE = re.compile(
    r"(?P<currency>Rp\.?|IDR|US\$|USD|S\$|SGD|\$|€|EUR|£|¥)?\s?"
    r"(?P<sign>[-+−–▲▼△▽])?\s?\(?(?P<sign2>[-+−])?"
    r"(?P<digits>\d[\d.,]*\d|\d)(?:\s?(?P<percent>%))?"
)
_NAME = re.compile(r"[^\W\d_][^\W\d_]*(?:[ ./&'-]{1,2}[^\W\d_]+|\d+(?=\s)){0,5}")
_CURRENCIES = {
    "Rp": "IDR", "Rp.": "IDR", "IDR": "IDR", "US$": "USD", "USD": "USD", "$": "USD",
    "S$": "SGD", "SGD": "SGD", "€": "EUR", "EUR": "EUR", "£": "GBP", "¥": "JPY",
}  # fmt: skip
_NEGATIVE = "-−–▼▽"
_LONGEST_GAP = 6
MOST_FIGURES = 3
STAGE = "find.indicators"


class IndicatorsFound(Struct, frozen=True):
    """The readings in page order, and the figures that could mean two things."""

    indicators: tuple[Indicator, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class _Figure(Struct, frozen=True):
    value: str | None
    percent: bool
    signed: bool
    currency: str | None
    start: int
    end: int


def find_indicators(text: str, article: Article, indices: Sequence[str]) -> IndicatorsFound:
    """The readings on the lines that were typed as ticker; spans cover name to last figure.

    `indices` are names that end in figures (`LQ45`), which nothing else tells from their value.
    """
    decimal = "." if article.lang == "en" else ","
    found: list[Indicator] = []
    rejected: list[Rejected] = []
    for line in article.furniture:
        if line.kind == "ticker":
            at = line.start
            while (reading := _reading(text, at, line.end, indices, decimal)) is not None:
                name, figures = reading
                rejected += [_ambiguous(text, f) for f in figures if f.value is None]
                found += _indicator(text, name, figures)
                at = figures[-1].end
    return IndicatorsFound(tuple(found), tuple(rejected))


def _ambiguous(text: str, figure: _Figure) -> Rejected:
    reason = f"{text[figure.start : figure.end]!r} is a thousand or a decimal figure"
    return Rejected(STAGE, reason, figure.start, figure.end)


def _reading(
    text: str, at: int, end: int, indices: Sequence[str], decimal: str
) -> tuple[tuple[int, int], list[_Figure]] | None:
    """The next name with its one to three figures."""
    while (name := _next_name(text, at, end, indices)) is not None:
        figures = _figures(text, name[1], end, decimal)
        if figures:
            return name, figures
        at = name[1]
    return None


def _next_name(text: str, at: int, end: int, indices: Sequence[str]) -> tuple[int, int] | None:
    match = _NAME.search(text, at, end)
    if match is None:
        return None
    for index in sorted(indices, key=len, reverse=True):
        if text.startswith(index, match.start(), end):
            return match.start(), match.start() + len(index)
    currency = re.search(r"\s+(?:Rp|IDR|USD|EUR|SGD)$", match.group())
    return match.start(), match.end() - (len(currency.group()) if currency else 0)


def _figures(text: str, at: int, end: int, decimal: str) -> list[_Figure]:
    """The figures behind a name, until other words come."""
    found: list[_Figure] = []
    for match in _FIGURE.finditer(text, at, end):
        gap = text[at : match.start()]
        if len(gap) > _LONGEST_GAP or gap.strip(" \t\xa0:(|)") or len(found) == MOST_FIGURES:
            break
        found.append(_figure(match, decimal))
        at = match.end()
    return found


def _figure(match: "re.Match[str]", decimal: str) -> _Figure:
    sign = match["sign2"] or match["sign"] or ""
    value = decimal_string(match["digits"], decimal)
    minus = "-" if value and sign and sign in _NEGATIVE and value.strip("0.") else ""
    end = match.end()
    return _Figure(
        value=minus + value if value else None,
        percent=bool(match["percent"]),
        signed=bool(sign),
        currency=_CURRENCIES.get(match["currency"] or ""),
        start=match.start("digits"),
        end=end,
    )


def decimal_string(digits: str, decimal: str) -> str | None:
    """`1.325.000` → `1325000`, `926,77` → `926.77`; null where one mark may be either.

    Two kinds of marks, a repeated mark, or other than three figures behind the last one decide by
    themselves; three figures behind a single mark are thousands where it is not the language's
    decimal mark, and ambiguous where it is.
    """
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return digits
    last = marks[-1]
    whole, _, fraction = digits.rpartition(last)
    plain = re.sub(r"[.,]", "", whole)
    if len(set(marks)) == 1:
        if len(marks) > 1:
            return plain + fraction if len(fraction) == 3 else None
        if len(fraction) == 3 and plain != "0":
            return None if last == decimal else plain + fraction
    elif marks.count(last) > 1:
        return None
    return f"{plain}.{fraction}"


def _indicator(text: str, name: tuple[int, int], figures: list[_Figure]) -> list[Indicator]:
    """Value, change, percentage in this order; a lone percentage is a change."""
    percents = [f for f in figures if f.percent]
    plain = [f for f in figures if not f.percent]
    value = plain[0] if plain and not (plain[0].signed and len(plain) == 1 and percents) else None
    change = plain[1] if value and len(plain) > 1 else plain[0] if plain and not value else None
    if not any(f and f.value for f in (value, change, *percents)):
        return []
    return [
        Indicator(
            name=text[slice(*name)],
            value=value.value if value else None,
            change=change.value if change else None,
            change_pct=percents[0].value if percents else None,
            start=name[0],
            end=figures[-1].end,
            currency=value.currency if value else None,
        )
    ]
