"""From candidates to statements: speaker, addressee, stance, dates and chain, in page order."""

from msgspec import Struct

from saksi.find.statements.antecedents import ANYONE, BODIES, PEOPLE, Antecedents, Kinds
from saksi.find.statements.candidates import Candidate
from saksi.find.statements.chains import Dates, dates_of, in_order, relays_of
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.find.statements.relays import Relay
from saksi.find.statements.scenes import Scene
from saksi.find.statements.speakers import Speakers
from saksi.find.statements.stances import stance_of
from saksi.records import Article, Cue, Span, Statement
from saksi.text.analysis import Analysis

NEAR = 2
"""A speech goes on over so many frames at most."""
GOES_ON = 4
"""Where the cue itself says that it goes on (`tambahnya`), over so many."""


class _Before(Struct, frozen=True):
    """The statement before, with what was found for it."""

    candidate: Candidate | None = None
    speaker: str | None = None
    mention: Span | None = None
    relays: tuple[Relay, ...] = ()
    dates: Dates = Dates()


class Builder:
    """Builds the statements of one article; the speakers' index grows while it does."""

    def __init__(
        self,
        analysis: Analysis,
        speakers: Speakers,
        antecedents: Antecedents,
        known: StatementKnowledge,
    ) -> None:
        self._text = analysis.text
        self._article = analysis.article
        self._speakers = speakers
        self._known = known
        self._antecedents = antecedents
        self._before = _Before()

    def build(
        self, candidates: tuple[Candidate, ...], scenes: tuple[Scene, ...]
    ) -> tuple[Statement, ...]:
        """One statement for each candidate, in the same order."""
        relays = relays_of(candidates, scenes)
        return tuple(
            self._statement(f"s{n}", c, scenes[c.frame], relays[n - 1])
            for n, c in enumerate(candidates, 1)
        )

    def _statement(
        self, number: str, c: Candidate, scene: Scene, relays: tuple[Relay, ...]
    ) -> Statement:
        speaker = self._speaker(c)
        self._antecedents.spoke(self._speakers.index.get(speaker) if speaker else None, c.frame)
        self._speakers.spoke(speaker)
        addressee = self._addressee(c, scene)
        dates = dates_of(c, scene, relays)
        if self._is_same_speech(c, speaker):
            same = self._before.relays if self._goes_on(c) else self._papers(relays)
            relays = (*relays, *(r for r in same if r not in relays))
            dates = dates.or_else(self._before.dates) if self._goes_on(c) else dates
        mention = self._mention(c, speaker)
        self._before = _Before(c, speaker, mention, relays, dates)
        return Statement(
            id=number,
            kind=c.kind,
            contents=c.contents,
            speaker=speaker,
            speaker_mention=mention,
            cue=Cue(c.cue.start, c.cue.end, c.cue.lemma) if c.cue else None,
            stance=stance_of(self._text, c, self._known),
            rule=f"{self._known.code}.statements.{c.rule}",
            confidence=c.sure,
            addressee=addressee,
            said=dates.said.id if dates.said else None,
            relayed=dates.relayed.id if dates.relayed else None,
            chain=self._chain(speaker, addressee, c, relays),
        )

    def _speaker(self, c: Candidate) -> str | None:
        if c.speaker is not None and not self._is_pronoun(c.speaker):
            return self._speakers.resolve(c.speaker.start, c.speaker.end)
        if c.speaker is None and not c.implied:
            return None
        if c.cue and c.cue.continues and self._went_on(c):
            return self._before.speaker
        at = c.speaker.start if c.speaker else c.cue.start if c.cue else c.contents[0].start
        return self._antecedents.before(at, c.frame, self._meant_by(c.speaker))

    def _went_on(self, c: Candidate) -> bool:
        """Whether somebody spoke not long before whom `imbuhnya`, `she added` may go on with."""
        earlier = self._before.candidate
        return (
            earlier is not None
            and bool(self._before.speaker)
            and c.frame - earlier.frame <= GOES_ON
        )

    def _mention(self, c: Candidate, speaker: str | None) -> Span | None:
        """Where the speaker is named: by the cue, in the speech that goes on, or last before."""
        if speaker is None or c.speaker is not None:
            return c.speaker if speaker else None
        before = self._before.mention if speaker == self._before.speaker else None
        if c.cue is None and before is not None:
            return before
        at = c.cue.start if c.cue else c.contents[0].start
        return self._speakers.last_named(speaker, at) or before

    def _is_same_speech(self, c: Candidate, speaker: str | None) -> bool:
        """Whether the same speaker spoke in a statement right before."""
        earlier = self._before.candidate
        if earlier is None or speaker is None or speaker != self._before.speaker:
            return False
        return c.frame - earlier.frame <= NEAR

    def _goes_on(self, c: Candidate) -> bool:
        """Whether the cue says that the speech goes on, so through the same relays on the same day."""
        return c.cue is None or c.cue.continues or c.rule in ("clitic", "same_speaker")

    def _papers(self, relays: tuple[Relay, ...]) -> tuple[Relay, ...]:
        """The letter or post of the statement before, where this one names no relay of its own."""
        return () if relays else tuple(r for r in self._before.relays if r.document)

    def _meant_by(self, pronoun: Span | None) -> Kinds:
        """The kinds of subject and of who spoke that a pronoun, or a subject left out, may mean."""
        word = self._text[pronoun.start : pronoun.end].lower() if pronoun else ""
        if word in self._known.words.impersonal:
            return Kinds(BODIES, BODIES)
        if word in self._known.words.personal:
            return Kinds(PEOPLE, PEOPLE)
        return Kinds(ANYONE if word else PEOPLE, ANYONE)

    def _is_pronoun(self, span: Span) -> bool:
        return self._text[span.start : span.end].lower() in self._known.words.pronouns

    def _addressee(self, c: Candidate, scene: Scene) -> str | None:
        if c.addressee is not None:
            return self._speakers.resolve(c.addressee.start, c.addressee.end)
        heard = next((r for r in scene.relays if r.heard), None)
        return self._outlet(*heard.outlets[0]) if heard else None

    def _outlet(self, start: int, end: int) -> str:
        return self._speakers.add_outlet(self._text[start:end], start, end)

    def _chain(
        self, speaker: str | None, addressee: str | None, c: Candidate, relays: tuple[Relay, ...]
    ) -> tuple[str, ...]:
        """Speaker, the outlet that was told, relays in the order of the text, the byline's sources, the outlet."""
        links = [speaker] if speaker else []
        if addressee and c.addressee and self._is_outlet(c.addressee):
            links.append(addressee)
        links += [self._outlet(*span) for relay in in_order(relays) for span in relay.outlets]
        links += self._of_page()
        return tuple(dict.fromkeys(links))

    def _is_outlet(self, span: Span) -> bool:
        return self._known.outlet.fullmatch(self._text[span.start : span.end]) is not None

    def _of_page(self) -> list[str]:
        """The dateline's agency, the outlets that the byline cites, this outlet."""
        names = _page_links(self._article)
        return [self._speakers.add_outlet(name, 0, 0) for name in names]


def _page_links(article: Article) -> list[str]:
    agency = article.dateline.agency if article.dateline else None
    cited = [name.name for name in article.cited_outlets]
    return [n for n in (agency, *cited, article.outlet.name) if n]
