"""English fields without acts, and nouns that name groups of people in public affairs."""

from saksi.find.events.knowledge import Domain


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DOMAINS = (
    Domain(
        "sport",
        _set(
            "goal goals match striker midfielder defender goalkeeper league coach season stadium"
            " penalty penalties tournament semifinal semi-final quarterfinal quarterback touchdown"
            " innings wicket players player club playoff championship champion golf golfer birdie"
            " fairway cup squad fixture half-time teammates shortstop winger skipper "
            " referee rookie kickoff  volleyball boxer sprinter swimmer runners"
            " marathon stoppage rugby derby cricket tennis basketball football soccer touchline"
            ""
        ),
        5,
    ),
    Domain(
        "film and music",
        _set(
            "film movie actor actress album singer concert song director box-office sequel trailer"
            " audience premiere novel series band musical presenter drummer fans"
            " comic documentary opera gallery dance choir thriller festival"
        ),
        5,
        _set("COERCE"),
    ),
    Domain(
        "markets",
        _set("shares stocks dividend futures analysts exporters retailer stake traders"),
        4,
        _set("SANCTION COOPERATE AGREE AID CONSULT"),
    ),
    Domain(
        "weather and disaster",
        _set(
            "rain earthquake quake flood floods typhoon hurricane storm cyclone heatwave forecasters"
            " fog volcano drought landslide snow lightning wildfires tornado hail monsoon blizzard"
            " tsunami thunder aftershock"
        ),
        4,
        _set("AID REQUEST ACCUSE CONSULT AGREE COOPERATE SANCTION"),
    ),
)
CROWDS = _set("hundreds thousands dozens scores millions")

PROTESTERS = _set("protesters protestors demonstrators marchers rioters protester demonstrator")

POPULATIONS = _set(
    "protesters protestors demonstrators refugees immigrants migrants civilians militants rebels"
    " insurgents separatists terrorists rioters students workers farmers activists journalists"
    " police villagers hostages prisoners suspects suspect gunman gunmen attackers marchers"
    " residents officials people women girls inmates crowds lawmakers victims schoolgirls officers"
    " troops soldiers policemen guerrillas fighters jihadists extremists islamists dissidents"
    " opponents critics supporters settlers citizens nationals expatriates tourists travelers"
    " travellers passengers reporters reporter journalist lawyers lawyer doctors nurses teachers"
    " truckers drivers miners fishermen peasants unions union workers employees staff firms"
    " companies banks businessmen traders investors exporters importers smugglers pirates"
    " traffickers kidnappers hackers hacker bombers bomber assailants assailant detainees"
    " detainee prisoner hostage captives convicts fugitives deserters defectors defector asylum-seekers"
    " minorities muslims christians children men women boys youths youth teenagers families"
    " relatives survivors experts scientists investigators inspectors prosecutors judges"
    " diplomats envoys negotiators delegates voters constituents leaders politicians opposition"
    " mob mobs crowd monks priests clerics volunteers doctors peacekeepers observers monitors"
    " worshippers churchgoers mourners pupils schoolchildren commuters spectators concertgoers"
    " parishioners bystanders shoppers patients infants babies toddlers campers hikers pilgrims"
    " agents guards aides advisers tribesmen herders loyalists groups"
)
