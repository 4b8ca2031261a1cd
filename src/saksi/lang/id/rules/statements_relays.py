"""Indonesian relay clauses: `seperti dikutip X`, `dilansir dari X dan Y`, `mengutip laporan X`."""

import re

from saksi.lang.outlets import DAY, DOMAIN, NAMES, outlet_names

MEDIUM = (
    r"(?:laman|situs(?:\s+(?:web|resmi|berita))?|kantor\s+berita|media(?:\s+(?:massa|lokal|terkemuka))?|"
    r"harian|surat\s*kabar|koran|portal|televisi|stasiun\s+(?:televisi|radio|tv)|saluran|radio|majalah|jaringan)"
)
OWNER = r"(?:(?:\s+[A-Z]\w+){1,2}\s*,\s*(?=[A-Z]))?"
"""The country of an agency: `kantor berita Turki, Anadolu`."""
LEAD = r"(?:\b(?:demikian|hal\s+(?:ini|itu)|seperti|sebagaimana|yang)\s+){0,3}"
THROUGH = r"\s*(?:(?:oleh|dari|dalam|di|lewat|melalui|via)(?-i:(?=[\sA-Z])))?\s*"
QUOTED = r"dikutip|dilansir|disitat|dinukil|disadur"
TOLD = r"dimuat|diberitakan|diwartakan|dilaporkan|disiarkan|disampaikan|diungkapkan|ditulis"
QUOTING = r"mengutip|melansir|menyitir|menukil|menyitat|menyadur|(?:mengacu|merujuk)\s+(?:ke)?pada"
REPORT = r"(?:(?P<report>laporan|pemberitaan)\s*(?:dari\s+)?)?"
PLACE = rf"(?i:{MEDIUM}\s*)(?-i:{OWNER})"

RELAYS = (
    re.compile(
        rf"(?i:{LEAD}\b(?P<cue>{QUOTED})(?:\s+kembali)?{THROUGH}{REPORT})\s*(?:(?P<medium>{PLACE})\s*)?{DAY}{NAMES}"
    ),
    re.compile(
        rf"(?i:{LEAD}\b(?P<told>(?P<cue>{TOLD})){THROUGH})\s*(?:(?P<medium>{PLACE})\s*)?{DAY}{NAMES}"
    ),
    re.compile(
        rf"(?i:\b(?P<heard>(?P<told>(?P<cue>(?:(?:dalam|lewat|melalui)\s+(?:sebuah\s+)?wawancara(?:nya)?\s+"
        rf"(?:dengan|bersama|kepada|oleh|untuk|di)|berbicara\s+kepada|kepada))))(?-i:(?=[\sA-Z]))\s*)"
        rf"(?:(?P<medium>{PLACE})\s*)?{DAY}{NAMES}"
    ),
    re.compile(
        rf"(?i:{LEAD}\b(?P<cue>{QUOTING}))\s*(?i:{REPORT})(?:(?P<medium>{PLACE})\s*)?{DAY}{NAMES}"
    ),
)
OUTLET = re.compile(
    rf"(?:{outlet_names()}|{DOMAIN}|.*\b(?:News|Times|Post|TV|Press|Radio|Agency|Tribune|Journal|Daily|"
    r"Herald|Gazette|Media|Channel|Network)\b.*|(?:media|kantor berita|televisi|harian|koran)\b.*)",
)
