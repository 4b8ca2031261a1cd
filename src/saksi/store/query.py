"""What a person types to search, as an expression of the index.

All words are required; `"a phrase"`, `begin*`, `one OR other`, and `-word` to leave out.
"""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from saksi.store.words import STEMMED_LANGUAGES, fold, form_of, plain_words

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_OR = "OR"
MOST_TERMS = 100


class Term(Struct, frozen=True):
    """One word or phrase; the last word of a `prefix` term may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    left_out: bool = False
    joined_by_or: bool = False


def index_expression(query: str) -> str:
    """The FTS5 expression for a query; nothing in the query is syntax of FTS5 itself.

    Raises `ValueError` where no word is left to search for. Terms beyond `MOST_TERMS` are not
    looked at: whole pages are pasted into search boxes.
    """
    terms = list(islice(_terms(query), MOST_TERMS))
    wanted = _groups([term for term in terms if not term.left_out])
    if not wanted:
        raise ValueError("no word to search for")
    expression = " AND ".join(f"({' OR '.join(map(_forms, group))})" for group in wanted)
    left_out = " OR ".join(_forms(term) for term in terms if term.left_out)
    return f"({expression}) NOT ({left_out})" if left_out else expression


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


def _forms(term: Term) -> str:
    """An article is stemmed in its own language, a query may be in any: each form may match."""
    if term.prefix:
        return f'"{" ".join(map(fold, term.words))}"*'
    ways = [" ".join(form_of(w, lang) for w in term.words) for lang in (None, *STEMMED_LANGUAGES)]
    return " OR ".join(f'"{way}"' for way in dict.fromkeys(ways))
