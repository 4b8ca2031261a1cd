"""Countries by their ISO 3166 alpha-3 code: what they are called, and where the world atlas has them."""

import json
from functools import cache
from importlib.resources import files

from saksi.store.aliases import party_key, state_of


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


def called(value: str, language: str) -> str:
    """A name as a filter takes it, without its quotes; that of a state in a language.

    >>> called('"Russia"', "id"), called("Sigrid Haugland", "id")
    ('Rusia', 'Sigrid Haugland')
    """
    name = value[1:-1] if len(value) > 2 and value[0] == value[-1] == '"' else value
    code = state_of(party_key(name))
    return country_name(code, language) if code in _countries() else name


def numeric_code(code: str) -> str | None:
    """Its ISO 3166 numeric code, by which the world atlas names it."""
    return _countries().get(code, {}).get("numeric")
