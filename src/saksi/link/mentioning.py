"""Sentences that tell the act of another article's report, though no act was read in them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from saksi.link.card import Act, Card, Passage, Side
from saksi.link.naming import hashed, same_name
from saksi.link.scoring import LOST, MUTUAL, SPOKEN, is_state, is_vague
from saksi.link.shelf import Mention
from saksi.link.told import Told
from saksi.records import Marked

NEAR = 7  # days between the two articles
ALIKE = 0.5  # share of the sentence's words that stand in the report's, in one language
ACROSS = 0.4  # in two
ALONE = 0.1  # more where nobody is named to whom it was done
DENIED = 0.4  # where a denial names the act
SHARED = 4  # words at least in one language, those of the act and its doer among them
LEAST = 5  # words that count as a sentence
DENYING = hashed("deny")


def mentions_between(card: Card, others: Iterable[Card]) -> Iterator[Mention]:
    """What the article tells of the acts of others, and they of its own."""
    for other in others:
        if other.day and card.day and abs(card.day - other.day) <= NEAR:
            yield from _mentions(card, other)
            yield from _mentions(other, card)


def _mentions(card: Card, other: Card) -> Iterator[Mention]:
    """Of the acts of the other article those that a sentence of the first tells."""
    for act in other.acts:
        words = _named_by(act)
        if words and words <= card.vocabulary and _is_plain(act):
            report = Told(other, act)
            pairs = zip(card.sentences, card.said, strict=True)
            named = [p for p, said in pairs if words <= said]
            if found := [p for p in named if tells(p, report, card)]:
                best = max(found, key=lambda p: (_like(p, act, card), -p.start))
                yield Mention(act.key, card.id, best.start, DENYING in best.words)


def _named_by(act: Act) -> frozenset[int]:
    """The telling words of its trigger, as they are in sentences."""
    return frozenset(map(hashed, act.triggers)) & frozenset(act.words)


def _is_plain(act: Act) -> bool:
    """Whether the report itself says that somebody who is named did it."""
    return act.status != "denied" and not is_vague(act) and bool(_named(act.actors))


def tells(passage: Passage, report: Told, card: Card) -> bool:
    """Whether a sentence without an act of that word tells the act, or denies it."""
    act = report.act
    if _is_read(passage, act, card) or not _in_time(passage, act):
        return False
    like, doers = _like(passage, act, card), _places(passage, report, act.actors)
    if None in doers:
        return False
    if DENYING in passage.words:
        return act.type not in SPOKEN and like >= DENIED
    others = _places(passage, report, act.recipients)
    behind = act.type in MUTUAL or _behind(doers, others)
    alone = not others and act.type not in MUTUAL
    least = (ALIKE if card.lang == act.lang else ACROSS) + ALONE * alone
    return not passage.unsure and behind and like >= least


def _behind(doers: Iterable[int | None], others: Sequence[int | None]) -> bool:
    """Whether those to whom it was done are named, and behind those who did it."""
    return all(d is not None and o is not None and d < o for d in doers for o in others)


def _is_read(passage: Passage, act: Act, card: Card) -> bool:
    """Whether an act was read from that very word."""
    return any(
        passage.start <= mine.trigger.start < passage.end
        and not act.triggers.isdisjoint(mine.triggers)
        for mine in card.acts
    )


def _in_time(passage: Passage, act: Act) -> bool:
    if passage.days is None or not act.dated:
        return True
    begin, end = passage.days
    return begin <= act.end and act.begin <= end


def _like(passage: Passage, act: Act, card: Card) -> float:
    """How much of the sentence the report says too."""
    told = max((len(words.intersection(passage.words)) for words in act.tellings), default=0)
    found = told / max(LEAST, len(passage.words))
    if card.lang == act.lang:
        return found if told >= SHARED else 0.0
    return min(1.0, LOST * found)


def _named(side: Side) -> list[str]:
    """The parties that are called by a name."""
    pairs = zip(side.keys, side.names, strict=True)
    return [key for key, name in pairs if is_state(key) or name[:1].isupper()]


def _places(passage: Passage, report: Told, side: Side) -> list[int | None]:
    """Where each party that the report names stands in the sentence."""
    return [_place(passage, report.card, key) for key in _named(side)]


def _place(passage: Passage, card: Card, party: str) -> int | None:
    called = [party, *(name for name, country in card.nationals if country == party)]
    met = (n for n, k in enumerate(passage.parties) if any(same_name(k, c) for c in called))
    return next(met, None)


def mentioned(mention: Mention, card: Card, report: Told) -> Told | None:
    """The sentence as a report of the act, to ask on whose word it tells it."""
    passage = next((p for p in card.sentences if p.start == mention.start), None)
    if passage is None:
        return None
    whole = tuple(c for c in card.credits if c.event is None)
    said = tuple(replace(c, event="") for c in passage.credits)
    act = replace(
        report.act,
        key=f"{report.act.key} {card.id}",
        event="",
        status="denied" if mention.denies else report.act.status,
        sentence=Marked(passage.start, passage.end, passage.text),
        words=passage.words,
        retold=(),
        lang=card.lang,
        counts=(),
        speaker=None,
        speaker_name=None,
        statement=None,
    )
    return Told(replace(card, credits=(*whole, *said)), act)
