"""Names of outlets as pages write them: the well-known ones, and the shape of all others."""

import re

DOMAIN = r"[A-Za-z][\w-]{1,40}\.(?:com|co\.id|co\.uk|id|co|net|org|tv)\b"
_PART = r"[A-Z0-9][\w&’'+-]*(?:\.[A-Za-z]\w*)*"
_SMALL = r"(?:detik[A-Za-z]*|kumparan|tirto|iNews|n-tv|euronews|dpa)\b"
"""Outlets that begin with a small letter."""
NAME = rf"(?:[Tt]he\s+)?(?:{DOMAIN}|{_SMALL}|{_PART})(?:\s+(?:of\s+|the\s+)?{_PART}){{0,4}}"
NAMES = rf"(?P<outlets>{NAME}(?:\s*(?:\bdan\b|\band\b|&)\s*{NAME}){{0,2}})"
"""One outlet or up to three, joined by *and*."""

_DAYS = (
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu Ahad Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday"
)
DAY = rf"(?!{'|'.join(_DAYS.split())})"
"""No outlet begins with a day of the week."""

_KNOWN = """
ABC AFP AP Anadolu Antara Axios BBC Bloomberg CBS CNA CNBC CNN DPA Detik Fars Guardian Haaretz IRNA
Interfax KCNA Kompas Kyodo Maariv NBC NPR Newsweek Nikkei Politico Reuters Sputnik TASS Tasnim Tempo
UPI VOA WAFA Xinhua Yonhap
"""


def outlet_names() -> str:
    """A pattern of the outlets known by name, each alone or with more words after it."""
    return rf"(?:the\s+)?(?:{'|'.join(map(re.escape, _KNOWN.split()))})(?:\s+\w+){{0,2}}"
