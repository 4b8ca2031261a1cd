"""Passives: with the agent after them, or with nobody who says it."""

from saksi.find.statements.hits import Hit
from saksi.find.statements.knowledge import CLITIC
from saksi.find.statements.openings import open_content
from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.settings import Setting, words
from saksi.find.statements.sites import Clause, Site
from saksi.find.statements.sources import source_after
from saksi.find.statements.subjects import Subject


def passive_named(site: Site) -> Clause | None:
    """`… yang diklaim X telah …`, `apa yang disebut X sebagai …`: who speaks stands right after."""
    s, hit = site.s, site.hit
    if s.lower(hit.start - 1) not in s.words.relatives:
        return None
    phrase = phrase_after(s, hit.end, site.right)
    if phrase[0] == phrase[1] or not s.surface(phrase[0])[:1].isupper():
        return None
    if tells_of_subject(s, hit) or (s.is_deed(phrase[1]) and not hit.cue.spoken):
        return None  # `organisasi yang didukung Fiji menyalurkan bantuan`
    at = phrase[1] + (s.lower(phrase[1]) in s.words.naming)
    after = site.content(at, site.right)
    return site.clause("passive_named", (after,), phrase) if after else None


def tells_of_subject(s: Setting, hit: Hit) -> bool:
    """Whether a relative passive or a hearsay word only stands between a subject and its own cue.

    `kelompok yang didukung X mengatakan …`, `X dilaporkan membantah …`: the later verb says it.
    """
    at = hit.end
    if s.lower(hit.start - 1) in s.words.relatives:
        at = phrase_after(s, at, len(s.units))[1]
        at = phrase_after(s, at + 1, len(s.units))[1] if s.surface(at) == "," else at
        at += s.surface(at) == ","
    elif s.words.passives:
        return False  # `Vale is said to have denied it` is hearsay all the same
    while s.is_adverb(at):
        at += 1
    return s.says(at, surely=True)


def passive_with_agent(site: Site) -> Clause | None:
    """`…, demikian disampaikan X`, `… dikatakan oleh X`."""
    s, hit = site.s, site.hit
    agent = s.lower(hit.end) in s.words.agents
    content = site.before()
    subject = source_after(s, hit.end + agent, site.right, closed=False)
    phrase = subject.speaker(s)
    if phrase is None:
        return None
    if content is None:
        return _agent_then_that(site, subject) if agent else None
    if not (agent and hit.cue.sure > 0.5) and not _closes(site, subject):
        return None
    return site.clause("passive_with_agent", (content,), phrase)


def _agent_then_that(site: Site, agent: Subject) -> Clause | None:
    """`Dilaporkan oleh X bahwa …`."""
    opening = open_content(site.s, agent.end, site.right)
    after = site.content(opening.content, site.right) if opening.marked else None
    return site.clause("passive_with_agent", (after,), agent.speaker(site.s)) if after else None


def passive_by_person(site: Site) -> Clause | None:
    """`Ditegaskan X bahwa …`, `Absennya Y, dikatakan X, karena …`: a person right behind an act of speech."""
    s, hit = site.s, site.hit
    agent = phrase_after(s, hit.end, site.right)
    by = s.lower(hit.end) in s.words.agents
    if s.words.passives or by or not hit.cue.spoken or not s.has_person(*agent):
        return None
    opening = open_content(s, agent[1], site.right)
    opened = opening.marked or s.lower(opening.content) in s.words.causes
    after = site.content(opening.content, site.right) if opened else None
    before = site.before() if s.surface(hit.start - 1) == "," else None
    if after is None and before is None:
        return None
    return site.clause("passive_with_agent", (before, after), agent)


def _closes(site: Site, agent: Subject) -> bool:
    """Whether the passive is joined to what is said before, and nothing follows its agent."""
    s, before = site.s, site.hit.start - 1
    joined = s.surface(before) == "," or s.lower(before) in s.words.thus
    return joined and words(s, agent.end, site.right) == 0


def agentless_that(site: Site) -> Clause | None:
    """`Dilaporkan bahwa …`; `Ditambahkan bahwa …` goes on with who spoke before."""
    s, hit = site.s, site.hit
    opening = open_content(s, hit.end, site.right)
    after = site.content(opening.content, site.right)
    if after is None or not opening.marked:
        return None
    weak = hit.cue.sure < 0.5 and not hit.cue.spoken
    if weak and s.surface(after[0] - 1) == "," and s.lower(after[0] - 2) not in s.words.that:
        return None  # `Diketahui, dermaga itu dibangun pada 1990`
    goes_on = hit.cue.spoken and words(s, site.left, hit.start) == 0
    implied = goes_on or s.lower(hit.end - 1).endswith(CLITIC)
    return site.agentless((after,), opening.addressee, implied)


def agentless_subject(site: Site) -> Clause | None:
    """`X dilaporkan …`, `X is expected to …`: the subject and what is said of it."""
    s, hit = site.s, site.hit
    at = open_content(s, hit.end, site.right).content
    after = site.content(at, site.right)
    if after is None or hit.cue.sure < 0.5 or tells_of_subject(s, hit):
        return None
    if s.lower(hit.end - 1).endswith(CLITIC):
        named = site.content(at + (s.lower(at) in s.words.naming), site.right)
        return site.agentless((named,), None, implied=True)  # `apa yang disebutnya sebagai …`
    last = _without_auxiliaries(s, site.left, hit.start)
    subject = site.content(_past_connective(s, site.left, last), last)
    return site.agentless((subject, after), None, implied=False)


def _past_connective(s: Setting, start: int, end: int) -> int:
    """Behind `, namun`, with which a second clause begins."""
    joins = s.words.thus | s.words.contrasting
    while start < end and (s.surface(start) == "," or s.lower(start) in joins):
        start += 1
    return start


def _without_auxiliaries(s: Setting, start: int, end: int) -> int:
    skipped = s.words.auxiliaries | s.words.relatives
    while end > start and (s.is_adverb(end - 1) or s.lower(end - 1) in skipped):
        end -= 1
    return end
