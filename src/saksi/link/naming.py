"""Names as linking compares them: folded, and the same for one body in every language."""

import hashlib
import re
import unicodedata
import zlib
from functools import lru_cache
from typing import NamedTuple

from saksi.link.card import Words
from saksi.records import Entity

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"\.(?:com|co\.id|go\.id|or\.id|id|co|net|org|tv|example)$")
_SMALL = frozenset("of the and di dan dari untuk for van der".split())
CACHED = 100_000


@lru_cache(CACHED)
def folded(name: str) -> str:
    """Case, accents and punctuation taken away; words parted by a space."""
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in parts if not unicodedata.combining(c)).casefold()
    return " ".join(w for w in _WORD.findall(plain) if w not in _SMALL)


@lru_cache(CACHED)
def outlet_key(name: str) -> str:
    """An outlet, with or without the ending of its address."""
    return folded(_ENDING.sub("", name.strip().casefold())) or folded(name)


def name_key(entity: Entity, lang: str | None, words: Words) -> str:
    """A folded name: of bodies and places by the meaning of its words, of persons as it stands."""
    known = words.body(entity.name)
    if known is not None:
        return folded(known)
    if entity.kind == "person":
        return folded(entity.name)
    meanings = (words.meaning(w, lang) for w in folded(entity.name).split())
    return " ".join(sorted(m for m in meanings if m))


def same_name(one: str, other: str) -> bool:
    """Whether two folded names are of one: all words of the shorter stand in the longer."""
    if one == other:
        return True
    a, b = _parts(one), _parts(other)
    short, long = (a, b) if a.many <= b.many else (b, a)
    return short.longest > 2 and short.words <= long.words


class _Parts(NamedTuple):
    many: int
    longest: int
    words: frozenset[str]


@lru_cache(CACHED)
def _parts(name: str) -> _Parts:
    words = name.split()
    return _Parts(len(words), max(map(len, words), default=0), frozenset(words))


@lru_cache(CACHED)
def hashed(word: str) -> int:
    """31 bits of a word, the same on every machine."""
    return zlib.crc32(word.encode()) & 0x7FFFFFFF


@lru_cache(CACHED)
def token(text: str) -> int:
    """A key of the candidate index: 62 bits of a text."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 2


def act_key(article: str, kind: str, start: int, end: int, nth: int) -> str:
    """The id of a report: of the same words in the same article it is the same for ever."""
    text = f"{article}\0{kind}\0{start}\0{end}\0{nth}"
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
