"""A language: one value that names everything its folder supplies."""

from functools import cache
from importlib import import_module

from msgspec import Struct

from saksi.errors import ConfigurationError
from saksi.find.entities import NameKnowledge
from saksi.find.events import EventKnowledge
from saksi.find.statements import StatementKnowledge
from saksi.find.times import TimeKnowledge
from saksi.read.page import PageKnowledge
from saksi.text.lemmas import WordAnalyser
from saksi.text.sentences import TextKnowledge

LANGUAGES = ("id", "en")


class Language(Struct, frozen=True):
    """Each stage receives its own part; no stage imports a language."""

    code: str
    text: TextKnowledge
    page: PageKnowledge
    times: TimeKnowledge
    names: NameKnowledge
    statements: StatementKnowledge
    events: EventKnowledge
    words: WordAnalyser


@cache
def load_language(code: str) -> Language:
    """The language of `saksi.lang.<code>`; raises `ConfigurationError` for one that is not there."""
    if code not in LANGUAGES:
        raise ConfigurationError(
            f"no language '{code}': Saksi reads {', '.join(LANGUAGES)}; pass one of these as --lang"
        )
    language: Language = import_module(f"saksi.lang.{code}").LANGUAGE
    return language
