"""When two names are of one person or body."""

import unicodedata
from functools import cache

PARTICLES = frozenset("bin binti ibn al el de da di van von der den la le".split())


@cache
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    cleaned = "".join(c if c.isalnum() else " " for c in plain)
    return tuple(cleaned.split())


def is_short_for(short: str, full: str) -> bool:
    """Whether all words of `short` stand in `full`, the first or last of it among them."""
    x, y = tokens(short), tokens(full)
    if not x or len(x) > len(y) or len("".join(x)) < 3:
        return False
    if all(w in y or (len(w) == 1 and any(v[0] == w for v in y)) for w in x):
        return bool({y[0], y[-1], *(y[:2])} & set(x)) or len(x) > 1
    return len(x) == len(y) and all(_alike(v, w) for v, w in zip(x, y, strict=True))


def _alike(a: str, b: str) -> bool:
    """Two spellings of one word: `zelensky`, `zelenskyy`, `zelenskiy`."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    return same >= min(len(a), len(b)) - 2 and same >= 4


def initials(name: str) -> str:
    """First letters of a name's words that have a capital."""
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())
