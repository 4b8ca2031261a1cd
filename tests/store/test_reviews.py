"""Reviewers' decisions: shown everywhere, taken back, and kept when an article is read anew."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from saksi.errors import InputError
from saksi.records import Entity, Event, Record, Span, Statement
from saksi.store import Decision, Filters, ReviewError, Store, open_store
from tests.store.made import ENVOY, HARBOUR, NAVY, NORWAY, Deed, told

DEEDS = [
    Deed("REJECT", NORWAY, NAVY, day="2021-06-22", speaker=ENVOY, stance="deny"),
    Deed("AID", ENVOY, NORWAY, place=HARBOUR),
    Deed("ACCUSE", NAVY, NORWAY, status="denied"),
]
ARTICLE = told("a", DEEDS)
OTHER = told("b", DEEDS[:2])


@pytest.fixture
def read(store: Store) -> Store:
    store.put(ARTICLE)
    store.put(OTHER)
    return store


def event(store: Store, event_id: str, article: str = "a") -> Event:
    return next(e for e in store.get(article).events if e.id == event_id)


def entity(store: Store, name: str) -> Entity:
    return next(e for e in store.get("a").entities if e.name == name)


def statement(store: Store) -> Statement:
    (found,) = store.get("a").statements
    return found


def decide(store: Store, op: Any, *targets: str, **more: Any) -> Decision:
    return store.review.apply(op, targets, who="rina", **more)


def id_of(name: str) -> str:
    return next(e.id for e in ARTICLE.entities if e.name == name)


# What waits


def test_queue_asks_the_most_uncertain_first(read: Store) -> None:
    waiting = list(read.review.queue())
    doubts = [p.uncertainty for p in waiting]
    assert doubts == sorted(doubts, reverse=True)
    assert {(p.article, p.id) for p in waiting} == {
        *(("a", i) for i in ("v0", "v1", "v2", "s0")),
        *(("b", i) for i in ("v0", "v1", "s0")),
    }
    texts = {record.id: record.text for record in read.records()}
    assert all(p.words in texts[p.article] for p in waiting)
    assert [p.id for p in read.review.queue("event", Filters(status="denied"))] == ["v2"]
    assert len(read.review.queue(limit=2)) == 2


def test_what_was_looked_at_waits_no_more(read: Store) -> None:
    decide(read, "accept", "a#v0")
    decide(read, "correct", "a#s0", field="stance", value="accuse")
    left = {(p.article, p.id) for p in read.review.queue()}
    assert left & {("a", "v0"), ("a", "s0")} == set()
    assert len(left) == 5
    assert read.review.looked_at("a") == {"v0": "accepted", "s0": "corrected"}
    read.review.undo(1, who="budi")
    assert ("a", "v0") in {(p.article, p.id) for p in read.review.queue()}


# What is decided


def test_accepting_changes_no_record(read: Store) -> None:
    decide(read, "accept", "a#v0")
    assert read.get("a") == ARTICLE
    assert read.json("a") == ARTICLE.to_json()


def test_correction_is_shown_everywhere(read: Store) -> None:
    taken = decide(read, "correct", "a#v0", field="type", value="COERCE", why="a seizure")
    assert (taken.before, taken.after, taken.why) == ("REJECT", "COERCE", "a seizure")
    found = event(read, "v0")
    assert (found.type, found.rule, found.confidence) == ("COERCE", "review", 1.0)
    assert [row.id for row in read.events(Filters(type="COERCE")).rows] == ["v0"]
    assert read.total("events", Filters(type="REJECT")) == 1
    assert [r.id for r in read.records(Filters(type="COERCE"))] == ["a"]
    assert [e.type for r in read.records() for e in r.events][:1] == ["COERCE"]
    assert [row[4:6] for row in read.rows("events", Filters(type="COERCE"))] == [("v0", "COERCE")]
    assert read.json("a", as_read=True) == ARTICLE.to_json()


@pytest.mark.parametrize(
    ("target", "field", "value", "shown"),
    [
        ("a#v0", "status", "planned", lambda s: event(s, "v0").status),
        ("a#v0", "actors", [id_of(NAVY.name)], lambda s: list(event(s, "v0").actors)),
        ("a#v0", "recipients", [], lambda s: list(event(s, "v0").recipients)),
        ("a#v1", "place", None, lambda s: event(s, "v1").place),
        ("a#v1", "time", "t0", lambda s: event(s, "v1").time),
        ("a#v0", "attribution", None, lambda s: event(s, "v0").attribution),
        ("a#s0", "speaker", id_of(NAVY.name), lambda s: statement(s).speaker),
        ("a#s0", "stance", "promise", lambda s: statement(s).stance),
        (f"a#{id_of(NAVY.name)}", "name", "TNI AL", lambda s: entity(s, "TNI AL").name),
        (f"a#{id_of(NAVY.name)}", "country", None, lambda s: entity(s, NAVY.name).country),
    ],
)
def test_each_field_is_corrected_and_taken_back(
    read: Store, target: str, field: str, value: object, shown: Callable[[Store], object]
) -> None:
    decide(read, "correct", target, field=field, value=value)
    assert shown(read) == value
    read.review.undo(1, who="rina")
    assert read.get("a") == ARTICLE
    read.review.undo(2, who="rina")
    assert shown(read) == value


def test_rejected_finding_is_gone_from_every_reference(read: Store) -> None:
    decide(read, "reject", "a#s0")
    decide(read, "reject", f"a#{id_of(NORWAY.name)}")
    record = read.get("a")
    assert record.statements == ()
    assert event(read, "v0").attribution is None
    assert (event(read, "v0").actors, event(read, "v1").recipients) == ((), ())
    assert read.total("events", Filters(who="norwegia")) == 1  # that of the other article


def test_merged_entities_become_the_first(read: Store) -> None:
    first, second = id_of(NORWAY.name), id_of(ENVOY.name)
    decide(read, "merge", f"a#{first}", f"a#{second}")
    whole = entity(read, NORWAY.name)
    before = {e.id: e for e in ARTICLE.entities}
    assert len(whole.mentions) == len(before[first].mentions) + len(before[second].mentions)
    assert second not in {e.id for e in read.get("a").entities}
    assert statement(read).speaker == first
    assert statement(read).chain == (first,)
    assert event(read, "v1").actors == (first,)
    for mention in whole.mentions:
        assert ARTICLE.text[mention.start : mention.end] in (NORWAY.name, ENVOY.name)


def test_split_entity_takes_its_mentions_and_its_acts(read: Store) -> None:
    norway = entity(read, NORWAY.name)
    moved = norway.mentions[-1]
    value = {"mentions": [[moved.start, moved.end]], "name": "Norwegia Utara"}
    taken = decide(read, "split", f"a#{norway.id}", value=value)
    new = entity(read, "Norwegia Utara")
    assert new.id == f"r{taken.number}"
    assert [(m.start, m.end) for m in new.mentions] == [(moved.start, moved.end)]
    assert len(entity(read, NORWAY.name).mentions) == len(norway.mentions) - 1
    assert event(read, "v2").recipients == (new.id,)
    assert event(read, "v0").actors == (norway.id,)
    decide(read, "correct", f"a#{new.id}", field="country", value="SWE")
    assert entity(read, "Norwegia Utara").country == "SWE"
    assert [row.id for row in read.events(Filters(whom="SWE")).rows] == ["v2"]


def test_merged_acts_of_one_article_complete_each_other(read: Store) -> None:
    decide(read, "merge", "a#v0", "a#v1")
    found = event(read, "v0")
    assert (found.type, found.place) == ("REJECT", id_of(HARBOUR.name))
    assert {e.id for e in read.get("a").events} == {"v0", "v2"}
    assert read.review.constraints().same == ()


def test_acts_of_different_articles_bind_linking(read: Store) -> None:
    decide(read, "merge", "a#v0", "b#v0")
    decide(read, "split", "a#v1", "b#v1")
    bound = read.review.constraints()
    assert [(p.first, p.second) for p in bound.same] == [("a#v0", "b#v0")]
    assert [(p.first, p.second) for p in bound.apart] == [("a#v1", "b#v1")]
    assert (read.get("a"), read.get("b")) == (ARTICLE, OTHER)
    read.review.undo(1, who="rina")
    assert read.review.constraints().same == ()


@pytest.mark.parametrize(
    ("op", "targets", "more", "message"),
    [
        ("accept", ["a"], {}, "a finding is named ARTICLE#ID"),
        ("accept", ["nobody#v1"], {}, "no such article"),
        ("accept", ["a#v9"], {}, "the article has no 'v9'"),
        ("accept", ["a#v0", "a#v1"], {}, "accept takes one finding"),
        ("merge", ["a#v0"], {}, "merge takes two findings or more"),
        ("merge", ["a#v0", "a#v0"], {}, "named twice"),
        ("merge", ["a#v0", "a#s0"], {}, "several of one kind"),
        ("merge", ["a#e0", "b#e0"], {}, "entities of different articles"),
        ("split", ["a#s0"], {}, "neither merged nor split"),
        ("split", ["a#e0"], {"value": {"mentions": [[0, 1]]}}, "there are: 70:85"),
        ("correct", ["a#v0"], {}, "say which field"),
        ("correct", ["a#v0"], {"field": "rule", "value": "x"}, "what can: type, mode"),
        ("correct", ["a#v0"], {"field": "type", "value": "HUG"}, "type: Invalid enum value 'HUG'"),
        ("correct", ["a#v0"], {"field": "actors", "value": ["e9"]}, "no entity 'e9'"),
        ("correct", ["a#v0"], {"field": "time", "value": "t9"}, "no time 't9'"),
        ("undo", ["a#v0"], {}, "takes the number of a decision"),
    ],
)
def test_decision_that_cannot_be_taken_says_what_can(
    read: Store, op: str, targets: list[str], more: dict[str, object], message: str
) -> None:
    with pytest.raises((ReviewError, InputError), match=message):
        decide(read, op, *targets, **more)
    assert read.review.log() == []
    assert read.get("a") == ARTICLE


# The log


def test_log_only_grows(read: Store) -> None:
    decide(read, "accept", "a#v0", why="seen")
    decide(read, "correct", "b#v0", field="status", value="planned")
    read.review.undo(2, who="budi", why="no")
    read.review.undo(3, who="rina")
    log = list(read.review.log())
    assert [(d.number, d.op, d.who, d.undoes) for d in log] == [
        (4, "undo", "rina", 3),
        (3, "undo", "budi", 2),
        (2, "correct", "rina", None),
        (1, "accept", "rina", None),
    ]
    assert [d.active for d in log] == [True, False, True, True]
    assert [d.number for d in read.review.log("a")] == [1]
    assert [d.number for d in read.review.log(before=3, limit=1)] == [2]
    assert event(read, "v0", "b").status == "planned"
    assert (log[1].before, log[1].after) == ("planned", "happened")
    with pytest.raises(ReviewError, match="undone already"):
        read.review.undo(3, who="rina")
    with pytest.raises(ReviewError, match="no decision 9"):
        read.review.undo(9, who="rina")


def test_decisions_are_told_as_changes(read: Store) -> None:
    last = read.last_change()
    decide(read, "correct", "a#v0", field="status", value="planned")
    assert [(c.id, c.kind) for c in read.changes(last)] == [("a", "put")]


def test_everything_taken_back_is_as_it_was_read(read: Store) -> None:
    decide(read, "correct", "a#v0", field="type", value="AID")
    decide(read, "merge", "a#e0", "a#e1")
    decide(read, "merge", "a#v0", "a#v2")
    decide(read, "reject", "a#v1")
    decide(read, "correct", "a#e0", field="name", value="Kerajaan Norwegia")
    assert read.get("a") != ARTICLE
    for number in (3, 1, 5, 2, 4):
        read.review.undo(number, who="rina")
    assert read.get("a") == ARTICLE
    assert read.json("a") == ARTICLE.to_json()


# Reading anew


def renumbered(record: Record) -> Record:
    """The same findings as a newer model would number them, in another order."""
    ids = {e.id: f"e{n + 40}" for n, e in enumerate(record.entities)}
    events = [
        replace(
            e,
            id=f"v{n + 20}",
            actors=tuple(ids[i] for i in e.actors),
            recipients=tuple(ids[i] for i in e.recipients),
            place=ids.get(e.place or ""),
            attribution=e.attribution and "s7",
            rule="newer",
        )
        for n, e in enumerate(reversed(record.events))
    ]
    said = [
        replace(s, id="s7", speaker=ids[s.speaker or ""], chain=tuple(ids[i] for i in s.chain))
        for s in record.statements
    ]
    entities = [replace(e, id=ids[e.id]) for e in reversed(record.entities)]
    return replace(record, entities=tuple(entities), events=tuple(events), statements=tuple(said))


def test_decisions_survive_a_newer_model(read: Store, where: str) -> None:
    decide(read, "correct", "a#v0", field="actors", value=[id_of(NAVY.name)])
    decide(read, "correct", "a#v0", field="type", value="COERCE")
    decide(read, "merge", f"a#{id_of(HARBOUR.name)}", f"a#{id_of(ENVOY.name)}")
    decide(read, "accept", "a#v2")
    decide(read, "correct", "a#s0", field="speaker", value=id_of(NAVY.name))
    newer = renumbered(ARTICLE)
    read.put(newer)
    names = {e.id: e.name for e in read.get("a").entities}
    found = {e.trigger.start: e for e in read.get("a").events}
    first = found[ARTICLE.events[0].trigger.start]
    assert (first.id, first.type, [names[i] for i in first.actors]) == (
        "v22",
        "COERCE",
        [NAVY.name],
    )
    assert ENVOY.name not in names.values()
    assert names[found[ARTICLE.events[1].trigger.start].actors[0]] == HARBOUR.name
    assert names[statement(read).speaker or ""] == NAVY.name
    assert read.review.looked_at("a")["v20"] == "accepted"
    assert read.review.unmatched() == []
    assert read.json("a", as_read=True) == newer.to_json()
    with open_store(where, read_only=True) as again:
        assert again.get("a") == read.get("a")


def shifted(record: Record, by: int) -> Record:
    """The same findings where the page got a line before them."""
    text = "x" * (by - 1) + "\n" + record.text

    def moved(span: Any) -> Any:
        return replace(span, start=span.start + by, end=span.end + by)

    return replace(
        record,
        text=text,
        article=replace(record.article, headline=None, paragraphs=()),
        entities=tuple(replace(e, mentions=tuple(map(moved, e.mentions))) for e in record.entities),
        times=tuple(map(moved, record.times)),
        statements=tuple(
            replace(s, contents=tuple(map(moved, s.contents))) for s in record.statements
        ),
        events=tuple(
            replace(e, trigger=moved(e.trigger), sentence=moved(e.sentence)) for e in record.events
        ),
    )


def test_decisions_survive_a_text_that_moved(read: Store) -> None:
    decide(read, "correct", "a#v0", field="status", value="planned")
    decide(read, "correct", "a#s0", field="stance", value="ask")
    decide(read, "correct", f"a#{id_of(NAVY.name)}", field="name", value="TNI AL")
    read.put(shifted(ARTICLE, 30))
    assert event(read, "v0").status == "planned"
    assert statement(read).stance == "ask"
    assert entity(read, "TNI AL").country == "IDN"
    assert read.review.unmatched() == []


def test_what_a_newer_model_does_not_find_is_listed(read: Store) -> None:
    decide(read, "correct", "a#v1", field="status", value="planned")
    decide(read, "correct", "a#v0", field="place", value=id_of(HARBOUR.name))
    poorer = replace(ARTICLE, events=ARTICLE.events[:1], entities=tuple(
        e for e in ARTICLE.entities if e.name != HARBOUR.name
    ))  # fmt: skip
    read.put(poorer)
    assert read.get("a") == poorer
    assert [d.number for d in read.review.unmatched()] == [1, 2]
    read.put(ARTICLE)
    assert read.review.unmatched() == []
    assert event(read, "v1").status == "planned"
    assert event(read, "v0").place == id_of(HARBOUR.name)


def test_another_type_at_the_place_is_no_match(read: Store) -> None:
    decide(read, "correct", "a#v0", field="status", value="planned")
    decide(read, "correct", "a#v1", field="type", value="ASSAULT")
    events = tuple(
        replace(e, type="ASSAULT") if e.id != "v2" else e for e in ARTICLE.events
    )  # fmt: skip
    read.put(replace(ARTICLE, events=events))
    assert [d.number for d in read.review.unmatched()] == [1]
    assert event(read, "v1").type == "ASSAULT"


def test_spans_hold_after_every_decision(read: Store) -> None:
    decide(read, "merge", "a#e0", "a#e1")
    decide(read, "correct", "a#v0", field="object", value={"start": 0, "end": 5, "kind": "goods"})
    record = read.get("a")
    assert record.events[0].object is not None
    spans = [Span(m.start, m.end) for e in record.entities for m in e.mentions]
    assert all(0 <= s.start < s.end <= len(record.text) for s in spans)
    assert Record.from_json(read.json("a")) == record
