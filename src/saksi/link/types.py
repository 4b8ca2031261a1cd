"""The frozen types of what several articles tell together, and their JSON form.

Every value points at the words it was read from: `Evidence` names the article and the offsets into
that article's canonical text, `text[start:end] == surface`. We say *reported*, never *verified*.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import EventType, Status

CopyKind: TypeAlias = Literal["whole", "partial", "translated", "quotations"]
RootKind: TypeAlias = Literal["speaker", "document", "agency", "outlet"]
Field: TypeAlias = Literal[
    "type", "actor", "recipient", "object", "quantity", "amount", "time", "place", "status"
]
Disputed: TypeAlias = Literal["who", "how_many", "when", "status"]
ReasonCode: TypeAlias = Literal[
    "copies",  # its text stands in `article`, to the `share`
    "translates",  # it tells `article` in another language or other words: the same anchors
    "same_quotations",  # its quotations are those of `article`
    "tells",  # a sentence of it tells the act of a report in `article`, though no act was read in it
    "carries",  # the sentence of a report in `article` stands in it, though no act was read there
    "credits",  # it names the root as its source (`Sumber:`, an agency's dateline or byline)
    "cites",  # the statement behind its report was relayed by the root
    "quotes",  # the statement behind its report was made by the root
    "own",  # nobody else is named: it is the root itself
]


class Evidence(Struct, frozen=True):
    """The words of one article behind a value; `published` is as the page gives it.

    `event` is the id of the event in the article's record, or of the statement where the words are
    those of a statement (`s1`).
    """

    article: str
    start: int
    end: int
    surface: str
    event: str | None = None
    outlet: str | None = None
    published: str | None = None
    status: Status | None = None
    confidence: float = 0.0


class Party(Struct, frozen=True):
    """An actor or a recipient, the same in every language.

    `key` is the ISO 3166 alpha-3 code of what stands for a state, else a folded name (`fold:…`);
    `name` is the fullest name that a report gives.
    """

    key: str
    name: str
    country: str | None = None


class When(Struct, frozen=True):
    """The days that an act may fall on, both included; `value` is the most exact TIMEX value given.

    Without a `value` no report dates the act, and the days are those of the reports.
    """

    begin: str
    end: str
    value: str | None = None


class FieldValue(Struct, frozen=True):
    """One value that reports give a field, best supported first among its like.

    `value` is canonical (a code, a key, a decimal string, a TIMEX value, a status), `label` is for
    people to read.
    """

    field: Field
    value: str
    label: str
    evidence: tuple[Evidence, ...]


class Report(Struct, frozen=True):
    """One article's report of an act: the sentence, and which of the witnesses it leans on.

    `event` is the id of the event in the record; `witness` counts into `MergedEvent.witnesses`.
    """

    article: str
    event: str
    outlet: str | None
    published: str | None
    lang: str | None
    headline: str | None
    start: int
    end: int
    surface: str
    status: Status
    confidence: float
    witness: int
    speaker: str | None = None


class Reason(Struct, frozen=True):
    """Why an article leans on a root; the words of the page where it says so itself."""

    code: ReasonCode
    article: str | None = None
    share: float | None = None
    name: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Leaning(Struct, frozen=True):
    """An article that leans on a witness, and why."""

    article: str
    outlet: str | None
    reasons: tuple[Reason, ...]


class Witness(Struct, frozen=True):
    """One independent source of an act: the root of the chain, and all articles that lean on it.

    `key` is the same in all events. One that `denies` says that the act did not happen, one that is
    `vague` names it without telling who did it to whom, or as a plan of what others tell as done;
    neither is counted.
    """

    root: str
    key: str
    kind: RootKind
    articles: tuple[Leaning, ...]
    denies: bool = False
    vague: bool = False


class Share(Struct, frozen=True):
    """What one feature added to the score of a merge; all shares add up to the score.

    `feature` is one of type, parties, time, place, object, words, article, status; or `review`, where
    a reviewer joined the reports.
    """

    feature: str
    share: float


class MergedEvent(Struct, frozen=True):
    """One act as all reports tell it; single values are the best supported, `fields` holds all.

    `id` comes from the earliest report; the id that any other report would give finds the same
    event. `score` is the mean score by which its reports were joined, 1 for a single report, and
    `explanation` its mean shares by feature. `sources` counts the witnesses who do not deny it.
    `story` and `contradictions` are filled in by the store.
    """

    id: str
    type: EventType
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When
    status: Status
    reports: tuple[Report, ...]
    witnesses: tuple[Witness, ...]
    fields: tuple[FieldValue, ...]
    mode: str | None = None
    cameo: str | None = None
    object: str | None = None
    quantity: str | None = None
    unit: str | None = None
    amount: str | None = None
    currency: str | None = None
    place: str | None = None
    score: float = 1.0
    explanation: tuple[Share, ...] = ()
    story: str | None = None
    contradictions: tuple[str, ...] = ()

    @property
    def sources(self) -> int:
        """How many independent sources report it."""
        told = [w for w in self.witnesses if not w.denies]
        return len([w for w in told if not w.vague] or told or self.witnesses)


class CopiedSpan(Struct, frozen=True):
    """A stretch of `b` that stands in `a` too, or says the same in another language."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Copy(Struct, frozen=True):
    """Article `b`, the later, repeats article `a`.

    `share` is the part of `b` that is in `a`; for `translated` and `quotations` the part of its
    anchors (names, numbers, quotations). `evidence` is filled by `Store.copies`, empty elsewhere.
    """

    a: str
    b: str
    kind: CopyKind
    share: float
    evidence: tuple[CopiedSpan, ...] = ()
    anchors: tuple[str, ...] = ()


class Side(Struct, frozen=True):
    """One of the values that stand against each other, with the words of each report."""

    value: str
    label: str
    evidence: tuple[Evidence, ...]


class Answer(Struct, frozen=True):
    """A denial and the accusation or report that it answers."""

    denial: Evidence
    accusation: Evidence
    denied_by: str | None = None
    accused_by: str | None = None


class Contradiction(Struct, frozen=True):
    """Reports of one act that disagree on a field.

    `events` are the merged events concerned: one, or two where a denial is an act of its own.
    """

    id: str
    field: Disputed
    events: tuple[str, ...]
    sides: tuple[Side, ...]
    answers: tuple[Answer, ...] = ()


class Article(Struct, frozen=True):
    """An article of a story."""

    id: str
    headline: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    url: str | None = None


class Dated(Struct, frozen=True):
    """A line of a timeline: a merged event in short."""

    event: str
    begin: str
    end: str
    type: EventType
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    sources: int
    reports: int
    surface: str
    object: str | None = None
    place: str | None = None
    value: str | None = None


class Story(Struct, frozen=True):
    """Articles of one development, titled by the most central headline; days are both included."""

    id: str
    title: str
    first_day: str
    last_day: str
    central: str
    articles: tuple[Article, ...]
    timeline: tuple[Dated, ...] = ()
