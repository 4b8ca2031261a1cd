"""English statements: cues, the words around them, relay clauses."""

from pathlib import Path

from saksi.find.statements.knowledge import StatementKnowledge
from saksi.find.statements.loading import cue_forms, load_cues, load_words
from saksi.lang.en.rules.statements_relays import OUTLET, RELAYS
from saksi.lang.en.rules.statements_stances import STANCES

_LEXICON = Path(__file__).parent / "lexicon"

CUES = load_cues(_LEXICON / "cues.yaml")
STATEMENTS = StatementKnowledge(
    code="en",
    cues=cue_forms(CUES, clitics=False),
    words=load_words(_LEXICON / "cue_words.yaml"),
    relays=RELAYS,
    outlet=OUTLET,
    stances=STANCES,
)
