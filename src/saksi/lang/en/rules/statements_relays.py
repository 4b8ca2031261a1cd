"""English relay clauses: `as quoted by X`, `citing X`, `in an interview with X`."""

import re

from saksi.lang.outlets import DAY, DOMAIN, NAMES, outlet_names

MEDIUM = (
    r"(?:(?:the\s+)?(?:(?:state|official|local|german|british|us|public)\s+)?(?:news\s*paper|news\s+agency|news\s+(?:site|"
    r"wire|channel)|broadcaster|channel|daily|magazine|website|radio|television|tabloid)\s+)?"
)
QUOTED = r"quoted|cited|relayed|carried|first\s+reported|published"

PLATFORM = r"(?:X|Twitter|Instagram|Facebook|Telegram|TikTok|YouTube|Threads|Truth\s?Social|WhatsApp|Weibo)"
PAPER = r"(?:(?:\w+\s+)?(?:letter|press\s+release|tweet|post|email|memo|brief|report)|(?:written|joint|official)\s+statement)"

RELAYS = (
    re.compile(
        rf"(?i:\b(?:as\s+)?(?:was\s+)?(?P<cue>{QUOTED})\s+(?:as\s+saying\s+)?(?:by|in)\s+(?:the\s+)?{MEDIUM}){DAY}{NAMES}"
    ),
    re.compile(
        rf"(?i:\b(?:as\s+)?(?P<told>(?P<cue>reported))\s+(?:by|in)\s+(?:the\s+)?{MEDIUM}){DAY}{NAMES}"
    ),
    re.compile(
        rf"(?i:\b(?P<quotes>(?P<cue>citing|quoting))\s+(?P<report>reports?\s+(?:by|from|in)\s+)?(?:the\s+)?{MEDIUM}){DAY}{NAMES}"
    ),
    re.compile(
        rf"(?i:\b(?P<cue>in\s+an?\s+(?:[\w-]+\s+){{0,2}}(?:interview|op-ed|column|article|opinion\s+piece)\s+"
        rf"(?:with|on|in|for|to|published\s+in))\s+(?:the\s+)?{MEDIUM}){DAY}{NAMES}"
    ),
    re.compile(
        rf"\b(?P<document>(?P<cue>in|on|via))\s+(?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)"
        rf"(?P<outlets>{PAPER}(?:\s+on\s+{PLATFORM})?\b)"
    ),
    re.compile(
        rf"\b(?P<document>(?P<cue>on|via))\s+(?:(?:his|her|its|their)\s+(?:\w+\s+){{0,3}})?(?P<outlets>{PLATFORM})\b"
    ),
    re.compile(
        rf",\s+(?P<report>(?P<told>(?P<cue>according\s+to)))\s+(?:the\s+)?(?P<medium>(?i:{MEDIUM})(?=\b)\s*)??{DAY}{NAMES}(?=\s*[.,;]|\s+on\b)"
    ),
    re.compile(
        rf",\s+(?:the\s+)?{DAY}{NAMES}(?:\s+has|\s+had)?\s+(?P<report>(?P<told>(?P<cue>reported|reports)))\b(?!\s+that)"
    ),
)
OUTLET = re.compile(
    rf"(?:[Tt]he\s+)?(?:{outlet_names()}|{DOMAIN}|.*\b(?:News|Times|Post|TV|Press|Radio|Agency|Tribune|Journal|"
    r"Daily|Herald|Gazette|Telegraph|Chronicle|Register|Examiner|Channel|Network|Mail|Sun|Hill)\b.*|"
    r".*\b(?:media|news agency|newspaper|broadcaster)\b.*)",
)
