"""Every language's corpus of statements: accepted by house style, rejected, relayed, known wrong."""

from importlib import import_module
from typing import Any

import pytest
from msgspec import UNSET

from saksi.lang.base import LANGUAGES
from tests.lang.statement_corpus import Entry, Found, Said, find, load, parse, same_words

CORPORA = {lang: load(lang) for lang in LANGUAGES}
ACCEPTED, REJECTED, STYLES, RELAYED = 200, 80, 6, 60
RIGHT = 0.9
"""The share of relay sentences whose whole chain and both dates are to be right."""


def _accepted(lang: str) -> list[Entry]:
    return [e for entries in CORPORA[lang].accept.values() for e in entries]


def _part(lang: str, part: str) -> list[Entry]:
    found: list[Entry] = getattr(CORPORA[lang], part) if part != "accept" else _accepted(lang)
    return found


def _params(part: str) -> list[Any]:
    return [
        pytest.param(lang, entry, id=f"{lang}-{number}-{entry.text[:40]}")
        for lang in LANGUAGES
        for number, entry in enumerate(_part(lang, part), 1)
    ]


def _find(lang: str, entry: Entry) -> tuple[Found, list[Said]]:
    text, said = parse(entry.text)
    return find(lang, text, entry, CORPORA[lang].published), said


def _agree(found: Found, said: list[Said], entry: Entry) -> None:
    text = found.text
    wanted = [(s.kind, [text[a:b] for a, b in s.contents]) for s in said]
    given = [(s.kind, [text[c.start : c.end] for c in s.contents]) for s in found.statements]
    assert given == wanted
    for statement, one in zip(found.statements, said, strict=True):
        if one.cue:
            assert statement.cue is not None
            assert text[statement.cue.start : statement.cue.end] == text[slice(*one.cue)]
        if one.speaker:
            name = found.name(statement.speaker)
            assert same_words(name, text[slice(*one.speaker)]), name
    _agree_on_fields(found, entry)


def _agree_on_fields(found: Found, entry: Entry) -> None:
    first = found.statements[0]
    for field, entity in (("speaker", first.speaker), ("to", first.addressee)):
        wanted, name = getattr(entry, field), found.name(entity)
        if wanted is not UNSET:
            assert name is None if wanted is None else same_words(name, wanted), (field, name)
    for field in ("said", "relayed"):
        if getattr(entry, field) is not UNSET:
            time = getattr(first, field)
            assert (found.times[time].surface if time else None) == getattr(entry, field), field
    if entry.stance is not UNSET:
        assert first.stance == entry.stance
    if entry.chain is not UNSET:
        names = [found.name(e) for e in first.chain]
        assert len(names) == len(entry.chain), names
        assert all(same_words(n, w) for n, w in zip(names, entry.chain, strict=True)), names


@pytest.mark.parametrize(("lang", "entry"), _params("accept"))
def test_corpus_statements_are_exactly_those_marked(lang: str, entry: Entry) -> None:
    found, said = _find(lang, entry)
    _agree(found, said, entry)


@pytest.mark.parametrize(("lang", "entry"), _params("reject"))
def test_corpus_rejects_hold_no_statement(lang: str, entry: Entry) -> None:
    found, _ = _find(lang, entry)
    spans = [(s.contents[0].start, s.contents[-1].end, s.rule) for s in found.statements]
    assert [(found.text[a:b], rule) for a, b, rule in spans] == []


@pytest.mark.parametrize(("lang", "entry"), _params("known_wrong"))
@pytest.mark.xfail(
    strict=True, reason="known to be wrong; the corpus says why", raises=AssertionError
)
def test_corpus_known_wrong_is_not_reached_yet(lang: str, entry: Entry) -> None:
    found, said = _find(lang, entry)
    _agree(found, said, entry)


def _wrong(lang: str, entry: Entry) -> str | None:
    found, said = _find(lang, entry)
    try:
        _agree(found, said, entry)
    except AssertionError as error:
        return f"{lang}: {entry.text}: {str(error)[:200]}"
    return None


def test_relay_sentences_have_their_whole_chain_and_both_dates() -> None:
    all_of_them = [(lang, entry) for lang in LANGUAGES for entry in CORPORA[lang].relays]
    wrong = [text for lang, entry in all_of_them if (text := _wrong(lang, entry))]
    assert len(all_of_them) >= RELAYED
    assert len(wrong) <= (1 - RIGHT) * len(all_of_them), "\n".join(wrong)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_corpus_entries_are_complete_and_not_repeated(lang: str) -> None:
    corpus = CORPORA[lang]
    accepted = _accepted(lang)
    assert len(accepted) >= ACCEPTED
    assert len(corpus.reject) >= REJECTED
    assert len(corpus.accept) >= STYLES
    assert all(parse(e.text)[1] for e in (*accepted, *corpus.relays))
    assert not any(parse(e.text)[1] for e in corpus.reject)
    assert all(e.why for e in (*corpus.reject, *corpus.known_wrong))
    assert all(e.chain is not UNSET for e in corpus.relays)
    texts = [e.text for e in (*accepted, *corpus.reject, *corpus.relays, *corpus.known_wrong)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cue_lexicon_examples_hold_their_cue(lang: str) -> None:
    entries = import_module(f"saksi.lang.{lang}.statements").CUES
    wrong = []
    for entry in entries:
        found = find(lang, entry.example, Entry(entry.example), CORPORA[lang].published)
        if entry.lemma not in [s.cue.lemma for s in found.statements if s.cue]:
            wrong.append(f"{entry.lemma}: {entry.example}")
    assert wrong == []
