"""A language's word lists for events, read from its YAML files and checked."""

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from saksi.errors import ConfigurationError
from saksi.find.events.knowledge import ObjectWords, StatusWords

T = TypeVar("T")


class _ObjectFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[str, str]
    numbers: dict[str, str]
    scales: dict[str, int]
    currencies: dict[str, str]
    vague: str
    about: str


def load_status(path: Path) -> StatusWords:
    """Status classes; raises `ConfigurationError` naming the file for a class that is none."""
    lists = _converted(path, dict[str, str])
    unknown = set(lists) - set(StatusWords.__struct_fields__)
    if unknown:
        raise ConfigurationError(f"{path}: no status class {', '.join(sorted(unknown))}")
    return StatusWords(**{name: frozenset(words.split()) for name, words in lists.items()})


def load_objects(path: Path, decimal_comma: bool) -> ObjectWords:
    """Kinds, numbers and currencies; raises `ConfigurationError` naming the file."""
    file = _converted(path, _ObjectFile)
    kinds = {word: kind for kind, words in file.kinds.items() for word in words.split()}
    try:
        return msgspec.convert(
            {
                "kinds": kinds,
                "numbers": file.numbers,
                "scales": file.scales,
                "currencies": file.currencies,
                "vague": file.vague.split(),
                "about": file.about.split(),
                "decimal_comma": decimal_comma,
            },
            ObjectWords,
        )
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{path}: {error}") from error


def _converted(path: Path, shape: type[T]) -> T:
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), shape)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
