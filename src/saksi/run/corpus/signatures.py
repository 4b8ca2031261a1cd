"""MinHash signatures (rensa) of the paragraphs of an article, by shingles of five words."""

import re

from saksi.records import Record
from saksi.run.corpus.extra import min_hash

VALUES = 128
SHINGLE = 5
_SEED = 20260101
_WORD = re.compile(r"\w+")
_MOST_WORDS = 20_000


def signature(record: Record) -> bytes:
    """128 numbers of 32 bits, little-endian; nothing where the page has no paragraph."""
    words = _WORD.findall(_body(record).lower())[:_MOST_WORDS]
    if not words:
        return b""
    last = max(1, len(words) - SHINGLE + 1)
    shingles = sorted({" ".join(words[n : n + SHINGLE]) for n in range(last)})
    found = min_hash()(num_perm=VALUES, seed=_SEED)
    found.update(shingles)
    return b"".join(value.to_bytes(4, "little") for value in found.digest())


def _body(record: Record) -> str:
    return "\n".join(record.text[block.start : block.end] for block in record.article.paragraphs)
