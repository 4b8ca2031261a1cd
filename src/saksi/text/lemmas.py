"""What a word form is made of: its lemma, affixes, voice and clitics.

The language supplies the analysis (`WordAnalyser`); this module fixes its shape.
"""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Voice = Literal["active", "passive"]


class WordForm(Struct, frozen=True):
    """One analysed word form.

    `prefix` and `suffix` are in their dictionary shape (`meN-`, `per-`, `ke-…-an` is `ke-` and
    `-an`), outermost first; `clitics` in the order of the text (`ku-`, `-nya`, `-lah`). `voice` is
    null where the form shows none. `reduplicated` forms are written twice (`negara-negara`).
    """

    form: str
    lemma: str
    prefix: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    voice: Voice | None = None
    clitics: tuple[str, ...] = ()
    reduplicated: bool = False


WordAnalyser = Callable[[str], WordForm]
