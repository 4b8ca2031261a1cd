"""`saya` and `kami` in what somebody is quoted as saying: the speaker, and the speaker's side."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from saksi.find.entities.index import EntityIndex
from saksi.find.entities.knowledge import NameKnowledge
from saksi.find.entities.quoting import Quoted
from saksi.records import Entity, Mention, Statement
from saksi.text.analysis import Analysis

RULE = "names.first_person"
SURE = {"speaker": 0.9, "side": 0.7}  # estimates: no annotation tells whom `kami` means
NOT_SIDES = frozenset(("person", "place", "population", "item"))
AROUND = 3  # contents lie side by side, or one within another at most


def with_first_person(
    index: EntityIndex,
    statements: Sequence[Statement],
    analysis: Analysis,
    known: NameKnowledge,
) -> EntityIndex:
    """The index with every first person in quotation marks as a mention of whom it means."""
    speakers = _Speakers(statements)
    found: dict[str, list[Mention]] = defaultdict(list)
    for start, end, who in _words(analysis, known):
        speaker = index.get(speakers.at(start) or "")
        if speaker is not None and index.at(start, end) is None:
            meant = _side(speaker, index) if who == "side" else speaker
            found[meant.id].append(Mention(start, end, "pronoun", RULE, SURE[who]))
    return index.with_mentions(found) if found else index


def _words(analysis: Analysis, known: NameKnowledge) -> Iterator[tuple[int, int, str]]:
    quoted = Quoted(analysis)
    for sentence in analysis.sentences:
        words = [token.surface for token in sentence.tokens]
        for at, token in enumerate(sentence.tokens):
            who = known.first_person.get(token.surface.lower())
            if who and token.start in quoted and not _is_name(words, at):
                yield token.start, token.end, who


def _is_name(words: Sequence[str], at: int) -> bool:
    """`US`; `World War I`."""
    if len(words[at]) > 1:
        return words[at].isupper()
    return at > 1 and all(word[0].isupper() for word in words[at - 2 : at])


class _Speakers:
    """Whose words stand at a place of the text."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._spans = sorted(
            (span.start, span.end, statement.speaker)
            for statement in statements
            if statement.speaker
            for span in statement.contents
        )
        self._starts = [start for start, _, _ in self._spans]

    def at(self, place: int) -> str | None:
        """The speaker of the innermost content there."""
        last = bisect_right(self._starts, place)
        near = self._spans[max(0, last - AROUND) : last]
        return next((speaker for _, end, speaker in reversed(near) if place < end), None)


def _side(speaker: Entity, index: EntityIndex) -> Entity:
    """Whom the speaker speaks for: the body or state of the title, else the state acted for."""
    if speaker.kind != "person":
        return speaker
    for role in reversed(speaker.roles):
        body = index.get(role.of or "")
        if body is not None and body.kind not in NOT_SIDES:
            return body
    states = (e for e in index.entities if e.kind == "state" and e.country == speaker.country)
    return next(states, speaker)
