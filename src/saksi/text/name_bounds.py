"""Where a name begins: what stands before it and is no part of it in our manner of annotation.

Courtesy titles, ranks and offices before a person (`Ny. Vangsnes`, `Letnan Kolonel Arga`), class words
written small (`partai Buruh`); what stands behind `bahasa` names a language, behind `kelas` a class of ships.
"""

from collections.abc import Sequence

from saksi.text.sentences import Token

TITLES = frozenset(
    "mr mrs ms miss messrs sir madam lord lady dame dr prof professor profesor dokter tuan nyonya ny"
    " nona tn bapak pak ibu bu mas mbak kapten letnan kolonel mayor jenderal jendral sersan kopral"
    " brigadir laksamana marsekal inspektur komisaris captain lieutenant colonel major"
    " general sergeant corporal brigadier admiral inspector presiden president senator gubernur"
    " governor hakim judge menteri minister pendeta reverend rev uskup bishop kardinal cardinal"
    " monsinyur syekh sheikh kh hj drs dra".split()
)
_KINDS = frozenset(("bahasa", "kelas"))


def first_word(words: Sequence[Token], first: int, last: int, kind: str) -> int | None:
    """The word in which the name at `[first, last]` truly begins; null where there is no name."""
    if kind == "LOC" and first and words[first - 1].surface.casefold() in _KINDS:
        return None
    for at in range(first, last + 1):
        if not _before_name(words[at].surface, kind):
            return at
    return None


def _before_name(surface: str, kind: str) -> bool:
    if surface.isalpha() and surface.islower():
        return True
    if not surface[0].isalnum():
        return surface == "."
    return kind == "PER" and surface.rstrip(".").casefold() in TITLES
