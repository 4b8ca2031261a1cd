"""English events: the ontology's triggers in all their forms, and the words around them."""

from pathlib import Path

from saksi.find.events import EventKnowledge
from saksi.find.events.compiling import compile_triggers
from saksi.find.events.loading import load_objects, load_status
from saksi.lang.en.rules.events_clauses import GRAMMAR
from saksi.lang.en.rules.events_domains import CROWDS, DOMAINS, POPULATIONS, PROTESTERS
from saksi.lang.en.rules.events_forms import paradigm
from saksi.ontology import load_ontology

LEXICON = Path(__file__).parent / "lexicon"

EVENTS = EventKnowledge(
    code="en",
    version=load_ontology().version,
    triggers=compile_triggers(load_ontology().triggers("en"), paradigm),
    grammar=GRAMMAR,
    status=load_status(LEXICON / "status.yaml"),
    objects=load_objects(LEXICON / "objects.yaml", decimal_comma=False),
    populations=POPULATIONS,
    protesters=PROTESTERS,
    crowds=CROWDS,
    domains=DOMAINS,
)
