"""What a person types to search, as an expression of the index.

All words are required; `"a phrase"`, `begin*`, `one OR other`, and `-word` to leave out.
"""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from saksi.lang.base import LANGUAGES
from saksi.store.words import fold, form_of, plain_words

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_OR = "OR"
MOST_TERMS = 100


class Term(Struct, frozen=True):
    """One word or phrase; the last word of a `prefix` term may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    left_out: bool = False
    joined_by_or: bool = False


class Way(Struct, frozen=True):
    """Forms that stand for a term where they follow each other; the last may go on."""

    forms: tuple[str, ...]
    prefix: bool = False


class Query(Struct, frozen=True):
    """What is asked of the index (FTS5), and what is to be marked in what it finds."""

    expression: str
    marked: tuple[Way, ...]


def parse_query(query: str) -> Query:
    """Nothing in the query is syntax of FTS5 itself.

    Raises `ValueError` where no word is left to search for. Terms beyond `MOST_TERMS` are not
    looked at: whole pages are pasted into search boxes.
    """
    terms = list(islice(_terms(query), MOST_TERMS))
    wanted = [term for term in terms if not term.left_out]
    if not wanted:
        raise ValueError("no word to search for")
    groups = (" OR ".join(map(_any_way, group)) for group in _groups(wanted))
    expression = " AND ".join(f"({group})" for group in groups)
    left_out = " OR ".join(_any_way(term) for term in terms if term.left_out)
    if left_out:
        expression = f"({expression}) NOT ({left_out})"
    return Query(expression, tuple(way for term in wanted for way in _ways(term)))


def _terms(query: str) -> Iterator[Term]:
    after_or = False
    for minus, phrase, word in _TERM.findall(query):
        if word == _OR and not minus:
            after_or = True
            continue
        words = tuple(plain_words(phrase or word))
        if words:
            prefix = word.endswith("*")
            yield Term(words[:MOST_TERMS], prefix, bool(minus), after_or and not minus)
        after_or = False


def _groups(terms: list[Term]) -> list[list[Term]]:
    """Terms joined by OR stand together; of the groups, all are required."""
    groups: list[list[Term]] = []
    for term in terms:
        if term.joined_by_or and groups:
            groups[-1].append(term)
        else:
            groups.append([term])
    return groups


def _ways(term: Term) -> list[Way]:
    """An article is stemmed in its own language, a query may be in any: each form may match."""
    if term.prefix:
        return [Way(tuple(map(fold, term.words)), prefix=True)]
    languages = (None, *LANGUAGES)
    ways = [Way(tuple(form_of(word, lang) for word in term.words)) for lang in languages]
    return list(dict.fromkeys(ways))


def _any_way(term: Term) -> str:
    phrases = (f'"{" ".join(way.forms)}"{"*" if way.prefix else ""}' for way in _ways(term))
    return " OR ".join(phrases)
