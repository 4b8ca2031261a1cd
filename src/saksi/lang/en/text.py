"""English text: abbreviations after which a sentence goes on, and words that captures glue."""

from saksi.text.sentences import TextKnowledge

_TITLES = (
    "mr mrs ms dr prof rev hon sen rep gov gen col lt capt sgt maj adm cmdr supt pres st messrs "
    "lt.gen maj.gen brig insp det"
)
_COMMON = "no nos vs v ft mt fig al approx dept est pop cf ph"
_MONTHS = "jan feb mar apr jun jul aug sept sep oct nov dec"
_MAY_END = (
    "u.s u.k u.n e.u u.a.e d.c l.a a.m p.m inc ltd corp co jr sr etc i.e e.g ph.d b.a m.a m.d llc"
)
_LABELLED = "quarter class type phase plan group vitamin hepatitis war part category section size"
_GLUED = "the of and by from said says told with for in at on to that reported according"
_OPENERS = (
    "a an the this that these those it its he she his her they their we our you i there here in on at "
    "by for from with to as if when while after before since until although though but and or so yet "
    "however meanwhile later earlier last next no not some many most all both each other others one two "
    "several what who why how where is are was were has have had does did will would could should may "
    "despite during according also even only still then now today"
)

TEXT = TextKnowledge(
    abbreviations=frozenset(f"{_TITLES} {_COMMON} {_MONTHS}".split()),
    abbreviations_that_may_end=frozenset(_MAY_END.split()),
    labelled=frozenset(_LABELLED.split()),
    glued=frozenset(_GLUED.split()),
    openers=frozenset(_OPENERS.split()),
)
