"""Indonesian expressions that name a week, month, quarter, year, decade, or a length of time."""

import re

from saksi.find.times import calendar
from saksi.find.times.calendar import UNRESOLVED, Value, a_period
from saksi.find.times.rules import Context, rule
from saksi.lang.id.rules.times_days import WHEN
from saksi.lang.id.rules.times_words import (
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    PARTS_OF_DAY,
    ROMANS,
    SEASONS,
    UNIT,
    UNITS,
    WEEKDAYS,
    YEAR,
    any_of,
    days_ahead,
    group,
    in_future,
    number,
)  # fmt: skip

AGO = r"(?:yang\s+)?(?:lalu|silam)"
RELATIVE = r"(?P<rel>(?:yang\s+)?(?:lalu|silam|kemarin)|ini|berjalan|depan|(?:yang\s+)?(?:akan\s+)?(?:mendatang|datang))"
A_UNIT = r"minggu|pekan|bulan|kuartal|triwulan|tahun|dekade|dasawarsa|abad"
SHORT_UNITS = {
    "sedetik": "TS", "semenit": "TM", "sejam": "TH", "sehari": "D", "seharian": "D", "semalam": "D",
    "semalaman": "D", "seminggu": "W", "sepekan": "W", "sebulan": "M", "setahun": "Y",
    "sedekade": "DE", "seabad": "CE",
}  # fmt: skip
VAGUE = (
    r"(?:beberapa|sejumlah|puluhan|ratusan|ribuan|belasan|hitungan|berpuluh-puluh|beratus-ratus)"
)
LONG = {"berdetik-detik": "TS", "bermenit-menit": "TM", "berjam-jam": "TH", "berhari-hari": "D",
        "berminggu-minggu": "W", "berpekan-pekan": "W", "berbulan-bulan": "M",
        "bertahun-tahun": "Y", "berabad-abad": "CE"}  # fmt: skip


def _shift(words: str) -> int:
    if any(w in words for w in ("lalu", "silam", "kemarin")):
        return -1
    return 0 if words in ("ini", "berjalan") else 1


@rule("unit", rf"(?<![\w-])(?P<unit>{A_UNIT})\s+{RELATIVE}\b(?!\s+(?:hari|sama))")
def unit_around_today(match: "re.Match[str]", context: Context) -> Value | None:
    """`pekan lalu`, `bulan ini`, `tahun depan`; not `berusia 64 tahun ini`."""
    if re.search(r"\d\s?$", context.text[max(0, match.start() - 2) : match.start()]):
        return None
    if context.published is None:
        return UNRESOLVED
    return calendar.shifted(
        context.published, _shift(group(match, "rel")), UNITS[group(match, "unit")]
    )


EDGES = {"awal": "START", "pertengahan": "MID", "akhir": "END", "penghujung": "END"}


@rule(
    "unit",
    rf"\b(?P<part>{any_of(EDGES)})\s+(?P<unit>pekan|bulan|kuartal|tahun|dekade|abad)\b"
    rf"(?!\s+(?:\d|(?-i:[A-Z])|ini|itu|ini|lalu|silam|depan|mendatang|berjalan|yang|pertama|ke|berikutnya))",
)
def edge_of_the_unit(match: "re.Match[str]", context: Context) -> Value | None:
    """`akhir tahun`, `awal bulan`: of publication; `akhir pekan` is a weekend."""
    part, unit = group(match, "part"), group(match, "unit")
    if unit == "pekan" and part != "awal":
        return None
    if context.published is None:
        return UNRESOLVED
    value = calendar.shifted(context.published, 0, UNITS[unit])
    return Value("DATE", value.value, EDGES[part], value.first, value.last)


@rule("unit", rf"\bakhir\s+(?:pekan|minggu)(?:\s+{RELATIVE})?\b")
def weekend(match: "re.Match[str]", context: Context) -> Value | None:
    """`akhir pekan lalu`; without more the one of this week, or the last where the clause looks back."""
    if context.published is None:
        return UNRESOLVED
    back, weekday = context.direction(match) < 0, context.published.isoweekday()
    shift = (
        _shift(group(match, "rel")) if group(match, "rel") else -1 if back and weekday < 6 else 0
    )
    if back and weekday <= 2 and group(match, "rel") == "ini":
        shift = -1  # told on a Monday, `akhir pekan ini` is the one that has just been
    week = calendar.shifted(context.published, shift, "W")
    return calendar.a_weekend(week.first) if week.first else None


@rule("month", rf"\b(?:bulan\s+)?{MONTH}\s*,?\s*(?:tahun\s+)?{YEAR}{WHEN}?")
def month_and_year(match: "re.Match[str]", context: Context) -> Value | None:
    """`Agustus 2020`, `bulan Mei 2024 yang lalu`."""
    return calendar.a_month(int(match["y"]), MONTHS[group(match, "mon")])


@rule("month", rf"\b{MONTH}\s+tahun\s+(?P<rel>lalu|ini|depan)\b")
def month_of_a_year_around(match: "re.Match[str]", context: Context) -> Value | None:
    """`Mei tahun lalu`."""
    if context.published is None:
        return UNRESOLVED
    return calendar.a_month(
        context.published.year + _shift(group(match, "rel")), MONTHS[group(match, "mon")]
    )


_NAMED_MONTH = "|".join(m.capitalize() for m in MONTHS if len(m) > 3 or m == "mei")
_LEADS_TO_MONTH = re.compile(
    r"(?:^|\b(?:pada|bulan|sejak|hingga|sampai|awal|akhir|pertengahan|mulai|selama|dari|antara|dan|"
    r"per|tiap|setiap|sebelum|setelah|menjelang|untuk|periode|di|Pada|Sejak|Hingga|Bulan)|[,(–-])\s*$"
)


@rule(
    "month",
    rf"(?<![\w-])(?P<bulan>[Bb]ulan\s+)?(?P<mon>(?-i:{_NAMED_MONTH}))\b(?:\s+(?P<when>(?:yang\s+)?(?:akan\s+)?(?:lalu|silam|mendatang|datang|nanti|depan|ini)))?(?!\s*\d)",
)
def month_alone(match: "re.Match[str]", context: Context) -> Value | None:
    """`Maret lalu`, `pada September`, `Mei dan Juni 2025`; a name such as `Mei Hartati` or `Sebelas Maret` is none."""
    if not match["bulan"] and not match["when"] and not _stands_as_month(match, context):
        return None
    month = MONTHS[group(match, "mon")]
    shared = _SHARES_A_YEAR.match(context.text, match.end(), context.end)
    if shared:
        return calendar.a_month(int(shared["y"]), month)
    if context.published is None:
        return Value("DATE", f"XXXX-{month:02}")
    words = group(match, "when")
    if words == "ini":
        return calendar.a_month(context.published.year, month)
    direction = in_future(match, context)
    ahead = days_ahead(match, context, 62)
    year = calendar.likely_year(context.published.replace(day=1), month, 1, direction, ahead)
    if words.endswith(("lalu", "silam")):
        year = calendar.year_of(context.published.replace(day=1), month, 1, -1)
    if words.endswith(("lalu", "silam")) and month == context.published.month:
        year -= 1 if year == context.published.year else 0
    return calendar.a_month(year, month)


_SHARES_A_YEAR = re.compile(
    rf"\s*(?:,\s*(?:{_NAMED_MONTH})\s*){{0,3}},?\s*(?:dan|atau|serta|maupun|&)\s+"
    rf"(?:{_NAMED_MONTH})\s+(?P<y>(?:19|20)\d\d)\b"
)


def _stands_as_month(match: "re.Match[str]", context: Context) -> bool:
    before = context.text[max(context.start, match.start() - 14) : match.start()]
    after = context.text[match.end() : match.end() + 3]
    if re.match(r"\s[A-Z]", after) and not re.search(r"\b[Bb]ulan\s+$", before):
        return False
    return bool(_LEADS_TO_MONTH.search(before))


@rule(
    "month",
    rf"\b(?P<between>antara\s+)?(?P<mon1>{any_of(MONTHS)})(?:\s+(?P<y1>(?:19|20)\d\d))?\s*"
    rf"(?:-|–|hingga|sampai|s/d|(?(between)dan|(?!)))\s*{MONTH}\s+{YEAR}",
)
def range_of_months(match: "re.Match[str]", context: Context) -> Value | None:
    """`Januari-Maret 2021`, `Oktober 2020 hingga Maret 2021`, `antara Mei dan Juli 2020`."""
    first, last, year = MONTHS[group(match, "mon1")], MONTHS[group(match, "mon")], int(match["y"])
    begin_year = int(match["y1"]) if match["y1"] else year - (first > last)
    return calendar.a_range(calendar.a_month(begin_year, first), calendar.a_month(year, last))


@rule(
    "month",
    rf"(?<![\w-])(?P<between>antara\s+)?(?P<mon1>(?-i:{_NAMED_MONTH}))\s*"
    rf"(?:-|–|hingga|sampai|s/d|(?(between)dan|(?!)))\s*(?P<mon>(?-i:{_NAMED_MONTH}))\b"
    rf"(?:\s+(?:tahun\s+)?(?P<rel>lalu|ini|depan|mendatang))?(?!\s*\d)",
)
def range_of_months_without_year(match: "re.Match[str]", context: Context) -> Value | None:
    """`Februari hingga April`, `Januari-Mei tahun ini`."""
    if context.published is None:
        return None
    first, last = MONTHS[group(match, "mon1")], MONTHS[group(match, "mon")]
    published, relative = context.published, group(match, "rel")
    if "tahun" in match.group().lower():
        year = published.year + _shift(relative)
    else:
        direction = _shift(relative) if relative else in_future(match, context)
        year = calendar.likely_year(published.replace(day=1), last, 1, direction or -1, 62)
    return calendar.a_range(
        calendar.a_month(year - (first > last), first), calendar.a_month(year, last)
    )


_YEAR_GUARD = r"(?!\s*(?:orang|ton|unit|meter|km|kilometer|persen|rupiah|dolar|dollar|kg|liter|hektare|barel|butir|personel|tentara|pasukan|warga|jiwa|kasus|rumah|kali|MW|cc|kursi|suara|keluarga|peserta|atlet|poin|lembar|eksemplar)\b)"


@rule(
    "digit",
    r"(?<![\w.,/:$€£+-])(?:(?:era|dekade|dasawarsa)\s+)?(?:tahun\s+)?(?P<y>\d{4})-?an\b|\b(?:dekade|dasawarsa)\s+(?P<y2>\d{3}0)\b",
)
def decade(match: "re.Match[str]", context: Context) -> Value | None:
    """`1990-an`, `era 1990-an`, `dekade 1930`."""
    return calendar.a_decade(int(match["y"] or match["y2"]))


@rule(
    "digit",
    r"(?<![\w.,/:$€£+-])(?:(?:tahun\s+(?:anggaran|ajaran|fiskal|pelajaran)|tahun|periode)\s+)?(?P<y>(?:1[89]|20)\d\d)\s*(?:-|–|—|/|hingga|sampai(?:\s+dengan)?|s/d)\s*(?:tahun\s+)?(?P<y2>(?:1[89]|20)\d\d)(?![\w/]|[.,]\d)",
)
def range_of_years(match: "re.Match[str]", context: Context) -> Value | None:
    """`2015-2018`, `tahun anggaran 2021/2022`, `periode 2019–2024`."""
    return calendar.a_range(calendar.a_year(int(match["y"])), calendar.a_year(int(match["y2"])))


@rule(
    "digit",
    r"\bantara\s+(?:tahun\s+)?(?P<y>(?:1[89]|20)\d\d)\s+(?:dan|hingga|sampai)\s+(?:tahun\s+)?(?P<y2>(?:1[89]|20)\d\d)(?![\w/]|[.,]\d)",
)
def between_years(match: "re.Match[str]", context: Context) -> Value | None:
    """`antara 2010 dan 2015`."""
    return calendar.a_range(calendar.a_year(int(match["y"])), calendar.a_year(int(match["y2"])))


@rule(
    "digit",
    rf"(?<![\w-])[Tt]ahun\s+(?:anggaran\s+|ajaran\s+|fiskal\s+)?(?P<y>\d{{4}})(?!\d|[.,]\d|\s*-?an\b)(?:\s+{AGO}|\s+mendatang|\s+silam)?",
)
def year_after_the_word(match: "re.Match[str]", context: Context) -> Value | None:
    """`tahun 1998`, `tahun 2018 lalu`."""
    year = int(match["y"])
    return calendar.a_year(year) if calendar.EARLIEST_YEAR <= year <= calendar.LATEST_YEAR else None


@rule(
    "digit",
    rf"(?<![\w.,/:$€£+–-])(?<!Rp )(?<!No )(?<!nomor )(?<!Nomor )(?P<y>(?:18|19|20)\d\d)(?![\w%]|[.,/:-]\d|-an){_YEAR_GUARD}(?:\s+(?:{AGO}|mendatang|silam))?",
)
def year_alone(match: "re.Match[str]", context: Context) -> Value | None:
    """`2019`; not a price, a count or a part of another number."""
    return calendar.a_year(int(match["y"]))


@rule(
    "century",
    r"\babad\s+(?:ke-?\s?(?P<n>\d{1,2})|(?P<roman>[XVI]{1,5}))\b(?!\s+(?:SM|sebelum\s+[Mm]asehi)\b)",
)
def century(match: "re.Match[str]", context: Context) -> Value | None:
    """`abad ke-16`, `abad XVI`."""
    count = int(match["n"]) if match["n"] else _roman(match["roman"].upper())
    return calendar.a_century(count) if 1 <= count <= 22 else None


def _roman(figures: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[f] for f in figures]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < following else v for v, following in pairs)


OF_YEAR = r"(?:\s*[-/–,]?\s*(?:tahun\s+)?(?P<y>(?:19|20)\d\d)|\s+tahun\s+(?P<rel>lalu|ini|depan)|\s+(?P<rel2>ini|lalu))?"


_QUARTERS_SHARE_A_YEAR = re.compile(
    rf"\s+(?:dan|atau|hingga|sampai)\s+(?:(?:kuartal|triwulan|semester)\s+)?(?:{any_of(ROMANS)})"
    rf"[\s/-]+(?:tahun\s+)?(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@rule(
    "quarter",
    r"(?:(?<=\bdan )|(?<=\batau ))(?P<n>(?-i:[IV]{1,3}))[\s/-]+(?:tahun\s+)?(?P<y>(?:19|20)\d\d)\b",
)
def second_quarter_of_two(match: "re.Match[str]", context: Context) -> Value | None:
    """`III 2026` in `kuartal II atau III 2026`."""
    count = ROMANS.get(group(match, "n"), 0)
    if not _FIRST_QUARTER.search(
        context.text, max(context.start, match.start() - 30), match.start()
    ):
        return None
    return calendar.a_quarter(int(match["y"]), count) if 1 <= count <= 4 else None


_FIRST_QUARTER = re.compile(r"\b(?:kuartal|triwulan)\s+[IV]{1,3}\s+(?:dan|atau)\s$", re.IGNORECASE)


@rule(
    "quarter",
    rf"\b(?P<unit>kuartal|triwulan|semester|paruh)\s+(?:ke-?\s?)?(?P<n>{any_of(ROMANS)}){OF_YEAR}\b",
)
def quarter_or_half(match: "re.Match[str]", context: Context) -> Value | None:
    """`kuartal I-2021`, `triwulan II 2021`, `kuartal III tahun lalu`, `semester pertama`, `paruh kedua 2020`."""
    count, unit = ROMANS[group(match, "n")], group(match, "unit")
    shared = _QUARTERS_SHARE_A_YEAR.match(context.text, match.end(), context.end)
    of_year = match["y"] or (shared["y"] if shared else None)
    year = int(of_year) if of_year else None
    if year is None and context.published is None:
        return UNRESOLVED
    if year is None and context.published:
        year = context.published.year + (_shift(group(match, "rel")) if group(match, "rel") else 0)
    assert year is not None
    named = of_year or match["rel"] or match["rel2"]
    if context.published and unit in ("kuartal", "triwulan") and not named:
        return calendar.quarter_around(context.published, count, context.direction(match))
    if unit == "paruh" and not of_year and not match["rel"]:
        return None  # of a match, a book, a month
    if unit in ("semester", "paruh"):
        return calendar.a_half(year, count) if count <= 2 else None
    return calendar.a_quarter(year, count)


@rule(
    "season",
    rf"\bmusim\s+(?P<season>{any_of(SEASONS)})(?:\s+(?:tahun\s+)?(?:{YEAR}|(?P<rel>lalu|ini|depan|mendatang)))?\b",
)
def season(match: "re.Match[str]", context: Context) -> Value | None:
    """`musim panas 2018`, `musim dingin tahun ini`; `musim panas` alone is a climate."""
    code = SEASONS[group(match, "season")]
    if match.groupdict().get("y"):
        return calendar.a_season(int(match["y"]), code)
    if not group(match, "rel"):
        return None
    if context.published is None:
        return UNRESOLVED
    return calendar.a_season(context.published.year + _shift(group(match, "rel")), code)


NO_AGE = r"(?<!usia )(?<!umur )(?<!berusia )(?<!berumur )"


@rule("unit", rf"\bsetengah\s+{UNIT}")
def half_a_unit(match: "re.Match[str]", context: Context) -> Value | None:
    """`setengah jam`, `setengah abad`."""
    return calendar.half_a(UNITS[group(match, "unit")])


@rule("unit", rf"{NO_AGE}(?<![\w.,/-]){NUMBER}\s*(?:-\s*)?{UNIT}\s+{AGO}")
def units_ago(match: "re.Match[str]", context: Context) -> Value | None:
    """`dua hari lalu` is a day, `tiga pekan lalu` a week, `10 tahun silam` a year."""
    return _from_publication(match, context, group(match, "unit"), -1)


@rule("unit", rf"\b(?P<short>{any_of(SHORT_UNITS)})\s+{AGO}")
def one_unit_ago(match: "re.Match[str]", context: Context) -> Value | None:
    """`sehari lalu`, `setahun yang lalu`."""
    unit = SHORT_UNITS[group(match, "short")]
    if context.published is None:
        return UNRESOLVED
    return (
        a_period("1", unit)
        if unit.startswith("T")
        else calendar.shifted(context.published, -1, unit)
    )


def _from_publication(
    match: "re.Match[str]", context: Context, unit: str, sign: int
) -> Value | None:
    code = UNITS[unit]
    count = number(match["n"])
    if code.startswith("T") or "." in count:
        return a_period(count, code)
    if context.published is None:
        return UNRESOLVED
    if int(count) > 20000:
        return None
    return calendar.shifted(context.published, sign * int(count), code)


@rule(
    "unit",
    rf"(?<![\w-]){VAGUE}\s+(?:{UNIT})(?:\s+(?:terakhir|belakangan|ke\s+depan|mendatang|ini|{AGO}|kemudian|sebelumnya|setelahnya))?(?:\s+ini)?",
)
def some_units(match: "re.Match[str]", context: Context) -> Value | None:
    """`beberapa hari terakhir`, `puluhan tahun`: a length of no known number."""
    return a_period("X", UNITS[group(match, "unit")])


@rule("long", rf"\b(?P<long>{any_of(LONG)})\b")
def drawn_out(match: "re.Match[str]", context: Context) -> Value | None:
    """`berhari-hari`, `bertahun-tahun`."""
    return a_period("X", LONG[group(match, "long")])


SPAN_AFTER = r"(?:\s+(?:terakhir|belakangan|ke\s?-?depan|mendatang|berturut-turut|penuh|pertama|lamanya|lagi|ini)\b)?(?:\s+ini\b)?"


@rule(
    "unit",
    rf"{NO_AGE}(?<![\w.,/-]){NUMBER}(?P<half>\s+setengah)?\s*(?:-\s*)?{UNIT}(?!\s*(?:kalender|cahaya|kabisat)){SPAN_AFTER}",
)
def counted_units(match: "re.Match[str]", context: Context) -> Value | None:
    """`20 hari`, `dua tahun terakhir`, `2,5 tahun`; not an age and not the minute of a match."""
    unit = UNITS[group(match, "unit")]
    if unit == "Y" and _is_an_age(match, context):
        return None
    if re.fullmatch(r"(?:19|20)\d\d\s+hari\s+ini", match.group(), re.IGNORECASE):
        return None  # `Expo 2025 hari ini`: a year and a day
    return a_period(number(match["n"]) + (".5" if match["half"] else ""), unit)


_AGED = re.compile(
    r"(?:\b(?P<age>usia|umur|berusia|berumur)\b[^.;]{0,18}|"
    r"\b(?P<who>pria|wanita|perempuan|lelaki|laki|anak|remaja|gadis|bocah|pemuda|pemudi|lansia|bayi)\s?,?\s*|"
    r"[A-Z]\w+\s?[,(]\s*)$"
)
_AFTER_AGE = re.compile(r"\s*(?:[,)]|ini\b|itu\b|berinisial\b)")


def _is_an_age(match: "re.Match[str]", context: Context) -> bool:
    """`berusia 11 atau 12 tahun`, `seorang pria, 32 tahun,`, `(48 tahun)`."""
    before, after = (
        context.text[match.start() - 1 : match.start()],
        context.text[match.end() : match.end() + 1],
    )
    if (before, after) == ("(", ")") and match["n"].isdigit() and int(match["n"]) >= 15:
        return True
    found = _AGED.search(context.text, max(context.start, match.start() - 32), match.start())
    if not found:
        return False
    if match["n"].isdigit() and found["who"] and match.group().lower().endswith("tahun"):
        return True
    return bool(found["age"] or _AFTER_AGE.match(context.text, match.end()))


@rule(
    "unit",
    rf"{NO_AGE}(?<![\w.,/-]){NUMBER}\s*(?:-|–|hingga|sampai|atau)\s*{NUMBER.replace('<n>', '<n2>')}\s+{UNIT}{SPAN_AFTER}",
)
def range_of_units(match: "re.Match[str]", context: Context) -> Value | None:
    """`15 hingga 20 tahun`, `4-5 tahun`."""
    unit = UNITS[group(match, "unit")]
    low, high = a_period(number(match["n"]), unit), a_period(number(match["n2"]), unit)
    return Value("DURATION", f"{low.value}/{high.value}")


@rule(
    "unit",
    rf"{NO_AGE}\b(?P<short>{any_of(SHORT_UNITS)})\b(?!-)(?:\s+(?:terakhir|belakangan|ini|penuh|ke\s+depan|lagi|mendatang|kemudian|setelahnya|berselang))?",
)
def one_unit(match: "re.Match[str]", context: Context) -> Value | None:
    """`setahun`, `sepekan terakhir`."""
    return a_period("1", SHORT_UNITS[group(match, "short")])


@rule(
    "unit",
    rf"(?<![\w.,/-]){NUMBER}\s+{UNIT}\s+(?P<side>kemudian|setelahnya|berselang|berikutnya|sebelumnya)\b",
)
def units_from_a_named_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`dua pekan kemudian`: from the last date named if it is fine enough, else only a length."""
    unit, count = UNITS[group(match, "unit")], number(match["n"])
    if "." in count or int(count) > 20000:
        return a_period(count, unit)
    sign = -1 if group(match, "side") == "sebelumnya" else 1
    return calendar.units_from(context.latest, sign * int(count), unit) or a_period(count, unit)


@rule(
    "now",
    rf"\b(?:{NUMBER}\s+{UNIT}|(?P<short>{any_of(SHORT_UNITS)}))\s+dari\s+(?:sekarang|saat\s+ini|hari\s+ini)\b",
)
def units_from_now(match: "re.Match[str]", context: Context) -> Value | None:
    """`dua tahun dari sekarang`, `setahun dari sekarang`."""
    if group(match, "unit"):
        return _from_publication(match, context, group(match, "unit"), 1)
    unit = SHORT_UNITS[group(match, "short")]
    if context.published is None or unit.startswith("T"):
        return a_period("1", unit)
    return calendar.shifted(context.published, 1, unit)


@rule("todate", r"\b(?:(?-i:YTD)|year[\s-]to[\s-]date(?:\s*\((?-i:YTD)\))?)(?!\w)")
def year_to_date(match: "re.Match[str]", context: Context) -> Value | None:
    """`year to date`, `YTD`: the year of publication."""
    return calendar.a_year(context.published.year) if context.published else UNRESOLVED


@rule("set", rf"\b(?:setiap|tiap|saban|per)\s+(?:hari\s+)?(?P<wd>{any_of(WEEKDAYS)})\b")
def every_weekday(match: "re.Match[str]", context: Context) -> Value | None:
    """`setiap Senin`; `setiap minggu` is a week."""
    if (
        group(match, "wd") == "minggu"
        and "hari" not in match.group().lower()
        and match["wd"].islower()
    ):
        return calendar.a_set("P1W")
    return calendar.a_set(f"XXXX-WXX-{WEEKDAYS[group(match, 'wd')]}")


@rule(
    "set",
    rf"\b(?:setiap|tiap|saban|per|sekali|dalam)\s+(?:{NUMBER}\s+)?{UNIT[:-2]}(?:nya)?\b|\b(?:se|tiap)\s?tiap\s+{UNIT.replace('unit', 'unit2')}",
)
def every_unit(match: "re.Match[str]", context: Context) -> Value | None:
    """`setiap hari`, `per bulan`, `tiap lima tahun`; `dalam dua hari` is a length, `per jam` a speed."""
    if match.group().lower().startswith("dalam") or _is_a_speed(match, context):
        return None
    count = number(match["n"]) if match["n"] else "1"
    value = a_period(count, UNITS[group(match, "unit") or group(match, "unit2")]).value
    return calendar.a_set(str(value))


_MEASURED = re.compile(r"\b(?:km|kilometer|mil|meter|knot|barel|liter|ton|kaki)\s*$")


def _is_a_speed(match: "re.Match[str]", context: Context) -> bool:
    """`85 mil per jam`; `300 ton per tahun` is none."""
    if not UNITS.get(group(match, "unit") or group(match, "unit2"), "").startswith("T"):
        return False
    window = max(context.start, match.start() - 12)
    return bool(_MEASURED.search(context.text, window, match.start()))


@rule(
    "times", rf"\b{NUMBER}\s+{UNIT}\s+(?:kerja\s+)?(?:dalam\s+)?(?P<short>{any_of(SHORT_UNITS)})\b"
)
def so_long_in_each(match: "re.Match[str]", context: Context) -> Value | None:
    """`empat hari seminggu`, `lima hari kerja dalam sepekan`."""
    return calendar.a_set(str(a_period("1", SHORT_UNITS[group(match, "short")]).value))


@rule(
    "times",
    rf"\b(?:(?:(?:{any_of(NUMBERS)}|\d{{1,3}}|beberapa|berkali-)\s*kali|sekali)\s+(?:dalam\s+)?(?P<short>{any_of(SHORT_UNITS)})"
    rf"|{NUMBER}\s+{UNIT}\s+sekali)\b",
)
def so_many_times(match: "re.Match[str]", context: Context) -> Value | None:
    """`dua kali sehari`, `sekali dalam setahun`, `lima tahun sekali`."""
    unit = SHORT_UNITS.get(group(match, "short")) or UNITS[group(match, "unit")]
    return calendar.a_set(str(a_period(number(match["n"]) if match["n"] else "1", unit).value))


_OFFICES = re.compile(r"\b(?:dewan|ketua|pelaksana|pengurus|pimpinan|badan)\s+$", re.I)
ADVERBS = {
    "harian": "P1D",
    "mingguan": "P1W",
    "bulanan": "P1M",
    "tahunan": "P1Y",
    "triwulanan": "P3M",
}


@rule("adverb", rf"(?<![\w-])(?P<adverb>{any_of(ADVERBS)})\b")
def adverb_of_frequency(match: "re.Match[str]", context: Context) -> Value | None:
    """`tahunan`, `bulanan`; in a newspaper's name (`Harian Pagi`) and an office it is none."""
    if _OFFICES.search(context.text, max(context.start, match.start() - 12), match.start()):
        return None
    if match.group()[0].isupper():
        return None
    return calendar.a_set(ADVERBS[group(match, "adverb")])


@rule("part", r"\b(?:setiap|tiap|saban)\s+(?P<part>pagi|siang|sore|petang|malam)(?:nya|\s+hari)?\b")
def every_part_of_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`tiap malam`."""
    assert group(match, "part") in PARTS_OF_DAY
    return calendar.a_set("P1D")


PRESENT = (
    "saat ini",
    "kini",
    "sekarang ini",
    "sekarang",
    "dewasa ini",
    "detik ini",
    "masa kini",
)
PAST = (
    "baru-baru ini", "baru baru ini", "belum lama ini", "belakangan ini", "akhir-akhir ini", "selama ini",
    "saat itu", "ketika itu", "waktu itu", "kala itu", "pada masa itu", "masa lalu", "masa silam",
    "beberapa waktu lalu", "beberapa waktu yang lalu", "beberapa saat lalu", "beberapa waktu belakangan",
    "beberapa waktu terakhir", "tahun-tahun sebelumnya", "tahun-tahun lalu", "waktu tersebut",
    "tempo hari", "dahulu kala", "sejak lama",
)  # fmt: skip
FUTURE = (
    "masa depan", "masa mendatang", "masa yang akan datang", "waktu dekat", "ke depannya", "ke depan",
    "di kemudian hari", "kelak", "nantinya", "nanti", "suatu saat nanti", "waktu mendatang", "sebentar lagi",
)  # fmt: skip


_OF_SOMETHING = re.compile(
    r"\s+(?!(?:yang|dan|atau|dengan|untuk|dalam|di|pada|bersama|tanpa|bagi|adalah|akan|nanti|kelak|"
    r"lewat|melalui|karena|agar|jika|tidak|itu|ini|kami|kita)\b)\w|nya\b|\s+(?:kami|kita)\b"
)


@rule("reference", rf"(?<![\w-])(?P<ref>{any_of([*PRESENT, *PAST, *FUTURE])})\b(?!-)")
def reference(match: "re.Match[str]", context: Context) -> Value | None:
    """`saat ini`, `baru-baru ini`, `masa depan`; `masa depan bangsa` is a fate, not a time."""
    words = group(match, "ref")
    before = context.text[max(context.start, match.start() - 12) : match.start()].lower().rstrip()
    if words == "masa depan" and _OF_SOMETHING.match(context.text, match.end()):
        return None
    if words == "ke depan" and re.search(r"\b(?:maju|langkah|lini|melangkah|pintu)$", before):
        return None
    kind = "PRESENT" if words in PRESENT else "PAST" if words in PAST else "FUTURE"
    return calendar.a_reference(kind)


RULES = (
    range_of_months,
    range_of_months_without_year,
    month_and_year,
    month_of_a_year_around,
    month_alone,
    quarter_or_half,
    second_quarter_of_two,
    season,
    century,
    decade,
    range_of_years,
    between_years,
    year_after_the_word,
    year_alone,
    weekend,
    edge_of_the_unit,
    year_to_date,
    half_a_unit,
    every_weekday,
    every_part_of_day,
    every_unit,
    so_many_times,
    so_long_in_each,
    units_from_now,
    units_from_a_named_day,
    units_ago,
    one_unit_ago,
    unit_around_today,
    range_of_units,
    some_units,
    drawn_out,
    counted_units,
    one_unit,
    adverb_of_frequency,
    reference,
)
