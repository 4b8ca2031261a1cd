"""Generated tables of countries and hand-written places, loaded once."""

import json
from functools import cache
from importlib.resources import files

import yaml


@cache
def countries() -> dict[str, dict[str, list[str]]]:
    """`names`, `adjectives` and `capitals` of each ISO 3166 alpha-3 country."""
    text = files(__name__).joinpath("countries.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, list[str]]] = json.loads(text)
    return {code: row for code, row in table.items() if code}


@cache
def places() -> dict[str, str]:
    """Cities and regions in the news that are no capitals, with their country."""
    text = files(__name__).joinpath("places.yaml").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: code for code, names in listed.items() for name in names}


def dateline_places() -> dict[str, str]:
    """The country of every capital, city and country name, lower-case, as datelines print them."""
    found = {
        n.casefold(): c for c, row in countries().items() for n in (*row["capitals"], *row["names"])
    }
    return {**found, **{name.casefold(): code for name, code in places().items()}}


@cache
def common_words() -> frozenset[str]:
    """Words that news writes in small letters."""
    return frozenset(files(__name__).joinpath("common.txt").read_text(encoding="utf-8").split())
