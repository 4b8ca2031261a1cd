"""English: everything the language supplies, by stage."""

from saksi.lang.base import Language
from saksi.lang.en.events import EVENTS
from saksi.lang.en.morphology import analyse_word
from saksi.lang.en.names import NAMES
from saksi.lang.en.page import PAGE
from saksi.lang.en.statements import STATEMENTS
from saksi.lang.en.text import TEXT
from saksi.lang.en.times import TIMES

LANGUAGE = Language("en", TEXT, PAGE, TIMES, NAMES, STATEMENTS, EVENTS, analyse_word)
