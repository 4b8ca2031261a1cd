"""Makes an article's card from its record: a pure function of the record and of what words mean."""

import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from math import sqrt
from typing import Any, TypeVar

from saksi.link.acting import acts_of
from saksi.link.card import Card, Passage, Words
from saksi.link.crediting import credits_between, credits_of
from saksi.link.knowing import Known
from saksi.link.naming import folded, hashed, name_key, outlet_key
from saksi.link.passages import body_spans, sentences_of
from saksi.records import Article, Entity, Record, Span

SHINGLE = 5  # words
KEPT_SHINGLES = 2  # one in so many
TERMS = 48
SAID = 0.1  # the least weight of a word by which quotations are compared
UNSURE = frozenset(
    "not no never yet tak will would if jika may might could possible plan threaten".split()
)
MOST_WORDS = 6000  # of an article; more is a book
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NAMED = ("person", "organization", "company", "armed_group", "government", "armed_force", "place")
_LEAST_NUMBER, _YEARS = 32, range(1900, 2101)


def card_of(record: Record, words: Words) -> Card:
    """Everything that comparing the article with others needs."""
    article = record.article
    known = Known(record, words)
    day = _day(record)
    sentences = tuple(_passages(sentences_of(record), known))
    return Card(
        id=record.id,
        day=day,
        instant=_instant(article),
        lang=article.lang,
        outlet=article.outlet.name or article.outlet.domain,
        outlet_key=outlet_key(article.outlet.name or article.outlet.domain or ""),
        headline=article.headline.surface if article.headline else None,
        published=article.published_at.value if article.published_at else None,
        url=record.page.url,
        shingles=_shingles(record),
        sentences=sentences,
        quotes=tuple(_quotes(known)),
        terms=_terms(known),
        title=known.words_in(*_headline(article)),
        names=_names(known),
        countries=_countries(record.entities),
        numbers=_numbers(record),
        nationals=tuple(known.nationals()),
        credits=credits_of(known),
        acts=acts_of(known, day),
    )


def _day(record: Record) -> int:
    published = record.article.published_at
    for value in (published.value if published else None, record.page.fetched_at):
        try:
            return date.fromisoformat((value or "")[:10]).toordinal()
        except ValueError:
            continue
    return 0


def _instant(article: Article) -> str:
    """UTC where a zone is known; a day without a time comes after its times."""
    value = article.published_at.value if article.published_at else ""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    if moment.tzinfo and "T" in value:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value if "T" in value else f"{value[:10]}T99"


def _passages(spans: Iterable[Span], known: Known) -> Iterator[Passage]:
    named = _Named(known)
    for span in spans:
        words = known.words_in(span.start, span.end)
        if words:
            parties = named.parties(span)
            yield Passage(
                span.start,
                span.end,
                words,
                parties=parties,
                days=named.days(span),
                credits=tuple(credits_between(known, span.start, span.end)),
                unsure=not UNSURE.isdisjoint(known.meanings_in(span.start, span.end)),
                text=known.record.text[span.start : span.end] if parties else "",
            )


class _Named:
    """Mentions and days of an article, looked up by where they stand."""

    def __init__(self, known: Known) -> None:
        entities = known.record.entities
        self._states = {
            name_key(e, known.lang, known.words): e.country
            for e in entities
            if e.country and e.kind == "state"
        }
        self._parties = sorted((m.start, known.key(e.id)) for e in entities for m in e.mentions)
        self._days = sorted(
            (t.start, _ordinal(t.begin), _ordinal(t.end_date))
            for t in known.record.times
            if t.type in ("DATE", "TIME") and t.begin and t.end_date
        )

    def parties(self, span: Span) -> tuple[str, ...]:
        """Keys of those who are mentioned, by their first mention; states also of whom they are."""
        keys = (key for _, key in _between(self._parties, span))
        return tuple(dict.fromkeys(k for key in keys for k in self._with_state(key)))

    def _with_state(self, key: str) -> Iterator[str]:
        """*Uruguayan diplomats* are named, and so is Uruguay."""
        yield key
        if " " in key:
            yield from (self._states[word] for word in key.split() if word in self._states)

    def days(self, span: Span) -> tuple[int, int] | None:
        """The one time that is named; none where there are several."""
        found = {(begin, end) for _, begin, end in _between(self._days, span) if begin and end}
        return found.pop() if len(found) == 1 else None


T = TypeVar("T", bound=tuple[Any, ...])


def _between(items: list[T], span: Span) -> list[T]:
    low = bisect_left(items, (span.start,))
    return items[low : bisect_left(items, (span.end,))]


def _ordinal(day: str | None) -> int:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return 0


def _quotes(known: Known) -> Iterator[Passage]:
    for said in known.record.statements:
        if said.kind == "indirect" or not said.contents:
            continue
        found = {w for c in said.contents for w in known.words_in(c.start, c.end, SAID)}
        start, end = said.contents[0].start, said.contents[-1].end
        speaker = folded(known.name(said.speaker) or "") or None
        yield Passage(start, end, tuple(sorted(found)), speaker)


def _shingles(record: Record) -> tuple[int, ...]:
    """Every second hash of five words in a row, by its value: what is shared is kept on both sides."""
    words = [w for s in body_spans(record) for w in folded_words(record.text[s.start : s.end])]
    rows = (" ".join(words[n : n + SHINGLE]) for n in range(min(len(words), MOST_WORDS) - 4))
    found = {zlib.crc32(row.encode()) for row in rows}
    return tuple(sorted(h for h in found if h % KEPT_SHINGLES == 0))


def folded_words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [w.casefold() for w in _WORD.findall(text)]


def _terms(known: Known) -> tuple[tuple[int, float], ...]:
    """The weightiest meanings; those of the headline count three times."""
    counts: Counter[str] = Counter()
    for span in body_spans(known.record):
        counts.update(known.meanings_in(span.start, span.end))
    for meaning in known.meanings_in(*_headline(known.record.article)):
        counts[meaning] += 2
    weights = {m: sqrt(n) * known.words.weight(m) for m, n in counts.items()}
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    norm = sqrt(sum(w * w for _, w in best)) or 1.0
    return tuple(sorted((hashed(m), round(w / norm, 4)) for m, w in best if w > 0))


def _headline(article: Article) -> tuple[int, int]:
    return (article.headline.start, article.headline.end) if article.headline else (0, 0)


def _names(known: Known) -> tuple[str, ...]:
    outlets = {outlet_key(n) for n in known.outlet_names()}
    keys = (
        name_key(e, known.record.article.lang, known.words)
        for e in known.record.entities
        if e.kind in _NAMED and _is_named(e) and folded(e.name) not in outlets
    )
    return tuple(sorted({k for k in keys if len(k) > 2}))


def _is_named(entity: Entity) -> bool:
    return entity.name[:1].isupper() and any(m.form == "name" for m in entity.mentions)


def _countries(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(sorted({e.country for e in entities if e.country}))


def _numbers(record: Record) -> tuple[str, ...]:
    """Digits of the numbers that tell something; neither days nor years."""
    found = set()
    for span in body_spans(record):
        for number in _NUMBER.findall(record.text, span.start, span.end):
            digits = re.sub(r"\D", "", number)[:18]
            if int(digits) >= _LEAST_NUMBER and int(digits) not in _YEARS:
                found.add(digits.lstrip("0"))
    return tuple(sorted(found))
