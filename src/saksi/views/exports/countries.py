"""Countries by their ISO 3166 alpha-3 code: alpha-2 code, English name, and a point within."""

import json
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Country(Struct, frozen=True):
    """`point` is longitude and latitude, as exact as a country is: for maps, not for measuring."""

    alpha2: str
    name: str
    point: tuple[float, float]


@cache
def _countries() -> dict[str, Country]:
    text = files("saksi.views.exports").joinpath("countries.json").read_text(encoding="utf-8")
    return {
        code: Country(row["alpha2"], row["name"], tuple(row["point"]))
        for code, row in json.loads(text).items()
    }


def country(code: str | None) -> Country | None:
    """
    >>> country("NOR").name, country("NOR").point, country("XXX")
    ('Norway', (10, 62), None)
    """
    return _countries().get(code or "")
