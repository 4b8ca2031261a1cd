"""What a language supplies for statements: cues, the words around them, relays and outlets."""

import re
from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import EntityKind, Stance

Form: TypeAlias = Literal["inverted", "clitic", "active", "passive", "gerund", "source", "noun"]
"""How a cue stands to its speaker and content.

`inverted`: `…, kata X`. `clitic`: `…, katanya`: the speaker is inside the word. `active`:
`X mengatakan …`. `passive`: `… dilaporkan …`, the speaker after it or none. `gerund`: `…, adding
that …`: the speaker is that of the clause before. `source`: `menurut X, …`. `noun`: `pernyataan X
bahwa …`.
"""


CLITIC = "nya"
"""What Indonesian joins to a word for who is known: `katanya`, `disebutnya`."""
WEAK = 0.3
"""How sure a form is that attributes only where something opens what is said."""


class CueForm(Struct, frozen=True):
    """One form of a cue. `sure` is how often the form attributes when it stands so, 0 to 1.

    `inverts`: a verb that may stand before its speaker after what is said (`…, said X`).
    `spoken`: of an act of speech (`kata`), so that its bare passive goes on with who spoke.
    `continues`: the same speaker goes on in the same speech (`tambahnya`, `he added`).
    `addressed`: whom it is said to follows the verb at once (`told reporters that …`).
    """

    lemma: str
    form: Form
    stance: Stance
    sure: float = 1.0
    inverts: bool = False
    addressed: bool = False
    continues: bool = False
    spoken: bool = False


class StatementWords(Struct, frozen=True):
    """Classes of words, all lower-case.

    `complementizers` open what is said, `that` a statement for sure; `connectives` join a second
    verb of one subject; `subordinators` begin a clause; `breakers` end a speaker's phrase; `agents`
    name a passive's speaker; `relatives` join a clause to the phrase before it; `passives` make a
    verb passive (`was told`); `thus` joins an attribution that follows (`demikian`); `matters` with
    a word of `pointing` stand for what the sentence before says (`hal itu`); `bound` words keep the
    preposition after them (`familiar with`); `hearers` are who may be addressed, anyone where the
    language lists none; `naming` opens a name given to something (`disebut X sebagai …`);
    `documents` are what a source puts out, `publishing` words tell that it does (`data yang dirilis
    X`), and `putting_out` words join it (`from`); `calling` verbs give a name (`yang akrab disapa
    X`); `grounds` are no sources behind a preposition that names one (`berdasarkan undang-undang`);
    `causes` open a reason; `contrasting` words begin a clause with a subject of its own (`meskipun
    ia mengaku`), `opposing` ones without a comma too, and `conceding` ones before the main clause,
    those `beside` it too (`with the mayor saying`); what follows a word of `purposes` is no speech
    unless something opens it (`untuk memastikan`, `without disclosing`); a pronoun of `nominative`
    is a subject alone (`dalam kritiknya ia mengatakan`); a word of `manner` makes an adverb of the
    next (`secara terbuka`), one of `adverbial` goes with an adverb (`dengan tegas`); `joining`
    words make one name of two, those who are `accompanied` speak first (`Chad along with its
    allies`); `adverb_ending` makes an adverb of a small-letter word that is none of `not_adverbs`;
    `finite` are verbs that end a subject besides the cues, and so does `finite_ending`; of the
    pronouns, `personal` mean one person and `impersonal` a body; `within` are prepositions that a
    subject may hold (`the mayor of Uria`), `inner` those that a clause inside one may (`who came
    with a ship`); who belongs to somebody stands behind a word of `kin` (`keluarga Vale`); `places`
    introduce where or in what something is done, never who speaks (`di`, `dalam`); `possessives`
    are pronouns that name an owner (`his`), who is meant himself with a word of `selves` (`for his
    part`); behind a passive cue a word of `own_names` tells that a source stays unnamed (`disebut
    namanya`); no phrase for a source opens with a word of `never_opens` or with a verb, which
    `verb_starts` tell but for `nouns` (those of active verbs alone are `deed_starts`, of passive
    ones `passive_starts`), or ends with one of `never_closes`; a word of `hearsay` names no source
    (`reportedly`); `definite` words make a phrase point back (`itu`, `the`); `addressing` names the
    addressee; `heads` tell what kind an unnamed source is; after a word of `glued` a page may have
    lost the blank; `comma_opens`: a comma after the verb opens what is said (`X mengatakan, …`).
    """

    complementizers: frozenset[str]
    that: frozenset[str]
    adverbs: frozenset[str]
    manner: frozenset[str]
    adverbial: frozenset[str]
    joining: frozenset[str]
    accompanied: tuple[str, ...]
    auxiliaries: frozenset[str]
    connectives: frozenset[str]
    subordinators: frozenset[str]
    breakers: frozenset[str]
    prepositions: frozenset[str]
    negations: frozenset[str]
    purposes: frozenset[str]
    pronouns: frozenset[str]
    agents: frozenset[str]
    addressing: frozenset[str]
    determiners: frozenset[str]
    glued: frozenset[str]
    relatives: frozenset[str]
    documents: frozenset[str]
    publishing: frozenset[str]
    putting_out: frozenset[str]
    calling: frozenset[str]
    grounds: frozenset[str]
    causes: frozenset[str]
    contrasting: frozenset[str]
    opposing: frozenset[str]
    conceding: frozenset[str]
    beside: frozenset[str]
    nominative: frozenset[str]
    definite: frozenset[str]
    passives: frozenset[str]
    thus: frozenset[str]
    matters: frozenset[str]
    pointing: frozenset[str]
    naming: frozenset[str]
    bound: frozenset[str]
    hearers: frozenset[str]
    not_adverbs: frozenset[str]
    finite: frozenset[str]
    possessives: frozenset[str]
    selves: frozenset[str]
    within: frozenset[str]
    kin: frozenset[str]
    inner: frozenset[str]
    places: frozenset[str]
    personal: frozenset[str]
    impersonal: frozenset[str]
    own_names: frozenset[str]
    never_opens: frozenset[str]
    never_closes: frozenset[str]
    nouns: frozenset[str]
    heads: dict[str, EntityKind]
    verb_starts: tuple[str, ...]
    deed_starts: tuple[str, ...]
    passive_starts: tuple[str, ...]
    hearsay: frozenset[str]
    comma_opens: bool
    adverb_ending: str
    finite_ending: str


class StatementKnowledge(Struct, frozen=True):
    """`cues`: first word → forms by all their words, longest first.

    A pattern of `relays` names the groups `cue` and `outlets`, `report` where the outlet is the author
    of what is relayed, and `told` where the verb is a relay only with an outlet: one that `outlet`
    matches whole, or one that the group `medium` introduces; `heard` where the outlet is who was
    told, `document` for a letter, a release or a post,
    `quotes` for an outlet that the one before it quotes, `origin` for one that another took it from. `stances` are shown by a content, the first that matches.
    """

    code: str
    cues: dict[str, tuple[tuple[tuple[str, ...], CueForm], ...]]
    words: StatementWords
    relays: tuple[re.Pattern[str], ...]
    outlet: re.Pattern[str]
    stances: tuple[tuple[Stance, re.Pattern[str]], ...]
