"""A record with the decisions of its reviewers: a pure function, taken anew at every reading."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from saksi.records import Entity, Event, Mention, Record, Span
from saksi.store.anchoring import Finding, found_again
from saksi.store.review_fields import MANY, REFERENCES, present_value
from saksi.store.review_values import RULE, Decision, Target


class Mended(Struct, frozen=True):
    """The record as decided; which ids were looked at and how; what each target is now."""

    record: Record
    looked_at: dict[str, str]
    matched: dict[tuple[int, int], str | None]


def mend(record: Record, decisions: Iterable[Decision]) -> Mended:
    """The active decisions in their order; one whose findings are gone changes nothing."""
    work = _Work(record)
    for decision in sorted(decisions, key=lambda d: d.number):
        if decision.active and decision.op != "undo":
            work.decide(decision)
    return work.done()


class _Work:
    """The findings by id, while decisions are taken on them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.entities = {e.id: e for e in record.entities}
        self.statements = {s.id: s for s in record.statements}
        self.events = {v.id: v for v in record.events}
        self.merged: dict[str, str] = {}
        self.looked_at: dict[str, str] = {}
        self.matched: dict[tuple[int, int], str | None] = {}

    def done(self) -> Mended:
        mended = replace(
            self.record,
            entities=tuple(self.entities.values()),
            statements=tuple(self.statements.values()),
            events=tuple(self.events.values()),
        )
        return Mended(mended, self.looked_at, self.matched)

    def decide(self, decision: Decision) -> None:
        ids = [self._find(decision, n, t) for n, t in enumerate(decision.targets)]
        here = [found for found in ids if found is not None]
        if not here:
            return
        if decision.op == "accept":
            self.looked_at[here[0]] = "accepted"
        elif decision.op == "correct":
            self._correct(decision, here[0])
        elif decision.op == "reject":
            self._drop(here[0])
        elif decision.op == "merge":
            self._merge(decision, here)
        elif decision.op == "split" and decision.kind == "entity":
            self._split(decision, here[0])

    def _find(self, decision: Decision, position: int, target: Target) -> str | None:
        if target.article != self.record.id:
            return None
        if target.anchor.made:
            found: str | None = f"r{target.anchor.made}"
        else:
            types = [decision.after] if decision.field == "type" else []
            found = found_again(self.record, target.anchor, types)
        found = self.merged.get(found or "", found)
        found = found if found in self._of(decision.kind) else None
        self.matched[decision.number, position] = found
        return found

    def _of(self, kind: str) -> dict[str, Any]:
        pools: dict[str, dict[str, Any]] = {
            "entity": self.entities,
            "statement": self.statements,
            "event": self.events,
        }
        return pools[kind]

    def _correct(self, decision: Decision, found: str) -> None:
        field = decision.field or ""
        try:
            value = present_value(self.record, decision.kind, field, decision.after)
        except LookupError:
            self.matched[decision.number, 0] = None
            return
        if field in REFERENCES:
            value = self._as_merged(value) if field in MANY else self.merged.get(value, value)
        pool = self._of(decision.kind)
        sure = {} if decision.kind == "entity" else {"confidence": 1.0}
        pool[found] = replace(pool[found], **{field: value}, rule=RULE, **sure)
        self.looked_at[found] = "corrected"

    def _as_merged(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.merged.get(i, i) for i in ids))

    def _drop(self, found: str) -> None:
        for kind in ("entity", "statement", "event"):
            self._of(kind).pop(found, None)
        self._point({found: None})

    def _merge(self, decision: Decision, ids: list[str]) -> None:
        first, *others = dict.fromkeys(ids)
        for other in others:
            if decision.kind == "entity":
                self.entities[first] = joined(self.entities[first], self.entities.pop(other))
            else:
                self.events[first] = completed(self.events[first], self.events.pop(other))
            self.merged[other] = first
        self.matched |= {key: first for key, found in self.matched.items() if found in others}
        self._point(dict.fromkeys(others, first))
        self.looked_at[first] = "corrected" if others else "accepted"

    def _split(self, decision: Decision, found: str) -> None:
        """The mentions that were named become an entity of their own."""
        whole, named = self.entities[found], decision.after
        places = {(start, end) for start, end in named["mentions"]}
        moved = tuple(m for m in whole.mentions if (m.start, m.end) in places)
        kept = tuple(m for m in whole.mentions if (m.start, m.end) not in places)
        if not moved or not kept:
            self.matched[decision.number, 0] = None
            return
        new = f"r{decision.number}"
        name = named.get("name") or max((self._surface(m) for m in moved), key=len)
        self.entities[found] = replace(whole, mentions=kept, rule=RULE)
        self.entities[new] = replace(
            whole, id=new, name=name, mentions=moved, roles=(), wikidata=None, rule=RULE
        )
        self.looked_at |= {found: "corrected", new: "corrected"}
        self._point_moved(found, new, moved, kept)

    def _surface(self, span: Mention | Span) -> str:
        return self.record.text[span.start : span.end]

    def _point_moved(
        self, old: str, new: str, moved: Sequence[Mention], kept: Sequence[Mention]
    ) -> None:
        """What is told beside the moved mentions alone is told of the new entity."""
        for s in self.statements.values():
            spot = s.speaker_mention
            if spot and any((m.start, m.end) == (spot.start, spot.end) for m in moved):
                self.statements[s.id] = pointed(s, {old: new})
        for v in self.events.values():
            if _within(moved, v.sentence) and not _within(kept, v.sentence):
                self.events[v.id] = pointed(v, {old: new})

    def _point(self, moves: dict[str, str | None]) -> None:
        for kind in ("statement", "event"):
            pool = self._of(kind)
            for found in pool:
                pool[found] = pointed(pool[found], moves)
        for found, entity in self.entities.items():
            roles = tuple(replace(r, of=moves.get(r.of or "", r.of)) for r in entity.roles)
            self.entities[found] = replace(entity, roles=roles) if entity.roles else entity


def _within(mentions: Iterable[Mention], span: Span) -> bool:
    return any(span.start <= m.start and m.end <= span.end for m in mentions)


def pointed(finding: Finding, moves: dict[str, str | None]) -> Any:
    """The finding with its references moved; a reference to nothing is left out."""
    changed = {}
    for field in _references(finding):
        value = getattr(finding, field)
        ids = value if field in MANY else (value,)
        if any(one in moves for one in ids):
            new = list(dict.fromkeys(moves.get(one, one) for one in ids))
            changed[field] = tuple(filter(None, new)) if field in MANY else new[0]
    return replace(finding, **changed) if changed else finding


def _references(finding: Finding) -> Iterator[str]:
    return (field for field in finding.__struct_fields__ if field in REFERENCES)


def joined(first: Entity, second: Entity) -> Entity:
    """One entity with the mentions and roles of both, and the first one's name."""
    mentions = sorted({(m.start, m.end): m for m in (*second.mentions, *first.mentions)}.items())
    return replace(
        first,
        mentions=tuple(mention for _, mention in mentions),
        roles=tuple(dict.fromkeys((*first.roles, *second.roles))),
        country=first.country or second.country,
        wikidata=first.wikidata or second.wikidata,
        rule=RULE,
    )


def completed(first: Event, second: Event) -> Event:
    """One act with the first one's values, and the second's where it has none."""
    missing = {
        field: getattr(second, field)
        for field in Event.__struct_fields__
        if getattr(first, field) in (None, ()) and getattr(second, field) not in (None, ())
    }
    return replace(first, **missing, rule=RULE)
