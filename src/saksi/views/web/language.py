"""The language a reader is spoken to in: their choice, else what their browser asks for."""

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from starlette.requests import Request

from saksi.views.messages import INTERFACE_LANGUAGES
from saksi.views.reasons import in_indonesian
from saksi.views.web.geography import called, country_name

COOKIE = "saksi_lang"
_DECIMAL = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")


@cache
def desk_catalogue(language: str) -> dict[str, str]:
    """Every message of the desk in one language."""
    text = files("saksi.views.web").joinpath(f"messages/{language}.yaml").read_text("utf-8")
    return {
        str(key): str(value).strip()
        for key, value in yaml.load(text, Loader=yaml.CSafeLoader).items()
    }


def language_of(request: Request) -> str:
    """`id` or `en`."""
    chosen = request.cookies.get(COOKIE, "")
    if chosen in INTERFACE_LANGUAGES:
        return chosen
    return preferred(request.headers.get("accept-language", ""))


def preferred(header: str) -> str:
    """The first language of an Accept-Language header, by weight, that the desk speaks; else `id`.

    >>> preferred("fr, en-GB;q=0.8, id;q=0.9")
    'id'
    """
    ranges = [_weighed(part, place) for place, part in enumerate(header[:500].split(","))]
    for _, _, name in sorted(ranges):
        if name in INTERFACE_LANGUAGES:
            return name
    return INTERFACE_LANGUAGES[0]


def _weighed(part: str, place: int) -> tuple[float, int, str]:
    name, _, parameters = part.strip().partition(";")
    weight = parameters.strip().removeprefix("q=")
    try:
        quality = float(weight) if weight else 1.0
    except ValueError:
        quality = 0.0
    return -quality, place, name.strip().lower().split("-")[0]


class Messages:
    """Says the messages of one language; an unknown key is a mistake of the code and raises."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = desk_catalogue(language)

    def __call__(self, key: str, /, **values: object) -> str:
        text = self._texts[key]
        return text.format(**values) if values else text

    def term(self, group: str, name: str | None) -> str:
        """A word of the record, such as a stance; itself where the desk has no word for it."""
        return self._texts.get(f"{group}.{name}", name or "–")

    def count(self, key: str, number: int, more: bool = False) -> str:
        """A message that counts; `key.one` where there is one and the language has such a form.

        With `more`, there are at least so many.
        """
        one = self._texts.get(f"{key}.one")
        text = one if number == 1 and one else self._texts[key]
        return text.format(n=self.at_least(number, more))

    def reason(self, told: str, name: str = "") -> str:
        """Why something was left out, or could not be read; without the `name` that is told beside."""
        return (_in_indonesian(told) if self.language == "id" else told).removeprefix(f"{name}: ")

    def called(self, name: str) -> str:
        """A name as it is, without the quotes of a filter; that of a state in this language."""
        return called(name, self.language)

    def country(self, code: str | None) -> str:
        """The country of a code."""
        return country_name(code, self.language)

    def number(self, number: int) -> str:
        """Digits in groups, parted as the language does."""
        return f"{number:,}".replace(",", "." if self.language == "id" else ",")

    def at_least(self, number: int, more: bool) -> str:
        """A number, with a sign behind it where there may be more."""
        return f"{self.number(number)}{'+' if more else ''}"

    def confidence(self, value: float) -> str:
        """A probability, with two decimals."""
        return self.decimal(f"{value:.2f}")

    def decimal(self, written: str | None) -> str:
        """A decimal of a record, its signs of thousands and of decimals those of the language.

        >>> Messages("id").decimal("7214.38"), Messages("en").decimal("-1250000")
        ('7.214,38', '-1,250,000')
        """
        if not written or not _DECIMAL.fullmatch(written):
            return written or "–"
        whole, point, rest = written.partition(".")
        groups = f"{int(whole):,}" if not whole.startswith("-0") else whole
        if self.language == "id":
            groups, point = groups.replace(",", "."), "," if point else ""
        return groups + point + rest


@lru_cache(4_000)
def _in_indonesian(told: str) -> str:
    """Many articles leave the same things out."""
    return in_indonesian(told, Messages("id").term)
