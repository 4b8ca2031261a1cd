"""Countries by their ISO 3166 alpha-3 code: what they are called, and where the world atlas has them."""

import json
from functools import cache
from importlib.resources import files


@cache
def _countries() -> dict[str, dict[str, str]]:
    text = files("saksi.views.web").joinpath("countries.json").read_text(encoding="utf-8")
    countries: dict[str, dict[str, str]] = json.loads(text)
    return countries


def country_name(code: str | None, language: str) -> str:
    """Its name in a language; the code where it has none.

    >>> country_name("NOR", "id"), country_name("XXX", "id")
    ('Norwegia', 'XXX')
    """
    return _countries().get(code or "", {}).get(language, code or "–")


def numeric_code(code: str) -> str | None:
    """Its ISO 3166 numeric code, by which the world atlas names it."""
    return _countries().get(code, {}).get("numeric")
