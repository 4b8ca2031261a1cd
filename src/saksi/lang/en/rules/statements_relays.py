"""English relay clauses: `as quoted by X`, `citing X`, `in an interview with X`."""

import re

PART = r"[A-Z0-9][\w&’'+-]*(?:\.[A-Za-z]\w*)*"
DOMAIN = r"[a-z][\w-]{1,40}\.(?:com|co\.uk|net|org|tv)"
NAME = rf"(?:(?:{PART}|{DOMAIN})(?:\s+(?:of\s+|the\s+)?{PART}){{0,4}})"
OUTLETS = rf"(?P<outlets>{NAME}(?:\s*(?:\band\b|&)\s*(?:the\s+)?{NAME}){{0,2}})"
MEDIUM = r"(?:(?:the\s+)?(?:state\s+|official\s+|local\s+)?(?:news\s*(?:paper|agency|site|wire)?|broadcaster|channel|daily|magazine|website|radio|television)\s+)?"

RELAYS = (
    re.compile(
        rf"(?i:\b(?:as\s+)?(?:was\s+)?(?P<cue>quoted|reported|cited|relayed|published|carried)\s+(?:as\s+saying\s+)?(?:by|in)\s+(?:the\s+)?{MEDIUM}){OUTLETS}"
    ),
    re.compile(
        rf"(?i:\b(?P<cue>citing|quoting)\s+(?P<report>reports?\s+(?:by|from|in)\s+)?(?:the\s+)?{MEDIUM}){OUTLETS}"
    ),
    re.compile(
        rf"(?i:\b(?P<cue>in\s+an?\s+(?:\w+\s+)?interview\s+(?:with|on|in|for)|on)\s+(?:the\s+)?{MEDIUM}){OUTLETS}(?=\s+(?:newspaper|programme|program|show))"
    ),
    re.compile(
        rf"(?i:\b(?P<cue>in\s+an?\s+(?:\w+\s+)?interview\s+(?:with|on|in|for))\s+(?:the\s+)?{MEDIUM}){OUTLETS}"
    ),
)
