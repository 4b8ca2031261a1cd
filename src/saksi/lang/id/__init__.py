"""Indonesian: everything the language supplies, by stage."""

from saksi.lang.base import Language
from saksi.lang.id.events import EVENTS
from saksi.lang.id.morphology import analyse_word
from saksi.lang.id.names import NAMES
from saksi.lang.id.page import PAGE
from saksi.lang.id.statements import STATEMENTS
from saksi.lang.id.text import TEXT
from saksi.lang.id.times import TIMES

LANGUAGE = Language("id", TEXT, PAGE, TIMES, NAMES, STATEMENTS, EVENTS, analyse_word)
