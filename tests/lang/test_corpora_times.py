"""Every language's corpus of times: accepted, rejected and known to be wrong."""

from importlib import resources
from typing import Any

import msgspec
import pytest
import yaml
from msgspec import UNSET, Struct, UnsetType

from saksi.find.times import find_times
from saksi.lang.base import LANGUAGES, load_language
from saksi.records import Article, Block, Instant, Outlet, Time
from saksi.text.analysis import analyse


class Expected(Struct, forbid_unknown_fields=True):
    """One time; `type` left out follows from the value, `mod` left out is none."""

    surface: str
    value: str | None
    type: str | None = None
    mod: str | None = None
    begin: str | UnsetType = UNSET
    end_date: str | UnsetType = UNSET


class Entry(Struct, forbid_unknown_fields=True):
    """A text with all of its times; `published` as the file says where it is left out."""

    text: str
    expect: list[Expected] = []
    published: str | UnsetType | None = UNSET
    why: str = ""


class Corpus(Struct, forbid_unknown_fields=True):
    """One language's file."""

    published: str
    accept: list[Entry]
    reject: list[Entry]
    known_wrong: list[Entry] = []


def _load(lang: str) -> Corpus:
    file = resources.files(f"saksi.lang.{lang}") / "corpus" / "times.yaml"
    # every scalar is a string: YAML's own dates and integers would change what the file says
    loaded = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return msgspec.convert(_nulls(loaded), Corpus)


def _nulls(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _nulls(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_nulls(value) for value in node]
    return None if node == "null" else node


CORPORA = {lang: _load(lang) for lang in LANGUAGES}


def _entries(part: str) -> list[Any]:
    return [
        pytest.param(lang, entry, id=f"{lang}-{number}-{entry.text[:40]}")
        for lang, corpus in CORPORA.items()
        for number, entry in enumerate(getattr(corpus, part), 1)
    ]


def _found(lang: str, entry: Entry) -> list[Time]:
    published = CORPORA[lang].published if entry.published is UNSET else entry.published
    instant = Instant(published) if published else None
    article = Article(
        lang, Outlet(None), published_at=instant, paragraphs=(Block(0, len(entry.text)),)
    )
    language = load_language(lang)
    return list(find_times(analyse(entry.text, article, language.text), language.times).times)


def _type(value: str | None) -> str:
    if value is None or value.endswith("_REF"):
        return "DATE"
    if value[0] == "P":
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def _wanted(expected: Expected) -> dict[str, str | None]:
    fields = msgspec.to_builtins(expected)
    return {**fields, "type": expected.type or _type(expected.value), "mod": expected.mod}


def _given(time: Time, expected: Expected) -> dict[str, str | None]:
    return {name: getattr(time, name) for name in _wanted(expected)}


def _agree(lang: str, entry: Entry) -> None:
    found = _found(lang, entry)
    assert [t.surface for t in found] == [e.surface for e in entry.expect]
    for time, expected in zip(found, entry.expect, strict=True):
        assert _given(time, expected) == _wanted(expected)
        assert entry.text[time.start : time.end] == time.surface


@pytest.mark.parametrize(("lang", "entry"), _entries("accept"))
def test_corpus_times_are_exactly_those_expected(lang: str, entry: Entry) -> None:
    _agree(lang, entry)


@pytest.mark.parametrize(("lang", "entry"), _entries("reject"))
def test_corpus_rejects_hold_no_time(lang: str, entry: Entry) -> None:
    assert [(t.surface, t.value, t.rule) for t in _found(lang, entry)] == []


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_corpus_is_large_enough_to_hold_the_rules(lang: str) -> None:
    corpus = CORPORA[lang]
    assert len(corpus.accept) >= 180
    assert len(corpus.reject) >= 70
