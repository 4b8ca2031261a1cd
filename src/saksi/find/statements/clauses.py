"""From a cue to its clause: what was said, by which phrase, by which rule; an ordered list per form."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.statements.knowledge import WEAK, CueForm
from saksi.find.statements.openings import Opening, open_content
from saksi.find.statements.phrases import Subject, phrase_after, source_after, subject_before
from saksi.find.statements.settings import Range, Setting, trim, words

MIN_WORDS = 2
LATER = 8
"""Cues of one frame that are compared with another one."""
MAX_BARE = 3
"""`said the coastguard`: a subject without a name after its verb is so short."""
MAX_OBJECT = 14
"""`menolak usul itu: “…”`: so many units between a cue and a colon."""
MIN_CLOSED = 4
"""A closing attribution covers more words than its own speaker may have."""


class Hit(Struct, frozen=True):
    """A cue at units `[start, end)`."""

    start: int
    end: int
    cue: CueForm


class Clause(Struct, frozen=True):
    """What one cue says; ranges are units of its frame.

    `speaker` null: nobody is named, and `implied` tells whether the text before names them.
    """

    contents: tuple[Range, ...]
    hit: Hit
    rule: str
    speaker: Range | None = None
    implied: bool = False
    addressee: Range | None = None
    sure: float = 1.0


class Site(Struct, frozen=True):
    """A cue with the room that its clause may use: units `[left, right)`."""

    s: Setting
    hit: Hit
    left: int
    right: int

    @property
    def before(self) -> Range:
        return trim(self.s, self.left, self.hit.start)

    def content(self, start: int, end: int) -> Range | None:
        """The range trimmed, if enough is left to be a content."""
        first, last = trim(self.s, start, end)
        while last > first and self.s.lower(last - 1) in self.s.words.thus:
            first, last = trim(self.s, first, last - 1)
        return (first, last) if words(self.s, first, last) >= MIN_WORDS else None


Rule: TypeAlias = Callable[[Site], Clause | None]


def find_hits(s: Setting) -> list[Hit]:
    """The cues of a frame outside its quotations, the longest where two begin at one word."""
    hits: list[Hit] = []
    at = 0
    while at < len(s.units):
        hit = _hit(s, at)
        if hit is not None:
            hits.append(hit)
        at = hit.end if hit else at + 1
    return hits


def _hit(s: Setting, at: int) -> Hit | None:
    for listed, cue in s.known.cues.get(s.lower(at), ()):
        end = at + len(listed)
        if all(s.lower(at + n) == word for n, word in enumerate(listed)):
            verbal = cue.form in ("active", "inverted", "gerund")
            if verbal and s.lower(at - 1) in s.words.determiners:
                return None
            if cue.form == "active" and _is_passive(s, at):
                return Hit(at, end, replace(cue, form="passive", sure=WEAK))
            return Hit(at, end, cue)
    return None


def _is_passive(s: Setting, at: int) -> bool:
    """Whether a passive's auxiliary stands before: `it was reported that`, `he was asked`."""
    before = at - 1
    while s.lower(before) in s.words.adverbs | s.words.negations:
        before -= 1
    return s.lower(before) in s.words.passives


def find_clauses(s: Setting) -> Iterator[Clause]:
    """The clauses of a frame in order; a cue inside an earlier clause's content is passed over."""
    hits = find_hits(s)
    closing = _closing(s, hits)
    left = 0
    for number, hit in enumerate(hits):
        if hit.start < left or (closing is not None and closing[0] <= hit.start < closing[1]):
            continue
        right = _right(s, hits, number)
        for rule in RULES[hit.cue.form]:
            clause = rule(Site(s, hit, left, right))
            if clause is not None:
                yield clause
                left = max([hit.end, *(c[1] for c in clause.contents)])
                break


def _closing(s: Setting, hits: list[Hit]) -> Range | None:
    """The units that an attribution at the end of the frame covers: from the last quotation to its cue.

    In `X diperkirakan pulih, kata Y` the first cue is part of what Y says.
    """
    for hit in reversed(hits[max(1, len(hits) - LATER) :]):
        if not _closes(s, hit):
            continue
        quoted = [n for n in range(hit.start) if s.is_quotation(n)]
        start = quoted[-1] + 1 if quoted else 0
        if words(s, start, hit.start) > MIN_CLOSED:
            return start, hit.start
    return None


def _closes(s: Setting, hit: Hit) -> bool:
    """Whether the cue stands after a comma and only its speaker and circumstances follow."""
    start, end = hit.start, hit.end
    if hit.cue.form in ("inverted", "source"):
        end = source_after(s, hit.end, len(s.units), closed=False).end
    elif hit.cue.form == "active":
        start = subject_before(s, 0, hit.start).start
    elif hit.cue.form != "clitic":
        return False
    if s.surface(start - 1) != "," or hit.cue.sure < 0.5:
        return False
    opening = open_content(s, end, len(s.units), hit.cue.addressed and hit.cue.form == "active")
    return words(s, opening.content, len(s.units)) == 0


def _right(s: Setting, hits: list[Hit], number: int) -> int:
    """Where the room of a cue ends: before a later cue that begins a clause of its own."""
    end = hits[number].end
    right = _relay_after(s, end)
    for later in hits[number + 1 : number + 1 + LATER]:
        if later.start >= right:
            break
        bound = _clause_start(s, later, end)
        if bound is not None:
            return bound
    return right


def _clause_start(s: Setting, later: Hit, end: int) -> int | None:
    """Where the clause of a later cue begins; null where the cue is part of what is said before it."""
    before = later.start - 1
    while before > end and s.lower(before) in s.words.adverbs | s.words.auxiliaries:
        before -= 1
    joined = s.lower(before) in s.words.connectives
    form = later.cue.form
    if form == "gerund" and (s.surface(before) == "," or joined):
        return before
    if form == "active":
        return before if joined else _own_clause(s, later, end)
    if form in ("inverted", "clitic"):
        quoted = _quoted_before(s, before + 1, end)
        return quoted if quoted is not None or s.surface(before) != "," else before
    return before if form == "source" and s.surface(before) == "," else None


def _own_clause(s: Setting, later: Hit, end: int) -> int | None:
    """Where `, but X said …` or `, which X said …` begins, or the quotation before `X said`."""
    start = subject_before(s, end, later.start).start
    joint = start - 1
    if s.lower(joint) in s.words.connectives | s.words.relatives and s.surface(joint - 1) == ",":
        return joint - 1 if joint - 1 > end else None
    return _quoted_before(s, start, end)


def _quoted_before(s: Setting, at: int, end: int) -> int | None:
    """The quotation right before a unit, a comma between them or none."""
    at -= s.surface(at - 1) == ","
    if at - 1 < end or not s.is_quotation(at - 1):
        return None
    while at - 1 > end and s.is_quotation(at - 1):
        at -= 1
    return at


def _relay_after(s: Setting, at: int) -> int:
    """The relay clause that ends the room of a cue; one right beside the cue does not."""
    for n in range(at, len(s.units)):
        relay = s.units[n].relay
        if relay is None or relay.heard or relay.document:
            continue
        if words(s, at, n) >= MIN_WORDS:
            return n
    return len(s.units)


def _tail(site: Site, at: int) -> Range | None:
    """A quotation that goes on after the attribution, before any other cue."""
    s = site.s
    while at < site.right and s.units[at].surface in ",:.–—-":
        at += 1
    if s.is_quotation(at):
        end = at
        while end < site.right and (s.is_quotation(end) or s.units[end].surface in ",.\n"):
            end += 1
        return trim(s, at, end)
    return None


def _both(first: Range | None, second: Range | None) -> tuple[Range, ...]:
    return tuple(r for r in (first, second) if r is not None)


def cue_then_speaker(site: Site) -> Clause | None:
    """`…, kata X`: the content before, the speaker after, perhaps a quotation going on."""
    s, hit = site.s, site.hit
    if not _ends_what_is_said(s, hit.start, site.left):
        return None
    content = _said_just_before(site)
    subject = source_after(s, hit.end, len(s.units), closed=False)
    tail = _tail(site, subject.end)
    if content is None and tail is None:
        opening = open_content(s, subject.end, site.right)
        tail = site.content(opening.content, site.right) if opening.marked else None
    speaker = subject.speaker(s)
    if content is None and (tail is None or speaker is None):
        return None
    return Clause(
        _both(content, tail),
        hit,
        "cue_then_speaker",
        speaker,
        speaker is None,
        _addressee(s, subject.end),
        hit.cue.sure,
    )


def _ends_what_is_said(s: Setting, at: int, left: int) -> bool:
    """Whether a mark or a quotation stands before the cue, or the cue begins the sentence."""
    before = at - 1
    skipped = s.words.adverbs | s.words.auxiliaries | s.words.connectives | s.words.thus
    while before > left and s.lower(before) in skipped:
        before -= 1
    return before < left or s.is_quotation(before) or s.units[before].surface in ',–—-:;”"'


def _addressee(s: Setting, at: int) -> Range | None:
    if s.lower(at) in s.words.addressing:
        phrase = phrase_after(s, at + 1, len(s.units))
        return phrase if phrase[0] < phrase[1] else None
    return None


def clitic(site: Site) -> Clause | None:
    """`…, katanya`: the speaker is whoever the text spoke of."""
    s, hit = site.s, site.hit
    if not _ends_what_is_said(s, hit.start, site.left):
        return None
    content = _said_just_before(site)
    tail = _tail(site, hit.end)
    if content is None and tail is None:
        opening = open_content(s, hit.end, site.right, hit.cue.addressed)
        tail = site.content(opening.content, site.right)
    if content is None and tail is None:
        return None
    return Clause(
        _both(content, tail), hit, "clitic", None, True, _addressee(s, hit.end), hit.cue.sure
    )


def _said_just_before(site: Site) -> Range | None:
    """What is said before the cue: of a quotation after a full stop or a colon only that."""
    s = site.s
    last = trim(s, site.left, site.hit.start)[1]
    first = last
    while first > site.left and s.is_quotation(first - 1):
        first -= 1
    ends = first > site.left and s.surface(first - 1) in ".:!?;"
    return site.content(first if first < last and ends else site.left, site.hit.start)


def _opened_by_comma(s: Setting, at: int, end: int) -> Opening:
    """The content after `menurut X,`; circumstances may stand before the comma."""
    opening = open_content(s, at, end)
    if opening.content >= end and s.surface(at) == ",":
        return Opening(at + 1, opening.addressee, marked=True)
    return opening


def source(site: Site) -> Clause | None:
    """`menurut X, …`, `…, menurut X`, `… yang menurut X …`."""
    s, hit = site.s, site.hit
    clitic_form = hit.cue.lemma != s.lower(hit.start) and s.lower(hit.start).endswith("nya")
    end = hit.end if clitic_form else site.right
    subject = source_after(s, hit.end, end, closed=True)
    speaker = subject.speaker(s)
    before = site.content(site.left, hit.start)
    opening = _opened_by_comma(s, subject.end, site.right)
    after = site.content(opening.content, site.right)
    if before is None or (words(s, *before) <= 3 and after is not None):
        before = None
    elif not opening.marked or s.units[hit.start - 1].surface != ",":
        after = after if s.lower(hit.start - 1) in s.words.subordinators else None
    if before is None and after is None:
        return None
    return Clause(
        _both(before, after),
        hit,
        "source",
        speaker,
        speaker is None,
        opening.addressee,
        hit.cue.sure,
    )


def speaker_then_cue(site: Site) -> Clause | None:
    """`X mengatakan …` and `…, X said`."""
    s, hit = site.s, site.hit
    opening = open_content(s, hit.end, site.right, hit.cue.addressed)
    opening = _colon_after(site, opening)
    after = site.content(opening.content, site.right)
    subject = subject_before(s, site.left, hit.start)
    before = _said_before(site, subject.start)
    quoted = before is not None and _is_quoted(s, before)
    forward = opening.marked or not _only_adverbial(site, opening.content)
    if quoted and s.lower(opening.content - 1) == ",":
        forward = False
    if before is not None and (after is None or not forward):
        return Clause(
            (before,),
            hit,
            "content_speaker_cue",
            *_subject(s, subject),
            opening.addressee,
            hit.cue.sure,
        )
    if after is None or (hit.cue.sure < 0.5 and not opening.marked):
        return None
    quoted_before = before if quoted else None
    return Clause(
        _both(quoted_before, after),
        hit,
        "speaker_then_cue",
        *_subject(s, subject),
        opening.addressee,
        hit.cue.sure,
    )


def _colon_after(site: Site, opening: Opening) -> Opening:
    """The content after a colon where an object stands between: `menolak usul itu: “…”`."""
    s = site.s
    if opening.marked:
        return opening
    for at in range(opening.content, min(site.right - 1, opening.content + MAX_OBJECT)):
        if s.surface(at) == ":" and s.is_quotation(at + 1):
            return Opening(at + 1, opening.addressee, marked=True)
    return opening


def _speaker(phrase: Range) -> tuple[Range | None, bool]:
    return (phrase, False) if phrase[0] < phrase[1] else (None, True)


def _subject(s: Setting, subject: Subject) -> tuple[Range | None, bool]:
    speaker = subject.speaker(s)
    return speaker, speaker is None


def _is_quoted(s: Setting, content: Range) -> bool:
    return s.is_quotation(content[1] - 1)


def _said_before(site: Site, phrase_start: int) -> Range | None:
    """A content that a comma or a quotation ends before the speaker's phrase."""
    s = site.s
    before = phrase_start - 1
    if before <= site.left - 1 or not (s.is_quotation(before) or s.units[before].surface in ",–—-"):
        return None
    return site.content(site.left, phrase_start)


def _only_adverbial(site: Site, at: int) -> bool:
    s = site.s
    return at >= site.right or s.lower(at) in s.words.prepositions


def cue_inverted(site: Site) -> Clause | None:
    """English `…, said X`."""
    s, hit = site.s, site.hit
    if not hit.cue.inverts or hit.start == site.left:
        return None
    mark = hit.start - 1
    if not (s.is_quotation(mark) or s.units[mark].surface in ",–—"):
        return None
    subject = source_after(s, hit.end, len(s.units), closed=False)
    content = site.content(site.left, hit.start)
    if not s.is_quotation(mark) and not _is_inverted(site, subject):
        return None
    named = _names_someone(s, subject)
    if content is None or not named:
        return None
    return Clause(
        _both(content, _tail(site, subject.end)),
        hit,
        "content_cue_speaker",
        *_subject(s, subject),
        _addressee(s, subject.end),
        hit.cue.sure,
    )


def _is_inverted(site: Site, subject: Subject) -> bool:
    """Whether a subject follows the verb rather than a clause of its own."""
    s = site.s
    after = s.units[subject.start : subject.end]
    named = any(u.surface[:1].isupper() or u.lower in s.words.heads for u in after)
    short = len(after) <= MAX_BARE and s.lower(subject.start) in s.words.determiners
    if not (named or short) or any(
        u.lower in s.words.auxiliaries | s.words.pronouns for u in after
    ):
        return False
    apposed = subject_before(s, site.left, site.hit.start).apposition is not None
    if _ends_with(site, subject.end):
        return named or not apposed
    return not apposed and s.surface(subject.end) == ","


def _ends_with(site: Site, at: int) -> bool:
    """Whether only circumstances follow up to the end of the frame."""
    s = site.s
    return words(s, open_content(s, at, len(s.units)).content, len(s.units)) == 0


def _names_someone(s: Setting, subject: Subject) -> bool:
    words_ = s.units[subject.start : subject.end]
    known = s.words.determiners | s.words.pronouns
    return any(u.surface[:1].isupper() or u.lower in known for u in words_)


def same_speaker(site: Site) -> Clause | None:
    """`…, seraya menambahkan bahwa …`, `…, adding that …`; `reports claiming that …` says who."""
    s, hit = site.s, site.hit
    opening = open_content(s, hit.end, site.right, hit.cue.addressed)
    after = site.content(opening.content, site.right)
    if after is None or (hit.cue.sure < 0.5 and not opening.marked):
        return None
    speaker, implied = None, True
    joined = s.surface(hit.start - 1) == "," or s.lower(hit.start - 1) in s.words.connectives
    if not joined and s.lower(hit.start - 1) not in s.words.prepositions:
        speaker, implied = _subject(s, subject_before(s, site.left, hit.start))
    return Clause((after,), hit, "same_speaker", speaker, implied, opening.addressee, hit.cue.sure)


def passive_named(site: Site) -> Clause | None:
    """`… yang diklaim X telah …`, `apa yang disebut X sebagai …`: who speaks stands right after."""
    s, hit = site.s, site.hit
    if s.lower(hit.start - 1) not in s.words.relatives:
        return None
    phrase = phrase_after(s, hit.end, site.right)
    if phrase[0] == phrase[1] or not s.surface(phrase[0])[:1].isupper():
        return None
    at = phrase[1] + (s.lower(phrase[1]) in s.words.naming)
    after = site.content(at, site.right)
    if after is None:
        return None
    return Clause((after,), hit, "passive_named", phrase, sure=hit.cue.sure)


def passive_with_agent(site: Site) -> Clause | None:
    """`…, demikian disampaikan X`, `… dikatakan oleh X`."""
    s, hit = site.s, site.hit
    agent = s.lower(hit.end) in s.words.agents
    content = site.content(site.left, hit.start)
    phrase = phrase_after(s, hit.end + agent, site.right)
    if content is None or phrase[0] == phrase[1]:
        return None
    comma = s.surface(hit.start - 1) == "," or s.lower(hit.start - 1) in s.words.thus
    rest = words(s, phrase[1], site.right)
    if not (agent and hit.cue.sure > 0.5) and not (comma and rest == 0):
        return None
    return Clause((content,), hit, "passive_with_agent", phrase, sure=hit.cue.sure)


def agentless_that(site: Site) -> Clause | None:
    """`Dilaporkan bahwa …`; `Ditambahkan bahwa …` goes on with who spoke before."""
    s, hit = site.s, site.hit
    opening = open_content(s, hit.end, site.right)
    after = site.content(opening.content, site.right)
    if after is None or not opening.marked:
        return None
    surface = s.lower(hit.end - 1)
    implied = (hit.cue.spoken and words(s, site.left, hit.start) == 0) or surface.endswith("nya")
    return Clause((after,), hit, "agentless", None, implied, opening.addressee, hit.cue.sure)


def agentless_subject(site: Site) -> Clause | None:
    """`X dilaporkan …`, `X is expected to …`: the subject and what is said of it."""
    s, hit = site.s, site.hit
    after = site.content(open_content(s, hit.end, site.right).content, site.right)
    if after is None or hit.cue.sure < 0.5:
        return None
    subject = site.content(site.left, _without_auxiliaries(s, site.left, hit.start))
    return Clause(_both(subject, after), hit, "agentless", sure=hit.cue.sure)


def _without_auxiliaries(s: Setting, start: int, end: int) -> int:
    skipped = s.words.adverbs | s.words.auxiliaries | s.words.relatives
    while end > start and s.lower(end - 1) in skipped:
        end -= 1
    return end


def nominal(site: Site) -> Clause | None:
    """`pernyataan X bahwa …`: only with a complementizer, a colon or a quotation."""
    s, hit = site.s, site.hit
    phrase = phrase_after(s, hit.end, site.right)
    opening = open_content(s, phrase[1], site.right)
    after = site.content(opening.content, site.right)
    if after is None or not opening.marked or s.lower(phrase[1]) == ",":
        return None
    return Clause((after,), hit, "nominal", *_speaker(phrase), opening.addressee, hit.cue.sure)


RULES: dict[str, tuple[Rule, ...]] = {
    "inverted": (cue_then_speaker,),
    "clitic": (clitic,),
    "source": (source,),
    "active": (cue_inverted, speaker_then_cue),
    "gerund": (same_speaker,),
    "passive": (passive_named, passive_with_agent, agentless_that, agentless_subject),
    "noun": (nominal,),
}
