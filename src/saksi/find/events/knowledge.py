"""What a language tells the finder of events: triggers in all their forms, and closed word classes."""

from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import DealStage, EventType, ObjectKind, Status

Voice: TypeAlias = Literal["active", "passive", "bare", "noun"]
Words: TypeAlias = frozenset[str]

NO_WORDS: Words = frozenset()
NO_ENDING = "\0"  # no word has it


class Trigger(Struct, frozen=True):
    """One form of one trigger; `words` are lower-case tokens."""

    words: tuple[str, ...]
    type: EventType
    lemma: str
    voice: Voice
    takes_object: bool = False
    to: Words = NO_WORDS
    by: Words = NO_WORDS
    needs: Words = NO_WORDS
    near: Words = NO_WORDS
    never: Words = NO_WORDS
    after: Words = NO_WORDS
    unless_before: Words = NO_WORDS
    receives: bool = False
    weak: bool = False
    symmetric: bool = False
    participle: bool = False
    least: int = 1
    status: Status | None = None
    stage: DealStage | None = None
    mode: str | None = None
    cameo: str | None = None


class Grammar(Struct, frozen=True):
    """Closed classes of words, and how a party stands to a verb or noun.

    `we` are subjects that mean who is quoted, `leading` words stand between a subject and its verb;
    a word of `each` before a trigger, or `each_other` behind it, makes the act mutual. Each of
    `pairs`, a blank before it, calls two by their number.
    Of a state that stands behind one of `stances` (`pro-Iranian`) or before one of `backing`
    (`US-backed`) in a compound, nothing is told.
    Behind a word of `promising` stands what somebody agrees to do, behind one of `beneficiary` for whom.
    A participle before a word of `objectless` is a passive, if it is none of `intransitive`.
    A word of `whether` opens a question of yes or no. In a headline a word of `infinitive` before a
    verb tells what is to come. What follows a `refusing` verb, perhaps with a word of `to_do` between,
    is not done. Of whom `oughts` are said (`must`), a speaker asks it. Whoever does what
    `condemning` words name has not done what is condemned, nor has he to whom it was done
    (`done_to`), or who stands right behind a noun with both affixes of `suffered`; a `gerund` names a deed. `located`: `in` a state tells where an act
    is, if it is done to somebody else. A demonym that one of `plurals` ends means people.
    `claims` are nouns for what is claimed or asked, whose owner has claimed it; a word of `back`
    beside one takes up what was told. What `mutual` words name is done by both sides to each other.
    `other_times` open a clause that tells what was before or after; what `stopping` is done to
    is over, or is to be, as are measures to which `lifting` is done; what has not been `since` then
    is no act, in a `perfect` tense where the language has one; behind `determiners` a word of two kinds (`an attack`) is a noun.
    """

    prepositions: Words = NO_WORDS
    inside_names: Words = NO_WORDS
    conjunctions: Words = NO_WORDS
    breaks: Words = NO_WORDS
    relatives: Words = NO_WORDS
    other_times: Words = NO_WORDS
    stopping: Words = NO_WORDS
    lifting: Words = NO_WORDS
    by: Words = NO_WORDS
    with_: Words = NO_WORDS
    in_: Words = NO_WORDS
    between: Words = NO_WORDS
    fillers: Words = NO_WORDS
    be: Words = NO_WORDS
    light: Words = NO_WORDS
    light_passive: Words = NO_WORDS
    light_receive: Words = NO_WORDS
    asking: Words = NO_WORDS
    first_person: Words = NO_WORDS
    stances: tuple[str, ...] = ()
    backing: tuple[str, ...] = ()
    promising: Words = NO_WORDS
    beneficiary: Words = NO_WORDS
    objectless: Words = NO_WORDS
    intransitive: Words = NO_WORDS
    from_: Words = NO_WORDS
    claims: Words = NO_WORDS
    back: Words = NO_WORDS
    mutual: Words = NO_WORDS
    each: Words = NO_WORDS
    each_other: Words = NO_WORDS
    infinitive: Words = NO_WORDS
    whether: Words = NO_WORDS
    condemning: Words = NO_WORDS
    oughts: Words = NO_WORDS
    refusing: Words = NO_WORDS
    to_do: Words = NO_WORDS
    done_to: Words = NO_WORDS
    gerund: str = NO_ENDING
    suffered: tuple[str, str] = (NO_ENDING, NO_ENDING)
    located: bool = False
    pairs: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    we: Words = NO_WORDS
    since: Words = NO_WORDS
    perfect: Words = NO_WORDS
    determiners: Words = NO_WORDS
    leading: Words = NO_WORDS
    verbs: Words = NO_WORDS
    verb_prefixes: tuple[str, ...] = ()
    passive_prefixes: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    noun_first: bool = True
    headline_bare: bool = True


class StatusWords(Struct, frozen=True):
    """Words near a trigger that say whether the act is done; `pointing`: that it was told before.

    A negation before `unnamed` words is about who stays unnamed (`enggan disebut namanya`).
    """

    planned: Words = NO_WORDS
    denied: Words = NO_WORDS
    conditional: Words = NO_WORDS
    possible: Words = NO_WORDS
    ongoing: Words = NO_WORDS
    done: Words = NO_WORDS
    denied_nouns: Words = NO_WORDS
    planned_nouns: Words = NO_WORDS
    lasting: Words = NO_WORDS
    auxiliaries: Words = NO_WORDS
    pointing: Words = NO_WORDS
    merely: Words = NO_WORDS
    unnamed: Words = NO_WORDS
    of_manner: Words = NO_WORDS


class ObjectWords(Struct, frozen=True):
    """What objects are and how they are counted."""

    kinds: dict[str, ObjectKind] = {}
    numbers: dict[str, str] = {}
    scales: dict[str, int] = {}
    currencies: dict[str, str] = {}
    vague: Words = NO_WORDS
    about: Words = NO_WORDS
    decimal_comma: bool = False


class Domain(Struct, frozen=True):
    """A field whose verbs of conflict are no acts; `least` different words of it mark an article.

    `spares` names the event types that are acts in this field too (AID after a flood).
    """

    name: str
    words: Words
    least: int = 5
    spares: Words = NO_WORDS


class EventKnowledge(Struct, frozen=True):
    """What a language supplies for events; `triggers` by their first word."""

    code: str = ""
    version: str = "0"
    triggers: dict[str, tuple[Trigger, ...]] = {}
    grammar: Grammar = Grammar()
    status: StatusWords = StatusWords()
    objects: ObjectWords = ObjectWords()
    populations: Words = NO_WORDS
    protesters: Words = NO_WORDS
    crowds: Words = NO_WORDS
    domains: tuple[Domain, ...] = ()
