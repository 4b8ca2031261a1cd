"""Who a speaker phrase means: an entity of the article, or one made of the article's own words."""

from bisect import bisect_right

from saksi.find.entities.index import EntityIndex
from saksi.records import Entity, EntityKind, Mention
from saksi.text.analysis import Analysis

RULE_UNNAMED = "names.unnamed_source"
COVERED = 0.6
ARTICLES = frozenset(("the", "a", "an"))


def resolve(
    index: EntityIndex, analysis: Analysis, start: int, end: int, kind: EntityKind | None = "person"
) -> tuple[EntityIndex, Entity | None]:
    """The entity that the speaker phrase `[start, end)` names or points at, and the index with it.

    `Menteri Pertahanan Prabowo`, `dia`, `juru bicara kementerian itu`. A phrase that names nobody
    (`seorang pejabat senior AS`) gives a new entity of that kind whose name is the phrase itself, or
    null where no kind is given; a pronoun that points at nobody, and an empty phrase, give null.
    """
    inside = index.between(start, end)
    text = analysis.text
    named = (
        _titled(inside)
        or _wide(inside, start, end)
        or _led(inside, text, start, end)
        or _bare(inside, text, start, end)
    )
    if named is not None:
        return index, named
    over = index.at(start, end)
    if over is not None and _holds(over, start, end):
        return index, over
    return unnamed(index, analysis.text, start, end, kind)


def unnamed(
    index: EntityIndex, text: str, start: int, end: int, kind: EntityKind | None
) -> tuple[EntityIndex, Entity | None]:
    """A new entity of that kind whose name is the phrase itself; null for no kind or a mere word."""
    name = " ".join(text[start:end].split())
    if kind is None or len(name) < 3 or (name.islower() and " " not in name and len(name) < 5):
        return index, None
    mention = Mention(start, end, "name", RULE_UNNAMED, 0.6)
    return index.with_entity(kind, name, (mention,), None, RULE_UNNAMED)


def _titled(inside: tuple[tuple[Mention, Entity], ...]) -> Entity | None:
    """A person with a title and a name within the phrase: `Presiden AS Donald Trump`."""
    titled = {e.id for m, e in inside if m.form == "title"}
    return next((e for m, e in inside if m.form in ("name", "short") and e.id in titled), None)


def _wide(inside: tuple[tuple[Mention, Entity], ...], start: int, end: int) -> Entity | None:
    """The entity whose mention is most of the phrase."""
    ranked = sorted(inside, key=lambda pair: pair[0].start - pair[0].end)
    if ranked and ranked[0][0].end - ranked[0][0].start >= COVERED * (end - start):
        return ranked[0][1]
    return None


def _led(
    inside: tuple[tuple[Mention, Entity], ...], text: str, start: int, end: int
) -> Entity | None:
    """A person's name that opens the phrase, or closes it behind capitals: `Kepala Polisi Adi`."""
    for m, entity in inside:
        if entity.kind != "person" or m.form not in ("name", "short", "pronoun"):
            continue
        before, after = text[start : m.start].split(), text[m.end : end].strip(" ,.")
        if not before or (not after and all(w[0].isupper() or not w.isalpha() for w in before)):
            return entity
    return None


def _bare(
    inside: tuple[tuple[Mention, Entity], ...], text: str, start: int, end: int
) -> Entity | None:
    """What stands behind an article alone, or behind whose it is: `The UK`, `the Rahmani government`."""
    mentioned = {text[m.start : m.end] for m, _ in inside}
    for m, entity in inside:
        words = text[start : m.start].split()
        rest = " ".join(words[1:] if words and words[0].casefold() in ARTICLES else words)
        if m.end == end and (not rest or rest in mentioned):
            return entity
    return None


def _holds(entity: Entity, start: int, end: int) -> bool:
    """Whether a mention covers the phrase whole; mentions stand in page order."""
    last = bisect_right(entity.mentions, start, key=lambda m: m.start)
    return any(end <= m.end for m in entity.mentions[max(0, last - 2) : last])
