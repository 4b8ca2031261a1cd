"""Every language's corpus of entities: accepted, rejected and known to be wrong."""

from importlib import resources

import msgspec
import pytest
import yaml
from msgspec import Struct

from saksi.find.entities import EntityIndex, find_entities
from saksi.lang.base import LANGUAGES, load_language
from saksi.records import Article, Block, Instant, Outlet
from saksi.text.analysis import analyse


class Expected(Struct, forbid_unknown_fields=True):
    """One entity; `kind` and `mentions` that are left out are not looked at."""

    name: str
    kind: str | None = None
    country: str | None = None
    mentions: list[str] | None = None


class Accepted(Struct, forbid_unknown_fields=True):
    """A text with some of its entities."""

    text: str
    expect: list[Expected]
    published: str | None = None
    why: str = ""


class Refused(Struct, forbid_unknown_fields=True):
    """A text with names that are none."""

    text: str
    names: list[str]


class Corpus(Struct, forbid_unknown_fields=True):
    """One language's file."""

    published: str
    accept: list[Accepted]
    reject: list[Refused]
    known_wrong: list[Accepted] = []


def _load(lang: str) -> Corpus:
    file = resources.files(f"saksi.lang.{lang}") / "corpus" / "entities.yaml"
    return msgspec.convert(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader), Corpus)


CORPORA = {lang: _load(lang) for lang in LANGUAGES}
ACCEPTED = [(x, c.published, e) for x, c in CORPORA.items() for e in c.accept]
WRONG = [(x, c.published, e) for x, c in CORPORA.items() for e in c.known_wrong]
REFUSED = [(x, e) for x, c in CORPORA.items() for e in c.reject]


def _find(text: str, lang: str, day: str) -> EntityIndex:
    language = load_language(lang)
    article = Article(
        lang, Outlet(None), published_at=Instant(day), paragraphs=(Block(0, len(text)),)
    )
    return find_entities(analyse(text, article, language.text), language.names)


def _check(lang: str, day: str, entry: Accepted) -> None:
    index = _find(entry.text, lang, entry.published or day)
    for expected in entry.expect:
        found = index.named(expected.name)
        assert found is not None, [e.name for e in index.entities]
        assert found.country == expected.country
        assert expected.kind in (None, found.kind)
        words = [entry.text[m.start : m.end] for m in found.mentions]
        assert expected.mentions in (None, words)


def _text(case: object) -> str | None:
    return getattr(case, "text", None)


@pytest.mark.parametrize(("lang", "day", "entry"), ACCEPTED, ids=_text)
def test_corpus_accepts(lang: str, day: str, entry: Accepted) -> None:
    _check(lang, day, entry)


@pytest.mark.parametrize(("lang", "entry"), REFUSED, ids=_text)
def test_corpus_rejects(lang: str, entry: Refused) -> None:
    names = {e.name for e in _find(entry.text, lang, "2025-06-18").entities}
    assert not names & set(entry.names)


@pytest.mark.xfail(reason="known to be wrong", strict=True)
@pytest.mark.parametrize(("lang", "day", "entry"), WRONG, ids=_text)
def test_corpus_known_wrong(lang: str, day: str, entry: Accepted) -> None:
    _check(lang, day, entry)
