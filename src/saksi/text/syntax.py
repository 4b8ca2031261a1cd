"""Tags and relations of Universal Dependencies, and what the tagger sees of a word's spelling."""

from functools import lru_cache
from zlib import crc32

TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "advmod:emph", "amod", "appos", "aux",
    "aux:pass", "case", "case:adv", "cc", "cc:preconj", "ccomp", "clf", "compound", "compound:plur",
    "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "det:predet", "discourse",
    "dislocated", "expl", "fixed", "flat", "flat:foreign", "flat:name", "goeswith", "iobj", "list",
    "mark", "nmod", "nmod:desc", "nmod:lmod", "nmod:poss", "nmod:tmod", "nmod:unmarked", "nsubj",
    "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:lmod", "obl:tmod",
    "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
STYLES = (
    "csui",
    "ewt",
    "gsd",
    "gsd2",
)  # the treebanks' ways of annotating; `gsd2` is GSD in UD 2.0
STYLE_OF = {"id": "csui", "en": "ewt"}  # the style in which each language is tagged
BUCKETS = 16_384
PARTS = 7


@lru_cache(200_000)
def spelling(surface: str, first: bool) -> tuple[int, ...]:
    """Buckets of a word's form, beginnings, endings and shape; `first` in its sentence."""
    low = surface.casefold()
    shape = _shape(surface) + ("^" if first else "")
    parts = (low, low[:2], low[:3], low[-2:], low[-3:], low[-4:], shape)
    return tuple(
        crc32(f"{number}{part}".encode("utf-8", "surrogatepass")) % BUCKETS
        for number, part in enumerate(parts)
    )


def _shape(surface: str) -> str:
    """`Xx` of `Jakarta`, `X` of `DPR`, `d.d` of `12.500`: each kind of character once in a row."""
    kinds = ""
    for character in surface[:24]:
        kind = _kind(character)
        if not kinds.endswith(kind):
            kinds += kind
    return kinds


def _kind(character: str) -> str:
    if character.isdigit():
        return "d"
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return character
