"""What changed between two states of one article: its text, what it reports as said, its acts."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import Event, Marked, Record, Statement

ALIKE = 0.5  # share of characters that a changed paragraph or statement keeps
MOST_COMPARED = 400  # paragraphs of each state that are compared with each other

ChangeKind: TypeAlias = Literal["added", "removed", "changed"]


class Change(Struct, frozen=True):
    """A passage that is new, gone or changed; offsets are those of the state it stands in."""

    kind: ChangeKind
    before: Marked | None = None
    after: Marked | None = None


class FactChange(Struct, frozen=True):
    """A statement or an act that is new, gone or changed; `fields` names what is another."""

    kind: ChangeKind
    what: Literal["statement", "event"]
    before: str | None = None
    after: str | None = None
    before_at: Marked | None = None
    after_at: Marked | None = None
    fields: tuple[str, ...] = ()


class Revision(Struct, frozen=True):
    """Everything that changed; empty where only the page around the article did."""

    headline: Change | None
    paragraphs: tuple[Change, ...]
    facts: tuple[FactChange, ...]

    def __bool__(self) -> bool:
        return bool(self.headline or self.paragraphs or self.facts)


def revision(before: Record, after: Record) -> Revision:
    """From an earlier state to a later one."""
    return Revision(
        _headline(before, after),
        tuple(_changes(_paragraphs(before), _paragraphs(after))),
        (*_statements(before, after), *_events(before, after)),
    )


def _headline(before: Record, after: Record) -> Change | None:
    one, other = before.article.headline, after.article.headline
    if (one and _plain(one.surface)) == (other and _plain(other.surface)):
        return None
    kind: ChangeKind = "changed" if one and other else "added" if other else "removed"
    return Change(kind, one, other)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(record: Record) -> list[Marked]:
    return [_marked(record, b.start, b.end) for b in record.article.paragraphs]


def _marked(record: Record, start: int, end: int) -> Marked:
    return Marked(start, end, record.text[start:end])


def _changes(before: Sequence[Marked], after: Sequence[Marked]) -> Iterator[Change]:
    one, other = [_plain(p.surface) for p in before], [_plain(p.surface) for p in after]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, i, j, m, n in matcher.get_opcodes():
        if kind != "equal":
            yield from _replaced(before[i:j], after[m:n])


def _replaced(before: Sequence[Marked], after: Sequence[Marked]) -> Iterator[Change]:
    """Paragraphs that are alike are one that changed; the rest is gone or new."""
    pairs = _paired(before, after, lambda p: _plain(p.surface))
    kept = {n for _, n in pairs}
    for i, paragraph in enumerate(before):
        found = next((n for m, n in pairs if m == i), None)
        yield Change("removed" if found is None else "changed", paragraph, _at(after, found))
    yield from (Change("added", None, p) for n, p in enumerate(after) if n not in kept)


def _at(items: Sequence[Marked], index: int | None) -> Marked | None:
    return None if index is None else items[index]


def _paired(
    before: Sequence[Marked], after: Sequence[Marked], text: Callable[[Marked], str]
) -> list[tuple[int, int]]:
    """The likest pairs first, each used once."""
    scores = [
        (-_ratio(text(p), text(q)), i, n)
        for i, p in enumerate(before[:MOST_COMPARED])
        for n, q in enumerate(after[:MOST_COMPARED])
    ]
    found: list[tuple[int, int]] = []
    for score, i, n in sorted(scores):
        free = all(i != m and n != k for m, k in found)
        if -score >= ALIKE and free:
            found.append((i, n))
    return found


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _statements(before: Record, after: Record) -> Iterator[FactChange]:
    one, other = ([_said(r, s) for s in r.statements] for r in (before, after))
    yield from _facts("statement", one, other)


def _events(before: Record, after: Record) -> Iterator[FactChange]:
    one, other = ([_done(r, e) for e in r.events] for r in (before, after))
    yield from _facts("event", one, other)


class _Fact(Struct, frozen=True):
    id: str
    at: Marked
    fields: dict[str, str]


def _said(record: Record, said: Statement) -> _Fact:
    names = {e.id: e.name for e in record.entities}
    start = min((c.start for c in said.contents), default=0)
    end = max((c.end for c in said.contents), default=0)
    fields = {
        "kind": said.kind,
        "speaker": names.get(said.speaker or "", ""),
        "stance": said.stance,
        "words": _plain(record.text[start:end]),
    }
    return _Fact(said.id, _marked(record, start, end), fields)


def _done(record: Record, event: Event) -> _Fact:
    names = {e.id: e.name for e in record.entities}
    times = {t.id: t.value for t in record.times}
    thing = event.object
    fields = {
        "type": event.type,
        "actors": "; ".join(names.get(i, i) for i in event.actors),
        "recipients": "; ".join(names.get(i, i) for i in event.recipients),
        "status": event.status,
        "time": times.get(event.time or "") or "",
        "place": names.get(event.place or "", ""),
        "object": _plain(record.text[thing.start : thing.end]) if thing else "",
        "quantity": event.quantity.value or "",
        "amount": event.amount.value or "",
    }
    return _Fact(event.id, _marked(record, event.sentence.start, event.sentence.end), fields)


def _facts(
    what: Literal["statement", "event"], before: Sequence[_Fact], after: Sequence[_Fact]
) -> Iterator[FactChange]:
    pairs = _alike(before, after)
    for i, n in sorted(pairs):
        one, other = before[i], after[n]
        fields = tuple(k for k in one.fields if one.fields[k] != other.fields[k])
        if fields:
            yield FactChange("changed", what, one.id, other.id, one.at, other.at, fields)
    gone, new = {i for i, _ in pairs}, {n for _, n in pairs}
    for i, fact in enumerate(before):
        if i not in gone:
            yield FactChange("removed", what, before=fact.id, before_at=fact.at)
    for n, fact in enumerate(after):
        if n not in new:
            yield FactChange("added", what, after=fact.id, after_at=fact.at)


def _alike(before: Sequence[_Fact], after: Sequence[_Fact]) -> list[tuple[int, int]]:
    """The same fact in both states: by its fields, and by the words around it."""
    scores = [
        (-_likeness(one, other), i, n)
        for i, one in enumerate(before)
        for n, other in enumerate(after)
        if one.fields.get("type") == other.fields.get("type")
    ]
    found: list[tuple[int, int]] = []
    for score, i, n in sorted(scores):
        if -score >= ALIKE and all(i != m and n != k for m, k in found):
            found.append((i, n))
    return found


def _likeness(one: _Fact, other: _Fact) -> float:
    same = sum(one.fields[k] == other.fields[k] for k in one.fields) / len(one.fields)
    return 0.5 * same + 0.5 * _ratio(one.at.surface, other.at.surface)
