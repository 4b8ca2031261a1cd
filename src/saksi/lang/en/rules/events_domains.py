"""English fields without acts, and nouns that name groups of people in public affairs."""

from saksi.find.events.knowledge import Domain

DOMAINS = (
    Domain(
        "sport",
        frozenset(
            "goal goals match striker midfielder defender goalkeeper league coach season stadium"
            " penalty tournament semifinal semi-final quarterback touchdown innings wicket players"
            " player club playoff championship golf birdie fairway cup squad fixture half-time"
            " teammates".split()
        ),
        5,
    ),
    Domain(
        "film and music",
        frozenset(
            "film movie actor actress album singer concert song director box-office sequel"
            " trailer audience premiere".split()
        ),
        5,
    ),
)
POPULATIONS = frozenset(
    "protesters protestors demonstrators refugees immigrants migrants civilians militants rebels"
    " insurgents separatists terrorists rioters students workers farmers activists journalists"
    " police villagers hostages prisoners suspects suspect gunman gunmen attackers marchers"
    " residents".split()
)
