"""Tables that the languages share: office holders, organisations, first names, translations."""

import json
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
def rulers() -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Who led a country between 1960 and 2014: country, name in small letters, days of their terms."""
    lines = files(__name__).joinpath("rulers.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple(
        (country, name, tuple((t[:10], t[11:]) for t in terms)) for country, name, *terms in rows
    )


@cache
def countries(lang: str) -> dict[str, dict[str, list[str]]]:
    """`names`, `adjectives` and `capitals` of each country in a language, which is not loaded."""
    there = files("saksi.lang").joinpath(lang, "tables", "countries.json")
    table: dict[str, dict[str, list[str]]] = json.loads(there.read_text(encoding="utf-8"))
    return {code: row for code, row in table.items() if code}


@cache
def organizations() -> dict[str, Any]:
    """Bodies between states, armed groups, national bodies and companies, by kind."""
    return _yaml("organizations.yaml")


@cache
def given_names() -> frozenset[str]:
    """Words that open the names of persons."""
    return frozenset(files(__name__).joinpath("given.txt").read_text(encoding="utf-8").split())


@cache
def bridge() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Indonesian and English words that say the same, as written by hand."""
    lines = files(__name__).joinpath("bridge.txt").read_text(encoding="utf-8").splitlines()
    sides = (line.split("=") for line in lines if line and not line.startswith("#"))
    return tuple((tuple(i.split()), tuple(e.split())) for i, e in sides)


@cache
def bilingual() -> tuple[tuple[str, str], ...]:
    """An Indonesian lemma and its English one, as aligned texts show."""
    lines = files(__name__).joinpath("bilingual.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return tuple((indonesian, english) for indonesian, english in pairs)


@cache
def frequent() -> tuple[tuple[str, float], ...]:
    """Meanings that stand in many articles, with the share of articles."""
    lines = files(__name__).joinpath("frequent.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return tuple((word, float(share)) for word, share in pairs)
