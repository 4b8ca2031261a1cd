"""The language of a page: by detection over its prose, else as the page declares it."""

from collections.abc import Sequence

ENOUGH = 40  # characters of prose below which a declared language is believed over detection
MOST = 1000  # characters that tell as much as more, in a third of the time
_TAGS = {"in": "id"}


def language_of(prose: str, declared: str | None, known: Sequence[str]) -> str | None:
    """An ISO 639-1 code, or null where there is nothing to tell it by.

    Malay, Javanese and Sundanese verdicts count as Indonesian unless the page says otherwise: the
    detector confuses them on short news. A language that Saksi does not read keeps its own code.
    """
    tag = (declared or "").lower().split("-")[0].split("_")[0]
    said = _TAGS.get(tag, tag) or None
    if len(prose.strip()) < ENOUGH:
        return said
    found = _detect(prose[:MOST])
    if found in ("ms", "jv", "su") and "id" in known and said in (None, "id", "en"):
        return "id"
    return found


def _detect(prose: str) -> str:
    import py3langid  # loads its model, which costs half a second: only where it is needed

    return str(py3langid.classify(prose)[0])
