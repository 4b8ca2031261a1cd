"""Indonesian relay clauses: `seperti dikutip X`, `dilansir dari X dan Y`, `mengutip laporan X`."""

import re

MEDIUM = (
    r"(?:laman|situs(?:\s+(?:web|resmi|berita))?|kantor\s+berita|media(?:\s+(?:massa|lokal|terkemuka))?|"
    r"harian|surat\s*kabar|koran|portal|televisi|stasiun\s+(?:televisi|radio|TV)|saluran|radio|majalah)"
)
PART = r"[A-Z0-9][\w&’'+-]*(?:\.[A-Za-z]\w*)*"
DOMAIN = r"[a-z][\w-]{1,40}\.(?:com|co\.id|id|co|net|org|tv)"
NAME = rf"(?:(?:{PART}|{DOMAIN})(?:\s+(?:of\s+|the\s+|di\s+)?{PART}){{0,4}})"
OUTLETS = rf"(?P<outlets>{NAME}(?:\s*(?:\bdan\b|&)\s*{NAME}){{0,2}})"
THROUGH = r"\s*(?:(?:oleh|dari|dalam|di|lewat|melalui|via)\b\s*)?"
OWNER = r"(?:[A-Z]\w+\s*,\s*(?=[A-Z]))?"
"""The country of an agency: `kantor berita Turki, Anadolu`."""
LEAD = r"(?:\b(?:demikian|hal (?:ini|itu)|seperti|sebagaimana|yang)\s+){0,3}"
PASSIVE = r"(?:dikutip|dilansir|disitat|dinukil|disadur|dimuat|diberitakan|diwartakan|dilaporkan|disiarkan)"
ACTIVE = (
    r"(?:mengutip|melansir|menyitir|menukil|menyitat|menyadur|(?:mengacu|merujuk)\s+(?:ke)?pada)"
)

RELAYS = (
    re.compile(
        rf"(?i:{LEAD}\b(?P<cue>{PASSIVE})(?:\s+kembali)?{THROUGH}(?:{MEDIUM}\s*)?){OWNER}{OUTLETS}"
    ),
    re.compile(
        rf"(?i:{LEAD}\b(?P<cue>{ACTIVE})\s*(?:(?P<report>laporan|pemberitaan)\s*)?(?:dari\s+)?(?:{MEDIUM}\s*)?)"
        rf"{OWNER}{OUTLETS}"
    ),
)
