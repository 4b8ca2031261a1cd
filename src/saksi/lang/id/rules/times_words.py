"""The words that Indonesian time expressions are made of, and the fragments rules share."""

import re

from saksi.find.times.rules import Context

WEEKDAYS = {
    "senin": 1, "selasa": 2, "rabu": 3, "kamis": 4, "jumat": 5, "jum'at": 5, "jum’at": 5,
    "sabtu": 6, "minggu": 7, "ahad": 7,
}  # fmt: skip
MONTHS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6,
    "juli": 7, "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11,
    "desember": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "ags": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "des": 12, "january": 1, "february": 2,
    "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10, "december": 12,
}  # fmt: skip
NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "dua belas": 12, "tiga belas": 13,
    "empat belas": 14, "lima belas": 15, "dua puluh": 20, "tiga puluh": 30, "empat puluh": 40,
    "lima puluh": 50, "enam puluh": 60, "tujuh puluh": 70, "seratus": 100,
}  # fmt: skip
UNITS = {
    "detik": "TS", "menit": "TM", "jam": "TH", "hari": "D", "malam": "D", "minggu": "W",
    "pekan": "W", "bulan": "M", "kuartal": "Q", "triwulan": "Q", "tahun": "Y", "dekade": "DE",
    "dasawarsa": "DE", "abad": "CE",
}  # fmt: skip
PARTS_OF_DAY = {
    "dini hari": "MO", "subuh": "MO", "pagi": "MO", "siang": "AF", "sore": "AF", "petang": "EV",
    "malam": "NI", "tengah malam": "NI",
}  # fmt: skip
ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "pertama": 1,
          "kedua": 2, "ketiga": 3, "keempat": 4, "satu": 1, "dua": 2, "tiga": 3, "empat": 4}  # fmt: skip
ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6,
            "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10}  # fmt: skip
ZONES = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "gmt": "Z", "utc": "Z"}
SEASONS = {"panas": "SU", "dingin": "WI", "semi": "SP", "gugur": "FA"}


def any_of(words: object) -> str:
    """An alternation of words, the longest first."""
    listed = sorted((str(w) for w in words), key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(re.escape(w) for w in listed)


# A capitalised weekday may be glued to the word before it by a bad capture: `JakartaSelasa`.
WORD = r"(?:(?<![\w’'-])|(?<=[a-z])(?=[A-Z]))"
PROPER_DAY = (
    "|".join(w.capitalize() for w in WEEKDAYS) + "|" + "|".join(w.upper() for w in WEEKDAYS)
)
WEEKDAY = rf"(?:[Hh]ari\s+)?(?P<wd>(?-i:{PROPER_DAY})|(?<=hari\s)(?:{any_of(WEEKDAYS)}))"
MONTH = rf"(?P<mon>{any_of(MONTHS)})\b(?:\.(?=\s?\d))?"
YEAR = r"(?P<y>(?:1[5-9]|20|21)\d\d)(?!\d|[.,]\d)"
PART = rf"(?P<part>{any_of(PARTS_OF_DAY)})(?:\s+hari)?\b"
ZONE = rf"(?P<zone>{any_of(ZONES)})\b"
CLOCK = r"(?P<h>\d{1,2})(?:\s?[.:]\s?(?P<min>\d\d)(?:[.:]\d\d)?)?(?!\d|[.,]\d|/)"
LOCAL = r"(?:\s*,?\s*waktu\s+(?:setempat|lokal|indonesia(?:\s+barat)?|\w+))"
NUMBER = rf"(?P<n>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,4}}(?:,\d)?|{any_of(NUMBERS)})"
UNIT = rf"(?P<unit>{any_of(UNITS)})\b"


def number(words: str) -> str:
    """The decimal string of a number in words or figures: `2.500` and `dua`, `2,5`."""
    plain = " ".join(words.lower().split())
    if plain in NUMBERS:
        return str(NUMBERS[plain])
    return plain.replace(".", "").replace(",", ".")


_UNTIL = re.compile(
    r"\b(?:hingga|sampai(?:\s+dengan)?|s/d)\s+(?:(?:tanggal|bulan|hari|awal|pertengahan|akhir)\s+){0,2}$",
    re.I,
)


def days_ahead(match: "re.Match[str]", context: Context, usual: int) -> int:
    """How soon a day without a year must come to be rather that one than last year's."""
    window = max(context.start, match.start() - 40)
    return 183 if _UNTIL.search(context.text, window, match.start()) else usual


def full_year(figures: str) -> int:
    """`25` in `18/6/25` is 2025; four figures stand for themselves."""
    return int(figures) if len(figures) > 2 else 2000 + int(figures)


def group(match: "re.Match[str]", name: str) -> str:
    """The group in lower case with single spaces; empty where it did not take part."""
    found = match.groupdict().get(name)
    return " ".join(found.lower().split()) if found else ""


def in_future(match: "re.Match[str]", context: Context) -> int:
    """+1 after `mendatang`, `depan`, `nanti`; −1 after `lalu`; else what the clause says."""
    when = group(match, "when")
    if any(w in when for w in ("datang", "depan", "nanti")):
        return 1
    return -1 if "lalu" in when or "silam" in when else context.direction(match)
