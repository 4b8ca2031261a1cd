"""Words as comparing texts knows them: one form for what says the same in Indonesian and English."""

from collections.abc import Iterator
from functools import cache, lru_cache

from saksi.lang.base import LANGUAGES
from saksi.lang.tables import bilingual, bridge, countries, frequent, organizations
from saksi.link.card import Words
from saksi.store.words import CACHED, fold, form_of, plain_words

LONGEST_STATE = 3  # words of a country's name before its people
SHORTEST_NAME = 3  # letters of a country's name; `US` and `AS` are other words too


def words_for_linking() -> Words:
    """What linking needs to know of words."""
    return Words(meaning_of, weight_of, body_of, state_of)


def body_of(name: str) -> str | None:
    """The first of the names of a body between states, a party, a company; null for others."""
    return _bodies().get(fold_name(name))


@lru_cache(CACHED)
def state_of(name: str) -> str | None:
    """The country whose name or people's name opens a group's: `Kenyan engineers`, never that alone."""
    words = name.split()
    openings = (
        " ".join(words[:count]) for count in range(min(LONGEST_STATE, len(words) - 1), 0, -1)
    )
    return next((code for one in openings if (code := _states().get(one))), None)


@cache
def _states() -> dict[str, str]:
    return {
        word: code
        for lang in LANGUAGES
        for code, row in countries(lang).items()
        for word in (*row["names"], *row["adjectives"])
    }


def fold_name(name: str) -> str:
    """A name without case, accents, spaces and punctuation."""
    return "".join(fold(word) for word in plain_words(name))


@cache
def _bodies() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, lines in organizations().items():
        for names in lines if kind != "national" else ():
            found |= {fold_name(n): names[0] for n in names if fold_name(n) not in found}
    return found


@lru_cache(CACHED)
def meaning_of(word: str, lang: str | None) -> str:
    """The word's meaning: its English lemma where a table knows it, else its own lemma.

    A word that a table lists as it stands goes before its lemma: `menjanjikan` is no `perjanjian`.
    """
    known, form = _meanings().get(lang or "", {}), form_of(word, lang)
    return known.get(fold(word)) or known.get(form, form)


def weight_of(meaning: str) -> float:
    """How much a meaning tells of what a text is about: 0 for what stands everywhere, else to 1."""
    return _weights().get(meaning, 1.0)


@cache
def _meanings() -> dict[str, dict[str, str]]:
    """By language, from lemma to meaning; hand-written lines, then countries, then aligned pairs."""
    found: dict[str, dict[str, str]] = {"id": {}, "en": {}}
    for indonesian, english in bridge():
        for lang, words in (("id", indonesian), ("en", english)):
            for word in words:
                for form in (form_of(word, lang), fold(word)):
                    found[lang].setdefault(form, english[0])
    for lang, form, country in _countries():
        found[lang].setdefault(form, country)
    for word, translated in bilingual():
        found["id"].setdefault(word, found["en"].get(translated, translated))
    return found


def _countries() -> Iterator[tuple[str, str, str]]:
    """Language, form and meaning of what one word calls a country: `Inggris`, `Britain`, `British`.

    The meaning is the form that stands in most articles, so that it weighs what it should.
    """
    tables = {code: countries(code) for code in LANGUAGES}
    for code in sorted(set.intersection(*(set(rows) for rows in tables.values()))):
        called = [
            (lang, word)
            for lang, rows in tables.items()
            for word in (*rows[code]["names"], *rows[code]["adjectives"])
            if word.isalpha() and len(word) >= SHORTEST_NAME
        ]
        forms = [(lang, f) for lang, word in called for f in (form_of(word, lang), fold(word))]
        for lang, form in forms:
            yield lang, form, min((f for _, f in forms), key=weight_of)


@cache
def _weights() -> dict[str, float]:
    return {word: max(0.0, 1.0 - 3.0 * share) for word, share in frequent()}
