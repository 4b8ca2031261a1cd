"""What an act is about: the object's span and kind, how many, and what it costs."""

import re
from decimal import Decimal

from msgspec import Struct

from saksi.find.events.knowledge import EventKnowledge, ObjectWords
from saksi.find.events.matching import Hit
from saksi.find.events.sentence import MARKS, View
from saksi.records import Amount, EventObject, ObjectKind, Quantity

LONGEST = 9
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


class Thing(Struct, frozen=True):
    """Object, quantity and amount of one act; each may be absent."""

    object: EventObject | None = None
    quantity: Quantity = Quantity()
    amount: Amount = Amount()


def find_thing(view: View, hit: Hit, known: EventKnowledge) -> Thing:
    """The phrase right behind a trigger that takes an object, up to a preposition or clause."""
    if not hit.trigger.takes_object:
        return Thing()
    first, last = _phrase(view, hit.last + 1, known)
    if hit.trigger.voice == "passive" or last < first:
        return Thing()
    words = view.words[first : last + 1]
    span = EventObject(view.tokens[first].start, view.tokens[last].end, _kind(words, known.objects))
    amount = _amount(words, known.objects)
    return Thing(span, _quantity(words, known.objects) if not amount.value else Quantity(), amount)


def _phrase(view: View, at: int, known: EventKnowledge) -> tuple[int, int]:
    grammar = known.grammar
    last = at - 1
    for i in range(at, min(at + LONGEST, len(view.words))):
        word = view.words[i]
        ends = word in grammar.breaks or word in grammar.relatives or word in MARKS or word in ",."
        if ends or (word in grammar.prepositions and word not in grammar.inside_names):
            break
        last = i
    return at, last


def _kind(words: tuple[str, ...], known: ObjectWords) -> ObjectKind:
    return next((known.kinds[w] for w in words if w in known.kinds), "other")


def number(word: str, known: ObjectWords) -> Decimal | None:
    """`1.325.000`, `37,7` and `dua` as numbers; none for words that give no number."""
    if word in known.numbers:
        return Decimal(known.numbers[word])
    if not _DIGITS.fullmatch(word):
        return None
    mark = "," if known.decimal_comma else "."
    group = "." if known.decimal_comma else ","
    if mark not in word and re.fullmatch(rf"\d+{re.escape(group)}\d{{1,2}}", word):
        mark, group = group, mark  # a text that writes the other language's decimals
    return Decimal(word.replace(group, "").replace(mark, "."))


def _quantity(words: tuple[str, ...], known: ObjectWords) -> Quantity:
    for i, word in enumerate(words):
        if word in known.vague:
            return Quantity(None, _unit(words, i + 1), True)
        value = number(word, known)
        if value is not None:
            at = i + 1
            if at < len(words) and words[at] in known.scales:
                value, at = value * known.scales[words[at]], at + 1
            near = i > 0 and words[i - 1] in known.about
            return Quantity(_plain(value), _unit(words, at), near)
    return Quantity()


def _unit(words: tuple[str, ...], at: int) -> str | None:
    return words[at] if at < len(words) else None


def _amount(words: tuple[str, ...], known: ObjectWords) -> Amount:
    """`Rp 37,7 triliun`, `US$ 3 billion`, `5 juta dolar AS`."""
    for i, word in enumerate(words):
        currency, value, at = _money(words, i, known)
        if currency and value is not None:
            scale = known.scales.get(words[at], 1) if at < len(words) else 1
            return Amount(_plain(value * scale), currency)
        if number(word, known) is not None:
            scale = known.scales.get(words[i + 1], 1) if i + 1 < len(words) else 1
            after = i + (2 if scale > 1 else 1)
            name = known.currencies.get(words[after]) if after < len(words) else None
            counted = number(word, known)
            if name and counted is not None:
                return Amount(_plain(counted * scale), name)
    return Amount()


def _money(
    words: tuple[str, ...], i: int, known: ObjectWords
) -> tuple[str | None, Decimal | None, int]:
    for length in (2, 1):
        sign = "".join(words[i : i + length])
        if sign in known.currencies and i + length < len(words):
            return known.currencies[sign], number(words[i + length], known), i + length + 1
    glued = re.fullmatch(r"([^\W\d]+|\$|€|£)(\d[\d.,]*)", words[i])
    if glued and glued[1] in known.currencies:
        return known.currencies[glued[1]], number(glued[2].rstrip(".,"), known), i + 1
    return None, None, i


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
