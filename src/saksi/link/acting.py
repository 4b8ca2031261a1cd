"""The acts of a record as merging compares them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice

from saksi.link.card import Act, Side
from saksi.link.counting import counts_in
from saksi.link.knowing import Known
from saksi.link.naming import act_key, folded, name_key
from saksi.link.passages import overlap, sentences_of
from saksi.link.scoring import SPOKEN
from saksi.records import Event, Marked, Span, Status, Time

BEFORE, AFTER = 3, 1  # days around the report in which an undated act may lie
WIDE = 60  # days
LEAD, SAYS_MOST = 4, 0.3  # sentences, and their overlap with the headline
BESIDE = 20  # characters before a trigger in which its adverb stands
AGAIN = frozenset(("again", "return"))
PAST = ("happened", "ongoing", "denied")


def acts_of(known: Known, day: int) -> tuple[Act, ...]:
    """In the record's order."""
    seen: Counter[tuple[str, int, int]] = Counter()
    return tuple(_act(known, event, day, seen) for event in known.record.events)


def _act(known: Known, event: Event, day: int, seen: Counter[tuple[str, int, int]]) -> Act:
    place = known.entities.get(event.place or "")
    said = known.statements.get(event.attribution or "")
    time = known.times.get(event.time or "")
    again = _is_again(known, event)
    begin, end, dated = _days(time, day, event.status, again)
    thing = event.object
    headline = known.record.article.headline
    in_headline = bool(headline and headline.start <= event.trigger.start < headline.end)
    words = known.words_in(event.sentence.start, event.sentence.end)
    longer = _at_length(known, words) if in_headline else None
    at = (event.type, event.trigger.start, event.trigger.end)
    seen[at] += 1
    return Act(
        key=act_key(known.record.id, *at, seen[at]),
        event=event.id,
        type=event.type,
        status=event.status,
        actors=_side(known, event.actors),
        recipients=_side(known, _others(known, event)),
        begin=begin,
        end=end,
        dated=dated,
        sentence=known.marked(event.sentence.start, event.sentence.end),
        trigger=event.trigger,
        trigger_word=" ".join(known.meanings_in(event.trigger.start, event.trigger.end)),
        lang=known.lang,
        words=words,
        confidence=event.confidence,
        value=time.value if time else None,
        mode=event.mode,
        cameo=event.cameo,
        stage=event.stage,
        place=_place(known, event),
        place_name=place.name if place else None,
        place_key=name_key(place, known.lang, known.words) if place else None,
        object=known.marked(thing.start, thing.end) if thing else None,
        object_kind=thing.kind if thing else None,
        object_words=known.words_in(thing.start, thing.end) if thing else (),
        quantity=event.quantity.value,
        unit=event.quantity.unit,
        amount=event.amount.value,
        currency=event.amount.currency,
        time=known.marked(time.start, time.end) if time else None,
        counts=tuple(counts_in(known, event.sentence.start, event.sentence.end)),
        speaker=known.key(said.speaker) if said and said.speaker else None,
        speaker_name=known.name(said.speaker) if said else None,
        statement=said.id if said else None,
        stance=said.stance if said else None,
        headline=in_headline,
        about=_about(known, event, longer) if event.type in SPOKEN else (),
        again=again,
        retold=tuple(sorted(_words(known, longer))) if longer else (),
    )


def _about(known: Known, event: Event, longer: Span | None) -> tuple[int, ...]:
    """The telling words of the sentence beside the trigger and the names of the parties.

    Of a headline with those of the sentence that tells it at length; alone it says too little.
    """
    headline = known.record.article.headline
    if longer is None and headline and headline.start <= event.trigger.start < headline.end:
        return ()
    spans = [event.sentence, *([longer] if longer else [])]
    parties = [known.entities[i] for i in (*event.actors, *event.recipients) if i in known.entities]
    named = [
        known.words_in(m.start, m.end)
        for entity in parties
        for m in entity.mentions
        if any(s.start <= m.start < s.end for s in spans)
    ]
    said = known.words_in(event.trigger.start, event.trigger.end)
    left = frozenset().union(*(_words(known, s) for s in spans))
    return tuple(sorted(left.difference(said, *named)))


def _is_again(known: Known, event: Event) -> bool:
    """Whether the word before the trigger says that it was done before."""
    low = max(event.sentence.start, event.trigger.start - BESIDE)
    before = list(known.meanings_in(low, event.trigger.start))[-1:]
    return not AGAIN.isdisjoint(before)


def _at_length(known: Known, words: tuple[int, ...]) -> Span | None:
    """The early sentence that says most of what the headline says."""
    mine = frozenset(words)
    told = [(overlap(mine, _words(known, s)), -s.start, s) for s in _lead(known)]
    share, _, best = max(told, default=(0.0, 0, None))
    return best if share >= SAYS_MOST else None


def _lead(known: Known) -> Iterator[Span]:
    return islice(sentences_of(known.record), LEAD)


def _words(known: Known, span: Span) -> frozenset[int]:
    return frozenset(known.words_in(span.start, span.end))


def _days(time: Time | None, day: int, status: Status, again: bool) -> tuple[int, int, bool]:
    """A long time around the report dates nothing, nor does a day after it what has happened."""
    begin, end = _ordinal(time.begin if time else None), _ordinal(time.end_date if time else None)
    around = (day - (1 if again else BEFORE), day + AFTER, False) if day else (0, 0, False)
    if begin is None or end is None or begin > end:
        return around
    vague = end - begin > WIDE and begin <= day <= end
    ahead = status in PAST and day and begin > day + 1
    return around if vague or ahead else (begin, end, True)


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day or "").toordinal()
    except ValueError:
        return None


def _others(known: Known, event: Event) -> tuple[str, ...]:
    """The recipients but for the one actor himself: nobody shells himself, but two shell each other."""
    mine = {known.key(i) for i in event.actors}
    if len(mine) > 1:
        return event.recipients
    return tuple(i for i in event.recipients if known.key(i) not in mine)


def _side(known: Known, ids: tuple[str, ...]) -> Side:
    found = [known.entities[i] for i in ids if i in known.entities]
    people = {folded(e.name) for e in found if e.kind == "person" and known.is_named(e)}
    keys = tuple(dict.fromkeys(known.key(e.id) for e in found))
    first = {known.key(e.id): e.name for e in reversed(found)}
    return Side(keys, tuple(first[k] for k in keys), tuple(sorted(people)))


def _place(known: Known, event: Event) -> Marked | None:
    """The mention of the place nearest to the trigger."""
    place = known.entities.get(event.place or "")
    if place is None or not place.mentions:
        return None
    nearest = min(place.mentions, key=lambda m: (abs(m.start - event.trigger.start), m.start))
    return known.marked(nearest.start, nearest.end)
