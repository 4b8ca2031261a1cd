"""Tables that the languages share: office holders, organisations, first names."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def _yaml(name: str) -> dict[str, Any]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def officials() -> dict[str, Any]:
    """Office holders by ISO 3166 alpha-3 country, with days of taking and leaving office."""
    return _yaml("officials.yaml")


@cache
def organizations() -> dict[str, Any]:
    """Bodies between states, armed groups, national bodies and companies, by kind."""
    return _yaml("organizations.yaml")


@cache
def given_names() -> frozenset[str]:
    """Words that open the names of persons."""
    return frozenset(files(__name__).joinpath("given.txt").read_text(encoding="utf-8").split())
