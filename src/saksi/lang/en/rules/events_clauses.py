"""English closed classes that tell subject, object and oblique apart around a trigger."""

from saksi.find.events.knowledge import Grammar


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BOTH = ("both", "the two", "these two")
PAIRED = ("countries", "nations", "states", "sides", "governments", "leaders", "presidents")

GRAMMAR = Grammar(
    prepositions=_set(
        "in on at to from by with against for over into toward towards under near about after"
        " before during between among through across upon amid despite without within since"
        " until via as like than alongside regarding concerning throughout inside outside around beyond"
        " along behind off onto"
    ),
    inside_names=_set("of the a an its his her their some several more all both other"),
    conjunctions=_set("and & or"),
    breaks=_set(
        "that because after before when while although though if whether unless since as so"
        " but however until where following despite amid"
    ),
    relatives=_set("who which whom whose"),
    lifting=_set(
        "lift lifts lifted lifting ease eases eased easing revoke revokes revoked scrap scraps scrapped"
    ),
    stopping=_set("stop stops stopped stopping halt halts halted end ends ended ending cease"),
    other_times=_set("since after before following"),
    by=_set("by"),
    with_=_set("with alongside"),
    in_=_set("in at near"),
    between=_set("between among"),
    asking=_set("to for that should must not"),
    be=_set("is are was were be been being get gets got am 's"),
    light=_set(
        "carry carries carried conduct conducts conducted launch launches launched impose imposes"
        " imposed hold holds held make makes made issue issues issued give gives gave stage staged"
        " mount mounted mounting launching carrying conducting imposing holding making issuing"
        " provide provides provided announce announces announced lodge lodged file filed express"
        " expressed expresses offer offered reach reached reaches sign signed signs open opened"
        " slap slapped tighten tightened lift lifted deliver delivered pledge pledged order ordered"
        " continue continued resume resumed begin began start started has have had"
    ),
    light_receive=_set("receive received receives face faces faced suffer suffered draw drew came"),
    first_person=_set("we i our my us"),
    each_other=frozenset(("each other", "one another")),
    pairs=tuple(f" {both} {noun}" for both in BOTH for noun in PAIRED),
    we=_set("we i we're we've i'm i've we'll i'll"),
    since=_set("since"),
    perfect=_set("has have had hasn't haven't hadn't"),
    determiners=_set("a an the any another this these those its their his her our"),
    stances=("pro-", "anti-", "non-", "ex-", "post-"),
    backing=tuple(
        f"-{how}"
        for how in (
            "backed supported funded trained sponsored allied aligned friendly armed occupied held"
            " controlled ruled administered annexed born made built style era educated speaking"
            " flagged registered owned"
        ).split()
    ),
    objectless=_set(
        "in near outside during after over amid on for of across inside as under while following"
        " before since along between"
    ),
    intransitive=_set(
        "clashed skirmished infiltrated encroached counterattacked raided interfered meddled"
        " objected protested griped grumbled lamented hacked spied fought retreated withdrew"
        " struck ceded disengaged blamed probed investigated ceasefired"
    ),
    from_=_set("from"),
    claims=_set(
        "complaint complaints accusation accusations allegation allegations criticism condemnation demand demands threat"
        " threats request requests appeal appeals proposal offer warning warnings ultimatum"
    ),
    promising=_set("to"),
    beneficiary=_set("to for with"),
    leading=_set(
        "is are was were has have had will would can could may might should must does do did am"
    ),
    verbs=_set(
        "said says say told tells is are was were has have had will would can could may might"
        " should must did does do made make took take gave give met held led saw left went came"
    ),
    verb_endings=("ed", "ing"),
    whether=_set("did do does has have is are was were will would could can should"),
    infinitive=_set("to"),
    to_do=_set("to out"),
    refusing=_set(
        "refuse refuses refused refusing decline declines declined declining ruled rules"
    ),
    oughts=_set("must should needs need has have"),
    condemning=_set(
        "condemn condemns condemned condemning denounce denounces denounced deplore deplores deplored"
        " decry decries decried slam slams slammed criticise criticises criticised criticize"
        " criticizes criticized protest protests protested"
    ),
    done_to=_set("on against of at"),
    gerund="ing",
    located=True,
    back=_set("its his her their the this that these those"),
    mutual=_set("clash clashes clashed clashing skirmish skirmishes skirmished firefight gunfight"),
    enclitics=(),
    plurals=("s",),
    noun_first=False,
)
