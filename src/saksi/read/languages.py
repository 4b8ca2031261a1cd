"""The language of a page: by its commonest words or detection, else as the page declares it."""

from collections.abc import Sequence

from saksi.read.knowledge import PageKnowledge

ENOUGH = 40  # characters of prose below which a declared language is believed over detection
MOST = 1000  # characters that tell as much as more, in a third of the time
FEWEST_WORDS = 40  # words below which the common ones do not decide
SHARE, REST = 0.1, 0.02  # of the words: common ones of the language, and at most of any other
_TAGS = {"in": "id"}


def language_of(prose: str, declared: str | None, languages: Sequence[PageKnowledge]) -> str | None:
    """An ISO 639-1 code, or null where there is nothing to tell it by.

    Malay, Javanese and Sundanese verdicts count as Indonesian unless the page says otherwise: the
    detector confuses them on short news. A language that Saksi does not read keeps its own code.
    """
    tag = (declared or "").lower().split("-")[0].split("_")[0]
    said = _TAGS.get(tag, tag) or None
    if len(prose.strip()) < ENOUGH:
        return said
    known = [knowledge.lang for knowledge in languages]
    if said is None or said in known:
        plain = _by_common_words(prose[:MOST], languages)
        if plain is not None:
            return plain
    found = _detect(prose[:MOST])
    if found in ("ms", "jv", "su") and "id" in known and said in (None, "id", "en"):
        return "id"
    return found


def _by_common_words(prose: str, languages: Sequence[PageKnowledge]) -> str | None:
    """The one language whose commonest words stand everywhere in the prose; null in doubt.

    It is a hundredth of the detector's work, and most pages leave no doubt.
    """
    said = prose.lower().split()
    if len(said) < FEWEST_WORDS:
        return None
    shares = [sum(w in k.common for w in said) / len(said) for k in languages]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < SHARE:
        return None
    others = (share for i, share in enumerate(shares) if i != best)
    return languages[best].lang if all(share <= REST for share in others) else None


def _detect(prose: str) -> str:
    import py3langid  # loads its model, which costs half a second: only where it is needed

    return str(py3langid.classify(prose)[0])
