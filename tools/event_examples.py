"""What annotated articles teach the event scales: acts, retellings, parties and status."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from saksi.find.entities import EntityIndex, find_entities
from saksi.find.events.act_clues import Told, act_clues
from saksi.find.events.acts import Act, Setting, setting_of
from saksi.find.events.again_clues import again_clues
from saksi.find.events.deciding import EARLIER, Telling
from saksi.find.events.finding import acts_of
from saksi.find.events.populations import with_populations
from saksi.find.events.quiet import veto
from saksi.find.events.settling import settle_parties
from saksi.find.events.source_clues import source_clues
from saksi.find.events.status_clues import status_clues
from saksi.find.events.ties import sided_clues
from saksi.find.events.weighing import Clues, Weights
from saksi.find.statements import find_statements
from saksi.find.times import find_times
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.records import Entity, Statement, Time
from saksi.text.analysis import Analysis, analyse
from saksi.text.learned import Relation
from tools.held_out import Learn, untaught
from tools.lesson_articles import lesson_source, lessons
from tools.news_passages import passages
from tools.second_reading import annotation

Gold = dict[str, Any]
MUTUAL = frozenset({"AGREE", "CONSULT"})
TAUGHT = ("act", "again", "actor", "recipient", "source", "status")


class Article(Struct, frozen=True):
    """An annotated article, read as far as its statements."""

    id: str
    gold: Gold
    analysis: Analysis
    times: tuple[Time, ...]
    entities: EntityIndex
    statements: tuple[Statement, ...]
    setting: Setting


def read_articles(folder: Path, learn: Learn = untaught, again: bool = True) -> list[Article]:
    """Every article of a split, with its annotation and what `learn` gives the heads to say.

    `again`: of the train split as its second reader left it.
    """
    lines = (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for number, doc in enumerate(map(json.loads, lines)):
        known = {k: doc.get(k) for k in ("text", "url", "published", "outlet", "title", "lang")}
        source = Source(id=doc["id"], name=doc["id"], **known)
        found.append(_article(source, annotation(folder, doc, again), number, learn))
    return found


def read_lessons(
    first: int, learn: Learn = untaught, paths: list[Path] | None = None
) -> list[Article]:
    """Articles of our own; `first` is the number that `learn` knows the first one by."""
    return [
        _article(lesson_source(one), {"id": one.id, "events": one.events}, number, learn)
        for number, one in enumerate(lessons(paths), first)
    ]


def read_passages(data: Path, first: int, learn: Learn = untaught) -> list[Article]:
    """Passages of published news; `first` is the number that `learn` knows the first one by."""
    return [
        _article(lesson_source(one), {"id": one.id, "events": one.events}, number, learn)
        for number, one in enumerate(passages(data), first)
    ]


def _article(source: Source, gold: Gold, number: int, learn: Learn) -> Article:
    reading = read_page(source, [load_language(code).page for code in LANGUAGES])
    language = load_language(reading.article.lang or "id")
    analysis = learn(number, analyse(reading.text, reading.article, language.text), language)
    times = find_times(analysis, language.times).times
    names = find_entities(analysis, language.names)
    said = find_statements(analysis, times, names, language.statements)
    wider = with_populations(analysis, said.entities, language.events)
    setting = setting_of(analysis, wider, said.statements, language.events, analysis.learned)
    return Article(source.id, gold, analysis, times, said.entities, said.statements, setting)


class Examples(Struct):
    """Rows of clues with labels, for each scale."""

    rows: dict[str, list[Clues]] = field(default_factory=lambda: {t: [] for t in TAUGHT})
    labels: dict[str, list[Any]] = field(default_factory=lambda: {t: [] for t in TAUGHT})

    def add(self, scale: str, clues: Clues, label: Any) -> None:
        """One more row."""
        self.rows[scale].append(clues)
        self.labels[scale].append(label)

    def of(self, scales: Sequence[str], clue: str) -> "Examples":
        """The rows of some scales, with one more clue that tells where they come from."""
        chosen = Examples()
        for scale in scales:
            chosen.rows[scale] = [{**row, clue: 1.0} for row in self.rows[scale]]
            chosen.labels[scale] = self.labels[scale]
        return chosen

    def extend(self, other: "Examples") -> None:
        """All rows of another article."""
        for scale in TAUGHT:
            self.rows[scale] += other.rows[scale]
            self.labels[scale] += other.labels[scale]


def examples_of(setting: Setting, gold: Gold) -> Examples:
    """What one annotated article teaches, but for retellings (`teach_again`)."""
    found = Examples()
    told = Told()
    acts = list(acts_of(setting))
    for act in acts:
        which, exact = gold_of(act, acts, gold)
        if veto(act, setting) is None:
            found.add("act", act_clues(act, setting, told), which is not None)
        told.add(act)
        if which is None:
            continue
        event = gold["events"][which]
        _teach_parties(act, event, setting, found)
        if exact:
            found.add("status", status_clues(act, setting), event["status"])
            _teach_source(act, event, setting, found)
    return found


def teach_again(found: Examples, setting: Setting, gold: Gold, weights: Weights) -> None:
    """What the article teaches of retellings, its parties settled by `weights`.

    They should not have been fitted on this very article, whose parties they would know too well.
    """
    earlier: dict[str, list[tuple[Telling, int]]] = defaultdict(list)
    acts = list(acts_of(setting))
    for act in acts:
        which, _ = gold_of(act, acts, gold)
        if which is None:
            continue
        late = Telling(act, settle_parties(act, setting, weights))
        for first, its in earlier[act.type][-EARLIER:]:
            clues = again_clues(act, late.parties, first.act, first.parties, setting)
            found.add("again", clues, its == which)
        earlier[act.type].append((late, which))


def gold_of(act: Act, acts: list[Act], gold: Gold) -> tuple[int | None, bool]:
    """Number of the annotated event that the act tells, and whether it is its trigger itself."""
    again = None
    for number, event in enumerate(gold["events"]):
        if event["type"] != act.type or not event.get("evidence_span"):
            continue
        trigger = event.get("trigger_span") or event["evidence_span"]
        if _overlap(trigger, act):
            return number, True
        if any(_overlap(s, act) for s in event.get("again_spans") or []):
            again = number
        elif _overlap(event["evidence_span"], act) and again is None:
            rivals = (a for a in acts if a.type == act.type and _overlap(trigger, a))
            if next(rivals, None) is None:
                return number, True
    return again, False


def _overlap(span: list[int], act: Act) -> bool:
    return span[0] < act.end and act.start < span[1]


def _teach_source(act: Act, event: Gold, setting: Setting, found: Examples) -> None:
    held = act.holding
    if held is None or held.speaker is None or held is act.cued:
        return
    named, speaker = event.get("attributed_to"), setting.entities[held.speaker]
    if named and not stands_for(named, speaker):
        return  # told through somebody else: this statement teaches nothing
    found.add("source", source_clues(act, act.parties, held, setting), bool(named))


def _teach_parties(act: Act, event: Gold, setting: Setting, found: Examples) -> None:
    actors, recipients = event["actors"], event["recipients"]
    if act.type in MUTUAL:
        actors, recipients = [*actors, *recipients], []
    sides: tuple[tuple[Relation, list[str]], ...] = (("actor", actors), ("recipient", recipients))
    for candidate, clues in sided_clues(act, setting):
        entity = setting.entities[candidate.entity]
        for side, named in sides:
            found.add(side, clues[side], any(stands_for(n, entity) for n in named))


def stands_for(gold: str, entity: Entity) -> bool:
    """As the scorer has it: the country's code, or the name, or its initials."""
    if re.fullmatch(r"[A-Z]{3}", gold) and entity.country == gold:
        return True
    x, y = _words(gold), _words(entity.name)
    if not x or not y:
        return False
    if set(x) <= set(y) or set(y) <= set(x):
        return True
    return (len(x) == 1 and x[0] == _initials(y)) or (len(y) == 1 and y[0] == _initials(x))


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return [w for w in re.split(r"\W+", plain) if w]


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words)
