"""Indonesian times: which words wake which rules, and the rules in their order."""

import re

from saksi.find.times.rules import Prefix, TimeKnowledge, word_classes
from saksi.lang.id.rules import times_days, times_periods
from saksi.lang.id.rules.times_words import MONTHS, ORDINALS, PARTS_OF_DAY, UNITS, WEEKDAYS, ZONES

_DATES = frozenset({"DATE", "TIME"})
_LENGTHS = frozenset({"DURATION"})
_EITHER = _DATES | _LENGTHS

_EVERYWHERE = ("di", "pada", "ke", "sejak", "beberapa")


def _classes() -> dict[str, frozenset[str]]:
    """Each word with all the classes it belongs to."""
    words: dict[str, set[str]] = {}
    table = {
        "weekday": [*WEEKDAYS, "jum"],
        "month": [*MONTHS],
        "unit": [*UNITS, *(f"{u}nya" for u in UNITS), *times_periods.SHORT_UNITS],
        "part": [w for p in PARTS_OF_DAY for w in p.split()[:1]],
        "noon": ["tengah"],
        "todate": ["ytd", "year-to-date", "date"],
        "clock": ["pukul", "jam", "pkl"],
        "zone": [*ZONES],
        "deictic": ["hari", "kemarin", "besok", "esok", "lusa", "keesokan"],
        "same": ["hari", "sejak", "semenjak"],
        "sequence": ["sehari", "semalam", "hari", "keesokan"],
        "holiday": [w.split()[0] for w in times_days.HOLIDAYS] + ["hari"],
        "ordinal": ["hari", "pekan", "minggu", *ORDINALS],
        "century": ["abad"],
        "quarter": ["kuartal", "triwulan", "semester", "paruh"],
        "season": ["musim"],
        "long": ["ber" + u for u in ("hari", "bulan", "tahun", "jam", "menit")]
        + [*times_periods.LONG],
        "set": ["setiap", "tiap", "saban", "per", "sekali", "tiap-tiap"],
        "times": ["kali", "sekali", *times_periods.SHORT_UNITS],
        "adverb": [*times_periods.ADVERBS],
        "now": ["sekarang", "saat", "hari"],
        "reference": [
            next(w for w in phrase.split() if w not in _EVERYWHERE)
            for phrase in (*times_periods.PRESENT, *times_periods.PAST, *times_periods.FUTURE)
        ],
    }
    for name, listed in table.items():
        for word in listed:
            words.setdefault(word.lower(), set()).add(name)
    return {word: frozenset(classes) for word, classes in words.items()}


def _prefix(words: str, mod: str | None, types: frozenset[str]) -> Prefix:
    return Prefix(
        re.compile(rf"\b(?:{words})\s+(?:pada\s+|hari\s+|tanggal\s+)?$", re.IGNORECASE), mod, types
    )


PREFIXES = (
    _prefix(r"paruh pertama|awal(?:\s+bulan|\s+tahun)?", "START", _DATES),
    _prefix(r"(?:pertengahan|tengah)(?:\s+bulan|\s+tahun)?", "MID", _DATES),
    _prefix(r"(?:akhir|penghujung|pengujung)(?:\s+bulan|\s+tahun)?", "END", _DATES),
    _prefix(r"sejak|semenjak|mulai|terhitung(?:\s+sejak|\s+mulai)?", "SINCE", _DATES),
    _prefix(r"hingga|sampai(?:\s+dengan)?|s/d|sampai pada", "UNTIL", _DATES),
    _prefix(r"sebelum|menjelang|jelang", "BEFORE", _DATES),
    _prefix(r"sekitar|sekira|kira-kira|kurang lebih", "APPROX", _EITHER),
    _prefix(r"lebih dari|melebihi|setidaknya|sedikitnya|minimal", "MORE_THAN", _LENGTHS),
    _prefix(r"kurang dari|hampir|nyaris", "LESS_THAN", _LENGTHS),
)

FUTURE = re.compile(
    r"\b(?:akan|bakal|rencananya|berencana|direncanakan|dijadwalkan|mendatang|nanti|diagendakan|"
    r"ditargetkan|diperkirakan|hendak|segera|paling\s+lambat|diharapkan)\b",
    re.IGNORECASE,
)
CLAUSE_BREAK = re.compile(
    r"[,;:\"“”()–—]|\b(?:kata|ujar|tutur|ucap|ungkap|mengatakan|menyatakan|bahwa|yang|karena|setelah|"
    r"ketika|saat|sementara|namun|tetapi|agar|usai|hingga|sampai)\b"
)

# A link to another article inside a paragraph: `Baca juga: ` and a headline's capitalised words, as
# far as the word that opens the next sentence.
_IN_HEADLINES = (
    r"di|ke|dari|dan|atau|yang|untuk|pada|dalam|dengan|oleh|soal|hingga|sampai|usai|saat|jadi|akan|"
    r"tak|vs|atas|bagi|terkait|sejak|jelang|agar|karena|ini|itu|lewat|tentang|antara|tanpa|para"
)
LINK = (
    rf"\b(?:Baca|BACA|Simak|Lihat)\s+(?:[Jj]uga|JUGA)\s*[:-]?\s*(?:(?:[A-Z\d\"'“‘(][^\s]*|{_IN_HEADLINES})\s+){{1,25}}"
    r"(?=[A-Z\"“]\S*\s+[a-z]|\S+$)"
)

TIMES = TimeKnowledge(
    code="id",
    classes=word_classes(_classes()),
    rules=(*times_days.RULES, *times_periods.RULES),
    prefixes=PREFIXES,
    future=FUTURE,
    clause_break=CLAUSE_BREAK,
    joiner=re.compile(
        r"\s*[,(/|–-]?\s*(?:pada\s+|di\s+|dari\s+)?(?:hari\s+)?(?:tanggal\s+)?", re.IGNORECASE
    ),
    rejects=re.compile(
        r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"
        rf"|{LINK}"
        r"|\b(?:[Pp]asal|[Aa]yat|[Nn]omor|No\.|UUD|Undang-Undang Dasar|Euro)\s+\d+"
        r"|\bResolusi\s+(?:\w+\s+){0,5}\d{3,4}\b"
        r"|\b(?:Universitas|Jalan|Jl\.?|Stadion|Gelora|Monumen|Lapangan|Gerakan)\s+\d{1,2}\s+\w+(?:\s+\d{4})?"
        r"|\b[A-Z]{1,2}\s\d{1,4}\s[A-Z]{1,3}\b"  # a number plate
    ),
)
