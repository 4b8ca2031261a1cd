"""Merged events as a directed graph of parties: a tie for each act, or one for all of a kind."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from saksi.link import MergedEvent, Party
from saksi.store import Filters, Store
from saksi.views.exports.acts import card, dyads
from saksi.views.exports.chosen import merged_acts
from saksi.views.exports.form import Edges

ATTRIBUTES = {
    "type": "string", "mode": "string", "status": "string", "quad": "string",
    "symmetric": "boolean", "acts": "integer", "reports": "integer", "sources": "integer",
    "begin": "string", "end": "string", "event": "string", "sentence": "string",
}  # fmt: skip


class Tie(Struct, frozen=True):
    """`source` and `target` are keys of parties; days are empty where no report dates the act.

    `symmetric`: they did it together, and their order means nothing. `sources` is the number of
    independent sources of a single act. Of several acts together `event`, `mode`, `sentence` and
    `sources` are null.
    """

    source: str
    target: str
    type: str
    status: str
    quad: str
    symmetric: bool
    begin: str
    end: str
    reports: int
    acts: int = 1
    sources: int | None = None
    mode: str | None = None
    event: str | None = None
    sentence: str | None = None


def parties(store: Store, filters: Filters) -> dict[str, Party]:
    """Everyone who acts or is acted upon, by key, in the order they first do."""
    found: dict[str, Party] = {}
    for event in merged_acts(store, filters):
        for party in (*event.actors, *event.recipients):
            found.setdefault(party.key, party)
    return found


def ties(store: Store, filters: Filters, edges: Edges) -> Iterator[Tie | None]:
    """The ties; `None` for each act with one party alone, which ties nobody."""
    if edges == "dated":
        yield from _dated(store, filters)
        return
    together: dict[tuple[object, ...], Tie] = {}
    for tie in _dated(store, filters):
        if tie is None:
            yield None
            continue
        key = tie.source, tie.target, tie.type, tie.status, tie.symmetric
        together[key] = _joined(together[key], tie) if key in together else _alone(tie)
    yield from together.values()


def _dated(store: Store, filters: Filters) -> Iterator[Tie | None]:
    for event in merged_acts(store, filters):
        for one, other in dyads(event.actors, event.recipients):
            yield _tie(event, one, other) if one and other else None


def _tie(event: MergedEvent, one: Party, other: Party) -> Tie:
    told = event.when.value is not None
    return Tie(
        source=one.key,
        target=other.key,
        type=event.type,
        status=event.status,
        quad=card(event.type).quad,
        symmetric=not event.recipients,
        begin=event.when.begin if told else "",
        end=event.when.end if told else "",
        reports=len(event.reports),
        sources=event.sources,
        mode=event.mode,
        event=event.id,
        sentence=event.reports[0].surface,
    )


def _alone(tie: Tie) -> Tie:
    return replace(tie, sources=None, mode=None, event=None, sentence=None)


def _joined(one: Tie, other: Tie) -> Tie:
    return replace(
        one,
        begin=min((d for d in (one.begin, other.begin) if d), default=""),
        end=max(one.end, other.end),
        reports=one.reports + other.reports,
        acts=one.acts + other.acts,
    )
