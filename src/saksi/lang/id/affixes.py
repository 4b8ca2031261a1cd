"""Indonesian affixes: every way to read a form as prefixes, a known root and suffixes.

After Sneddon, *Indonesian: A Comprehensive Grammar*: the nasal of `meN-` and `peN-` takes the place
of p, t, k, s; `ber-`, `ter-`, `per-` lose their r before another, and `per-` of persons also before a
stop (`pekerja`, `petani`); `ajar` alone has `bel-`, `pel-`. Where both `peN-` and `per-` may stand
before an r (`perawatan`, of `merawat`), `peN-` is read.
"""

from collections.abc import Iterator

from msgspec import Struct

LONGEST_FORM = 40
VOWELS = "aiueo"
# (as written, what the root's first letter was before the nasal took its place, dictionary shape)
_NASAL = (
    ("ng", "", "aiueoghkq"), ("ng", "k", VOWELS), ("nge", "", "bcdglprst"), ("ny", "s", VOWELS),
    ("m", "", "bfpv"), ("m", "p", VOWELS), ("m", "p", "lry"), ("n", "", "cdjstz"), ("n", "t", VOWELS), ("n", "t", "r"),
    ("", "", "lmnrwy"),
)  # fmt: skip
_PLAIN = (
    ("di", "di-"), ("ber", "ber-"), ("ter", "ter-"), ("per", "per-"), ("ke", "ke-"), ("se", "se-"),
    ("maha", "maha-"), ("tak", "tak-"), ("tidak", "tidak-"),
)  # fmt: skip
_CUT_SHORT = (("be", "ber-", "r"), ("te", "ter-", "r"), ("pe", "per-", "r"))
_SUFFIXES = ("kan", "an", "i")
_MAY_FOLLOW = {  # what may stand inside (behind) a prefix; null is the root
    "meN-": ("per-", "ber-", "ter-", "ke-", "se-", "peN-"),
    "di-": ("per-", "ber-", "ter-", "ke-", "se-", "peN-"),
    "ber-": ("ke-", "se-", "peN-", "per-", "ter-"),
    "ter-": ("per-", "ber-", "ke-", "se-", "peN-"),
    "ke-": ("ber-", "ter-", "se-", "per-", "tidak-", "tak-", "maha-"),
    "peN-": ("ber-", "per-", "ter-", "se-", "ke-"),
    "per-": ("ber-", "ter-", "se-", "ke-"),
    "se-": ("ber-", "ke-", "per-", "peN-", "ter-"),
    "tidak-": ("ter-", "ber-", "se-"),
    "tak-": ("ter-",),
}
_MAY_CLOSE = {  # the suffixes that a form with this outermost prefix may have
    "meN-": ("", "kan", "i"),
    "di-": ("", "kan", "i"),
    "ber-": ("", "an", "kan"),
    "ter-": ("", "kan", "i"),
    "ke-": ("", "an"),
    "peN-": ("", "an"),
    "per-": ("", "an", "kan", "i"),
    "se-": ("", "an"),
    "": ("", "kan", "an", "i"),
}


class Reading(Struct, frozen=True):
    """One way to read a form without its clitics."""

    root: str
    prefix: tuple[str, ...]
    suffix: tuple[str, ...]


def readings(word: str, roots: frozenset[str]) -> Iterator[Reading]:
    """Every reading of a lower-case word whose root is known, the fewest affixes first."""
    if len(word) <= LONGEST_FORM:
        found = set(_read(word, roots))
        yield from sorted(found, key=_simplicity)


def _simplicity(reading: Reading) -> tuple[int, int, str, tuple[str, ...], tuple[str, ...]]:
    """Few affixes, then a long root; the rest is only an order that is always the same."""
    affixes = len(reading.prefix) + len(reading.suffix)
    return affixes, -len(reading.root), reading.root, reading.prefix, reading.suffix


def _read(word: str, roots: frozenset[str]) -> Iterator[Reading]:
    for suffix in ("", *_SUFFIXES):
        if not word.endswith(suffix):
            continue
        stem = word[: len(word) - len(suffix)]
        for prefixes, root in _stems(stem, "", 0):
            outermost = prefixes[0] if prefixes else ""
            if root in roots and suffix in _MAY_CLOSE.get(outermost, ("",)):
                yield Reading(root, prefixes, (f"-{suffix}",) if suffix else ())


def _stems(stem: str, outer: str, depth: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """The stem itself and what is left of it behind each chain of prefixes."""
    yield (), stem
    if depth == 3:
        return
    for prefix, rest in _prefixed(stem):
        if len(rest) > 1 and (not outer or prefix in _MAY_FOLLOW.get(outer, ())):
            for inner, root in _stems(rest, prefix, depth + 1):
                yield (prefix, *inner), root


def _prefixed(stem: str) -> Iterator[tuple[str, str]]:
    for written, prefix in _PLAIN:
        if stem.startswith(written):
            yield prefix, stem[len(written) :]
    for written, prefix, first in _CUT_SHORT:
        if stem.startswith(written) and (stem[2:3] == first or stem[3:5] == "er"):
            yield prefix, stem[2:]
    if stem.startswith("pe") and stem[2:3] in tuple("cdgjkpst"):
        yield "per-", stem[2:]
    if stem.startswith(("belajar", "pelajar")):
        yield ("ber-" if stem[0] == "b" else "per-"), stem[3:]
    for head, prefix in (("me", "meN-"), ("pe", "peN-")):
        if stem.startswith(head):
            yield from ((prefix, rest) for rest in _behind_the_nasal(stem[2:]))


def _behind_the_nasal(tail: str) -> Iterator[str]:
    for nasal, lost, before in _NASAL:
        if tail.startswith(nasal) and tail[len(nasal) : len(nasal) + 1] in tuple(before):
            yield lost + tail[len(nasal) :]
