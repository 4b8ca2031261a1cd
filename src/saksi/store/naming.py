"""Which names a person means who types one into a filter."""

import re
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, false, select

from saksi.store.aliases import is_shared, party_key
from saksi.store.schema import NAME_WORDS
from saksi.store.words import name_key

MOST_NAMES = 2_000
_CODE = re.compile(r"[A-Z]{3}\Z")


def is_code(value: str) -> bool:
    """Whether the value is an ISO 3166 alpha-3 code rather than a name."""
    return _CODE.match(value) is not None


def named(
    connection: Connection, value: str, key: Column[Any], country: Column[Any]
) -> ColumnElement[bool]:
    """The condition that the columns hold a name, or stand for the state, that is meant."""
    if is_code(value):
        return country == value
    keys = keys_meant(connection, value)
    if not keys:
        return false()
    return key == keys[0] if len(keys) == 1 else key.in_(keys)


def keys_meant(connection: Connection, value: str) -> list[str]:
    """The keys of the store's names with all words of the value; a quoted value is one name.

    A name of a state or of a body means all its names.
    """
    words, whole = name_key(value), party_key(value)
    if not words or not whole:
        return []
    if len(value) > 2 and value[0] == value[-1] == '"':
        return [whole]
    asked: Select[Any] = select(NAME_WORDS.c.key).distinct()
    for word in set(words.split()):
        asked = asked.where(NAME_WORDS.c.key.in_(_with_word(word)))
    found = list(connection.scalars(asked.order_by(NAME_WORDS.c.key).limit(MOST_NAMES)))
    return sorted({*found, whole}) if is_shared(whole) else found


def _with_word(word: str) -> Select[Any]:
    of = NAME_WORDS.alias()
    return select(of.c.key).where(of.c.word == word)
