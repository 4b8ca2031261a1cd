"""Indonesian relay clauses: `seperti dikutip X`, `dilansir dari X dan Y`, `mengutip laporan X`."""

import re

from saksi.lang.outlets import DAY, DOMAIN, NAME, NAMES, outlet_names

MEDIUM = (
    r"(?:laman|situs(?:\s+(?:web|resmi|berita))?|kantor\s+berita|media(?:\s+(?:massa|lokal|terkemuka))?|"
    r"harian|surat\s*kabar|koran|portal|televisi|stasiun\s+(?:televisi|radio|tv)|saluran|radio|majalah|jaringan)"
)
OWNER = r"(?:(?:[A-Z]\w+\s*){1,2},\s*(?=[A-Z]))?"
"""The country of an agency: `kantor berita Turki, Anadolu`."""
LEAD = r"(?:\b(?:demikian|hal\s+(?:ini|itu)|seperti|sebagaimana|yang)\s+){0,3}"
THROUGH = r"\s*(?:(?:oleh|dari|dalam|di|lewat|melalui|via)(?-i:(?=[\sA-Z])))?\s*"
QUOTED = r"dikutip|dilansir|disitat|dinukil|disadur"
TOLD = r"dimuat|diberitakan|diwartakan|dilaporkan|disiarkan|disampaikan|diungkapkan|ditulis"
QUOTING = r"mengutip|melansir|menyitir|menukil|menyitat|menyadur|(?:mengacu|merujuk)\s+(?:ke)?pada"
REPORT = r"(?:(?P<report>laporan|pemberitaan)\s*(?:dari\s+)?)?"
PLACE = rf"(?i:{MEDIUM}\s*)(?-i:{OWNER})"

PLATFORM = r"(?:X|Twitter|Instagram|Facebook|Telegram|TikTok|YouTube|Threads|Truth\s?Social|WhatsApp|Weibo)"
PAPER = (
    r"(?:(?:keterangan|pernyataan)(?:\s+(?:pers|tertulis|resmi|bersama)(?:nya)?){1,2}|siaran\s+pers(?:nya)?|rilis(?:nya)?|"
    r"surat(?:nya)?(?:\s+elektronik|\s+(?:kepada|terbuka)\s+\w+)?|surel(?:nya)?|memo(?:nya)?|dokumen\s+\w+|"
    r"laporan\s+(?:tahunan|intelijen|resmi)(?:nya)?)"
)
POST = rf"(?:(?:akun|media\s+sosial|platform|unggahan(?:nya)?|cuitan(?:nya)?|video|saluran|laman)\s+(?:\w+\s+){{0,3}})?{PLATFORM}\b"

RELAYS = (
    re.compile(
        rf"(?i:{LEAD}\b(?P<cue>{QUOTED})(?:\s+kembali)?{THROUGH}{REPORT})\s*(?:(?P<medium>{PLACE})\s*)?{DAY}{NAMES}"
        rf"(?:\s*dari\s*{DAY}(?P<origin>{NAME}))?"
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
        rf"(?i:{LEAD}\b(?P<quotes>(?P<cue>{QUOTING})))\s*(?i:{REPORT})(?:(?P<medium>{PLACE})\s*)?{DAY}{NAMES}"
    ),
    re.compile(
        rf"\b(?P<document>(?P<cue>(?:(?i:di|dalam|lewat|melalui|via|dari))))\s+(?:(?:sebuah|suatu|satu)\s+)?"
        rf"(?P<outlets>{PAPER}|{POST})"
    ),
    re.compile(
        rf",\s+(?P<report>(?P<told>(?P<cue>menurut|lapor)))\s+(?:laporan\s*)?(?:(?P<medium>{PLACE})\s*)?{DAY}{NAMES}(?=\s*[.,;])"
    ),
    re.compile(
        rf",\s+{DAY}{NAMES}\s+(?P<report>(?P<told>(?P<cue>melaporkan|mewartakan|memberitakan)))\b(?!\s+bahwa)"
    ),
)
OUTLET = re.compile(
    rf"(?:{outlet_names()}|{DOMAIN}|.*\b(?:News|Times|Post|TV|Press|Radio|Agency|Tribune|Journal|Daily|"
    r"Herald|Gazette|Media|Channel|Network)\b.*|(?:media|kantor berita|televisi|harian|koran)\b.*)",
)
