"""The order of the stages, as one visible list: a source goes in, a record comes out."""

import hashlib
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from saksi import __version__
from saksi.errors import ModelError
from saksi.find.entities import find_entities
from saksi.find.entities.first_person import with_first_person
from saksi.find.events import find_events
from saksi.find.events.hints import lexicon_hints
from saksi.find.indicators import find_indicators
from saksi.find.statements import find_statements
from saksi.find.times import find_times
from saksi.lang.base import LANGUAGES, Language, load_language
from saksi.ontology import load_ontology
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.records import Article, Entity, Event, Record, Rejected, Statement, Time, Versions
from saksi.text.analysis import MOST_CHARACTERS, Analysis, analyse
from saksi.text.learned import Learned
from saksi.text.reader import MOST_WORDS, load_reader

DEFAULT_LANGUAGE = "id"


def read_record(source: Source, *, page_only: bool = False) -> Record:
    """Read one source whole; raises `InputError` naming it where it cannot be read.

    With `page_only` its sentences are left unread, and `rejected` says so.

    Pure: the same source gives the same record, byte for byte. A page in a language that Saksi
    does not read keeps its own fields, its text and its ticker, and says so in `rejected`.
    """
    pages = [load_language(code).page for code in LANGUAGES]
    reading = read_page(source, pages)
    article = reading.article
    indices = [name for page in pages for name in page.indices]
    ticker = find_indicators(reading.text, article, indices)
    said = _UNREAD if page_only else _find(reading.text, article)
    return Record(
        id=source.id,
        page=reading.page,
        text=reading.text,
        text_sha256=hashlib.sha256(reading.text.encode()).hexdigest(),
        article=article,
        indicators=ticker.indicators,
        entities=said.entities,
        times=said.times,
        statements=said.statements,
        events=said.events,
        rejected=(*reading.rejected, *ticker.rejected, *said.rejected),
        versions=Versions(__version__, said.models, load_ontology().version),
    )


class _Found(Struct, frozen=True):
    """What the sentences of an article say."""

    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    models: dict[str, str] = {}


_UNREAD = _Found(
    rejected=(Rejected("pipeline.stages", "the page alone was asked for; no sentence is read"),)
)


def _find(text: str, article: Article) -> _Found:
    code = article.lang or DEFAULT_LANGUAGE
    if code not in LANGUAGES:
        reason = f"the article is in '{code}'; its sentences are read in {', '.join(LANGUAGES)}"
        return _Found(rejected=(Rejected("pipeline.language", reason),))
    language = load_language(code)
    whole = analyse(text, article, language.text)
    analysis, unread = _with_learned(whole, language)
    times = find_times(analysis, language.times)
    names = find_entities(analysis, language.names)
    said = find_statements(analysis, times.times, names, language.statements)
    acts = find_events(
        analysis, times.times, said.entities, said.statements, language.events, analysis.learned
    )
    meant = with_first_person(acts.entities, said.statements, analysis, language.names)
    return _Found(
        entities=meant.entities,
        times=times.times,
        statements=said.statements,
        events=acts.events,
        rejected=(*_too_long(whole), *unread, *times.rejected, *said.rejected, *acts.rejected),
        models=analysis.learned.models if analysis.learned else {},
    )


def _too_long(analysis: Analysis) -> Iterator[Rejected]:
    """What no sentence is read of, since no article is that long."""
    left = analysis.unread
    if left is not None:
        reason = f"sentences are read within the first {MOST_CHARACTERS} characters; give articles one by one"
        yield Rejected("text.analysis", reason, left.start, left.end)


def _with_learned(analysis: Analysis, language: Language) -> tuple[Analysis, tuple[Rejected, ...]]:
    """The analysis with what the learned heads say of it; without weights, the reason."""
    try:
        reader = load_reader()
    except ModelError as error:
        return analysis, (Rejected("text.reader", f"rules alone: {error}"),)
    hints = [lexicon_hints(s.tokens, language.events) for s in analysis.sentences]
    learned = reader.read(analysis.text, analysis.sentences, hints)
    return replace(analysis, learned=learned), tuple(_unread(analysis, learned))


def _unread(analysis: Analysis, learned: Learned) -> Iterator[Rejected]:
    """The part of a text far longer than any article that the heads did not read."""
    last = analysis.sentences[-1].end if analysis.sentences else 0
    if learned.end is not None and learned.end < last:
        reason = f"rules alone: the heads read the first {MOST_WORDS} words"
        yield Rejected("text.reader", reason, learned.end, last)
