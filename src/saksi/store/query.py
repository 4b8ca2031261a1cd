"""What a person types to search, as an expression of either database's index.

All words are required; `"a phrase"`, `begin*`, `one OR other`, and `-word` to leave out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from saksi.errors import InputError
from saksi.lang.base import LANGUAGES
from saksi.store.words import fold, form_of, plain_words

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_OR = "OR"
MOST_TERMS = 100


class NoWordError(InputError, ValueError):
    """What is searched for holds no word."""


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
    """Groups of ways of which some must be met in each, ways of which none may; what to mark."""

    groups: tuple[tuple[Way, ...], ...]
    left_out: tuple[Way, ...]
    marked: tuple[Way, ...]


def parse_query(query: str) -> Query:
    """Nothing in the query is syntax of the index itself.

    Raises `NoWordError` where no word is left to search for. Terms beyond `MOST_TERMS` are not
    looked at: whole pages are pasted into search boxes.
    """
    terms = list(islice(_terms(query), MOST_TERMS))
    wanted = [term for term in terms if not term.left_out]
    if not wanted:
        raise NoWordError("no word to search for")
    groups = tuple(_ways_of(group) for group in _groups(wanted))
    left_out = _ways_of(term for term in terms if term.left_out)
    return Query(groups, left_out, _ways_of(wanted))


def fts5_expression(query: Query) -> str:
    """The query as FTS5 takes it."""
    wanted = " AND ".join(f"({' OR '.join(map(_fts5, group))})" for group in query.groups)
    if query.left_out:
        return f"({wanted}) NOT ({' OR '.join(map(_fts5, query.left_out))})"
    return wanted


def _fts5(way: Way) -> str:
    return f'"{" ".join(way.forms)}"{"*" if way.prefix else ""}'


def tsquery(query: Query) -> str:
    """The query as PostgreSQL takes it, its words being stems already."""
    wanted = " & ".join(f"({' | '.join(map(_tsquery, group))})" for group in query.groups)
    if query.left_out:
        return f"({wanted}) & !({' | '.join(map(_tsquery, query.left_out))})"
    return wanted


def _tsquery(way: Way) -> str:
    phrase = " <-> ".join(f"'{form}'" for form in way.forms)
    return f"({phrase}{':*' if way.prefix else ''})"


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


def _ways_of(terms: Iterable[Term]) -> tuple[Way, ...]:
    return tuple(way for term in terms for way in _ways(term))
