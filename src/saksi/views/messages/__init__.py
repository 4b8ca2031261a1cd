"""What the interface says, in Indonesian and English; one YAML file per language, same keys.

The language is that of `SAKSI_UI` (`id` or `en`), else of the locale, else English.
"""

import os
from functools import cache
from importlib.resources import files

import yaml

INTERFACE_LANGUAGES = ("id", "en")


def interface_language() -> str:
    """`id` or `en`."""
    for name in ("SAKSI_UI", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value:
            return "id" if value.startswith(("id", "in_")) else "en"
    return "en"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every message of one language."""
    text = files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return {str(key): str(value).strip() for key, value in yaml.safe_load(text).items()}


def say(key: str, /, **values: object) -> str:
    """The message `key` in the interface's language, its `{names}` filled in."""
    text = catalogue(interface_language())[key]
    return text.format(**values) if values else text
