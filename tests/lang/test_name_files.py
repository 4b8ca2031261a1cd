"""The files of words for names: nothing stands in them that no code reads."""

from collections.abc import Iterator
from typing import Any

import pytest

from saksi.find.entities.loading import load_names
from saksi.lang.base import load_language
from saksi.lang.tables import given_names, officials, organizations, rulers


class _Read(dict[str, Any]):
    """A table that remembers which of its fields were asked for."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)


def _words(lang: str) -> dict[str, Any]:
    module = __import__(f"saksi.lang.{lang}.lexicon", fromlist=["words"])
    loaded: dict[str, Any] = module.words("names")
    return loaded


def _none() -> Iterator[Any]:
    return iter(())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_field_is_read(lang: str) -> None:
    words = _Read(_words(lang))
    load_names(
        lang, words, {}, {}, organizations(), officials(), rulers(), _none(), given_names(), _none()
    )
    assert set(words) == words.asked


@pytest.mark.parametrize(("lang", "text", "name"), [
    ("id", "Letjen Rana Suta tiba.", "Rana Suta"),
    ("en", "Col. Ruiz left, and Maj. Gen. Rana Suta came.", "Ruiz"),
])  # fmt: skip
def test_ranks_stand_before_names(lang: str, text: str, name: str) -> None:
    names = load_language(lang).names
    rank = text.split()[0].lower().rstrip(".")
    assert any(row[2].sort == "rank" for row in names.lexicon.entries[rank])
    assert name.split()[0].lower() not in names.lexicon.entries
