"""Every language's corpus of events, and the examples of the ontology: accepted and rejected."""

import re
from importlib import resources
from typing import Any

import msgspec
import pytest
import yaml
from msgspec import Struct

from saksi.lang.base import LANGUAGES
from saksi.ontology import load_ontology
from saksi.records import Event, EventType
from tests.find.marked import read_marked

_MARKED = re.compile(r"\[([^\]:]+)(?::[^\]]+)?\]")


class Expected(Struct, forbid_unknown_fields=True):
    """One act; what is left out may be anything (an act's recipients) or `happened`."""

    type: str
    trigger: str
    actors: list[str] = []
    recipients: list[str] = []
    status: str = "happened"


class Entry(Struct, forbid_unknown_fields=True):
    """A sentence with its acts; `others` where it tells further acts that are not at stake."""

    text: str
    expect: list[Expected] = []
    others: bool = False
    why: str = ""


class Corpus(Struct, forbid_unknown_fields=True):
    """One language's file."""

    accept: list[Entry]
    reject: list[Entry]
    known_wrong: list[Entry] = []


def _load(lang: str) -> Corpus:
    file = resources.files(f"saksi.lang.{lang}") / "corpus" / "events.yaml"
    return msgspec.convert(
        yaml.load(file.read_text("utf-8"), yaml.BaseLoader), Corpus, strict=False
    )


CORPORA = {lang: _load(lang) for lang in LANGUAGES}


def _entries(part: str) -> list[Any]:
    return [
        pytest.param(lang, entry, id=f"{lang}-{number}-{entry.text[:40]}")
        for lang, corpus in CORPORA.items()
        for number, entry in enumerate(getattr(corpus, part), 1)
    ]


def _agree(lang: str, entry: Entry) -> None:
    events, names, text = read_marked(lang, entry.text)
    for expected in entry.expect:
        same = [
            e for e in events if (e.type, e.trigger.surface) == (expected.type, expected.trigger)
        ]
        assert len(same) == 1, _told(events)
        event = same[0]
        assert text[event.trigger.start : event.trigger.end] == expected.trigger
        assert {names[i] for i in event.actors} >= set(expected.actors), _told(events)
        assert {names[i] for i in event.recipients} >= set(expected.recipients), _told(events)
        assert event.status == expected.status
    assert entry.others or len(events) == len(entry.expect), _told(events)


def _told(events: tuple[Event, ...]) -> list[tuple[str, str, float]]:
    return [(e.type, e.trigger.surface, e.confidence) for e in events]


@pytest.mark.parametrize(("lang", "entry"), _entries("accept"))
def test_corpus_events_are_those_expected(lang: str, entry: Entry) -> None:
    _agree(lang, entry)


@pytest.mark.parametrize(("lang", "entry"), _entries("reject"))
def test_corpus_rejects_hold_no_event(lang: str, entry: Entry) -> None:
    assert _told(read_marked(lang, entry.text)[0]) == []


@pytest.mark.parametrize(("lang", "entry"), _entries("known_wrong"))
@pytest.mark.xfail(
    strict=True, reason="known to be wrong; the corpus says why", raises=AssertionError
)
def test_corpus_known_wrong_is_not_reached_yet(lang: str, entry: Entry) -> None:
    _agree(lang, entry)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_corpus_entries_are_complete_and_not_repeated(lang: str) -> None:
    corpus = CORPORA[lang]
    assert all(entry.expect for entry in (*corpus.accept, *corpus.known_wrong))
    assert all(entry.why and not entry.expect for entry in corpus.reject)
    assert all(entry.why for entry in corpus.known_wrong)
    texts = [e.text for e in (*corpus.accept, *corpus.reject, *corpus.known_wrong)]
    assert len(set(texts)) == len(texts)


def _examples(part: str) -> list[Any]:
    return [
        pytest.param(name, lang, example, id=f"{name}-{lang}-{example[:40]}")
        for name, card in load_ontology().types.items()
        for lang, examples in card.examples.items()
        for example in getattr(examples, part)
    ]


@pytest.mark.parametrize(("name", "lang", "example"), _examples("accept"))
def test_ontology_example_tells_one_act_of_its_type(
    name: EventType, lang: str, example: str
) -> None:
    events, names, _ = read_marked(lang, example)
    found = [e for e in events if e.type == name]
    assert len(found) == 1, _told(events)
    parties = {names[i] for i in (*found[0].actors, *found[0].recipients)}
    assert parties >= set(_MARKED.findall(example)), _told(events)


@pytest.mark.parametrize(("name", "lang", "example"), _examples("reject"))
def test_ontology_counterexample_tells_none(name: EventType, lang: str, example: str) -> None:
    assert [t for t in _told(read_marked(lang, example)[0]) if t[0] == name] == []
