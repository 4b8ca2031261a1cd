"""A sentence as the finder of events sees it: lower-case words, and the groups of parties in it."""

from bisect import bisect_left, bisect_right

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.entities.index import EntityIndex
from saksi.find.events.knowledge import EventKnowledge, Grammar
from saksi.records import Entity
from saksi.text.sentences import Sentence, Token

VERB = "<verb>"
LONGEST_REACH = 5
PARTY_KINDS = frozenset(
    "person state government armed_force armed_group organization company population".split()
)
MARKS = frozenset(';:—–()[]"“”«»')


class Group(Struct, frozen=True):
    """One party or several in coordination; `marker` is the preposition or verb it depends on.

    `at` gives the first and last token of each member's own mention.
    """

    first: int
    last: int
    members: tuple[str, ...]
    at: tuple[tuple[int, int], ...]
    marker: str | None
    place: bool = False


class View(Struct, frozen=True):
    """`words[i]` is token `i` in lower case; groups are in page order."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    groups: tuple[Group, ...]


def is_verb(word: str, grammar: Grammar) -> bool:
    """Whether a lower-case word looks like a verb of the language."""
    return (
        word in grammar.verbs
        or (len(word) > 5 and word.startswith(grammar.verb_prefixes or ("\0",)))
        or (len(word) > 4 and word.endswith(grammar.verb_endings or ("\0",)))
    )


def view(sentence: Sentence, mentions: "Mentions", known: EventKnowledge) -> View:
    """Parties of the sentence, coordination joined, each group with what marks it."""
    tokens = sentence.tokens
    words = tuple(t.surface.lower().replace("’", "'") for t in tokens)
    found: list[Group] = []
    inside = mentions.inside(sentence)
    listed = (
        _listed(inside, words, known.grammar) if sentence.paragraph >= 0 else {*range(len(inside))}
    )
    for n, (first, last, entity) in enumerate(inside):
        group = _group(first, last, entity, found if n in listed else [], words, tokens, known)
        if found and group.first <= found[-1].first:
            found.pop()
        found.append(group)
    return View(sentence, tokens, words, tuple(found))


def _listed(
    inside: list[tuple[int, int, Entity]], words: tuple[str, ...], grammar: Grammar
) -> set[int]:
    """Numbers of the mentions that may join the one before.

    A comma joins where the list goes on to its `and`; without one it parts two clauses
    (`setelah kritik dari Peru, Chile berjanji …`). Headlines spare the `and`.
    """
    found: set[int] = set()
    ended = False
    for n in range(len(inside) - 1, 0, -1):
        between = words[inside[n - 1][1] + 1 : inside[n][0]]
        behind = [w for w in words[inside[n][1] + 1 : inside[n][1] + 3] if w != ","][:1]
        listed = _coordinated(between, grammar)
        joined = listed and not grammar.conjunctions.isdisjoint(between)
        ended = ended or not grammar.conjunctions.isdisjoint(behind)
        if joined or ended or not listed:
            found.add(n)
        ended = joined or (ended and listed)
    return found


class Mentions:
    """The mentions of an article that may be parties or places, looked up by sentence."""

    def __init__(self, entities: EntityIndex, length: int, grammar: Grammar) -> None:
        kinds = PARTY_KINDS | {"place"}
        pairs = [(m, e) for m, e in entities.between(0, length) if e.kind in kinds]
        self._found = [(m.start, m.end, e) for m, e in pairs]
        self._starts = [start for start, _, _ in self._found]
        self._grammar = grammar

    def inside(self, sentence: Sentence) -> list[tuple[int, int, Entity]]:
        """Token ranges (last token included) of the longest mentions, none overlapping another.

        Those of one compound (`AS-China`) have one range.
        """
        starts = [t.start for t in sentence.tokens]
        low = bisect_left(self._starts, sentence.start)
        high = bisect_left(self._starts, sentence.end)
        kept: list[tuple[int, int, Entity]] = []
        edge = sentence.start
        for start, end, entity in self._found[low:high]:
            first, last = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
            compound = bool(kept) and first == last and kept[-1][:2] == (first, last)
            clear = not kept or first > kept[-1][1] or compound
            clear = clear and not self._only_describes(sentence.tokens[first], start, end)
            if start >= edge and first >= 0 and clear:
                kept.append((first, last, entity))
                edge = end
        return kept

    def _only_describes(self, token: Token, start: int, end: int) -> bool:
        """Whether the mention is a piece of a compound that tells whose side others are on."""
        surface, low = token.surface, token.surface.lower()
        before = low.startswith(self._grammar.stances or ("\0",)) and start > token.start
        after = surface.endswith(self._grammar.backing or ("\0",))
        return (before or after) and token.start <= start and end <= token.end


def _group(
    first: int,
    last: int,
    entity: Entity,
    before: list[Group],
    words: tuple[str, ...],
    tokens: tuple[Token, ...],
    known: EventKnowledge,
) -> Group:
    place = entity.kind == "place"
    own = ((first, last),)
    previous = before[-1] if before else None
    between = words[previous.last + 1 : first] if previous else ()
    if previous and previous.at[-1] == (first, last):
        members = (*previous.members, entity.id)
        return replace(previous, members=members, at=(*previous.at, *own))
    if previous and _same_phrase(between):
        kept, at = (previous.members[-1:], previous.at[-1:]) if place else ((entity.id,), own)
        members, places = (*previous.members[:-1], *kept), (*previous.at[:-1], *at)
        both = previous.place and place
        return Group(previous.first, last, members, places, previous.marker, both)
    if previous and _coordinated(between, known.grammar):
        new = entity.id not in previous.members
        members = (*previous.members, entity.id) if new else previous.members
        places = (*previous.at, *own) if new else previous.at
        both = previous.place and place
        return Group(previous.first, last, members, places, previous.marker, both)
    mark = marker(first, words, tokens, known.grammar)
    return Group(first, last, (entity.id,), own, mark, place)


def _same_phrase(between: tuple[str, ...]) -> bool:
    """`Presiden AS Donald Trump`, `Amerika Serikat (AS)`."""
    return not between or between in (("(",), (")",), (",",) * 0)


def _coordinated(between: tuple[str, ...], grammar: Grammar) -> bool:
    joins = [w for w in between if w in grammar.conjunctions or w == ","]
    others = [w for w in between if w not in grammar.conjunctions and w != ","]
    return (
        bool(joins)
        and between[0] in (*grammar.conjunctions, ",", ")")
        and len(others) <= 2
        and not any(
            is_verb(w, grammar)
            or w in grammar.prepositions
            or w in grammar.breaks
            or w in grammar.relatives
            or w in MARKS - {"(", ")"}
            for w in others
        )
    )


def marker(
    at: int, words: tuple[str, ...], tokens: tuple[Token, ...], grammar: Grammar
) -> str | None:
    """The preposition or verb (`VERB`) that the phrase ending at token `at` hangs on, or none."""
    for i in range(at - 1, max(-1, at - 1 - LONGEST_REACH), -1):
        word = words[i]
        if word in grammar.inside_names:
            continue
        if word in grammar.prepositions:
            return word
        if word in MARKS or word == "," or word in grammar.breaks or word in grammar.relatives:
            return None
        if is_verb(word, grammar) and tokens[i].surface[0].islower():
            return VERB
    return None
