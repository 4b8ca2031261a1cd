"""Words, numbers, addresses and marks with exact offsets.

A letter keeps its combining marks, an emoji its modifiers; characters without a form of their own
(byte-order marks, direction marks, zero-width spaces) are no tokens and part words as blanks do.
Hyphenated words (`kata-kata`, `al-Qaeda`) are one token, a currency and its amount (`Rp2,5`) two,
and so are two words that a bad capture glued together, where the first is one that the language
lists (`dilansirAFP`).
"""

import re
from collections.abc import Iterator

from msgspec import Struct

INVISIBLE = "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = (  # combining characters of the scripts that news quotes, variation selectors, skin tones
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903"
    "\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc\u09be-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
)
_JOINERS = "\u200c\u200d"
_FLAGS = "\U0001f1e6-\U0001f1ff"
_CURRENCY = r"Rp|IDR|USD|EUR|GBP|JPY|CNY|RMB|SGD|MYR|RM|AUD|SAR"
_ADDRESS = rf"""
    (?:https?://|www\.)[^\s{INVISIBLE}"“”<>]*[^\s{INVISIBLE}"“”<>.,;:!?)\]…]
  | (?<![\w.])\w[\w.+-]{{0,63}}@[\w-]{{1,63}}\.\w[\w.]{{0,63}}(?<!\.)
"""


def _pattern(marked: bool) -> "re.Pattern[str]":
    """Addresses, combining marks and emoji are looked for only where `marked` says so."""
    sign = rf"[^\s{INVISIBLE}]"
    letters, word = r"[^\W\d_]++", r"[^\W_]++"
    if marked:
        letters = rf"{letters}(?:[{_MARKS}]++[^\W\d_]*+)*+"
        word = rf"{word}(?:[{_MARKS}]++[^\W_]*+)*+"
        sign = rf"[{_FLAGS}]{{2}} | {sign}[{_MARKS}]*+(?:\u200d{sign}[{_MARKS}]*+)*+"
    ordinary = rf"""
        \d++(?:[.,:/]\d++)*+(?:-?{letters})?                        # 1.325.000  22/6  1990-an  5th
      | (?:[^\W\d_]\.){{2,}}                                       # U.S., R.I.
      | (?:{_CURRENCY})(?=\d)                                       # the Rp of Rp2,5
      | {word}(?:[-'’.&/\u2010\u2011{_JOINERS}](?=[^\W_]){word})*+   # words, kata-kata, Jum'at
      | \.{{2,}} | -{{2,}} | [?!]{{2,}}
      | {sign}
    """
    return re.compile(f"{_ADDRESS} | {ordinary}" if marked else ordinary, re.VERBOSE)


_ORDINARY, _MARKED = _pattern(False), _pattern(True)
_IS_MARKED = re.compile(rf"[@{_MARKS}{_JOINERS}{_FLAGS}]|://|www\.")
_HAS_GLUE = re.compile(r"[a-z][A-Z]\w")
_GLUED = re.compile(r"([a-z]{2,20})([A-Z]\w)")


class Token(Struct, frozen=True):
    """One word, number or mark."""

    start: int
    end: int
    surface: str


def tokenize(
    text: str, start: int, end: int, glued: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """Tokens of `text[start:end]`, offsets into `text`.

    `glued` are words that a capture may have run into the capitalised word behind them.
    """
    pattern = _MARKED if _IS_MARKED.search(text, start, end) else _ORDINARY
    found = tuple(Token(m.start(), m.end(), m.group()) for m in pattern.finditer(text, start, end))
    if glued and _HAS_GLUE.search(text, start, end):
        return tuple(part for token in found for part in _parted(token, glued))
    return found


def _parted(token: Token, glued: frozenset[str]) -> Iterator[Token]:
    seam = _GLUED.match(token.surface)
    if not seam or seam[1] not in glued:
        yield token
        return
    at = token.start + seam.end(1)
    yield Token(token.start, at, seam[1])
    yield Token(at, token.end, token.surface[seam.end(1) :])
