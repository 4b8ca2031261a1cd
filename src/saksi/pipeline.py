"""The order of the stages, as one visible list: a source goes in, a record comes out."""

import hashlib

from saksi import __version__
from saksi.find.entities import find_entities
from saksi.find.events import find_events
from saksi.find.indicators import find_indicators
from saksi.find.statements import find_statements
from saksi.find.times import find_times
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.records import Record, Versions
from saksi.text.analysis import analyse

DEFAULT_LANGUAGE = "id"


def read_record(source: Source) -> Record:
    """Read one source whole; raises `InputError` naming it where it cannot be read.

    Pure: the same source gives the same record, byte for byte. A page in a language that Saksi
    does not read keeps its own fields and text, and gets no sentences' worth of findings.
    """
    reading = read_page(source, [load_language(code).page for code in LANGUAGES])
    language = load_language(reading.article.lang or DEFAULT_LANGUAGE)
    analysis = analyse(reading.text, reading.article, language.text)
    times = find_times(analysis, language.times)
    names = find_entities(analysis, language.names)
    said = find_statements(analysis, times.times, names, language.statements)
    acts = find_events(analysis, times.times, said.entities, said.statements, language.events)
    return Record(
        id=source.id,
        page=reading.page,
        text=reading.text,
        text_sha256=hashlib.sha256(reading.text.encode()).hexdigest(),
        article=reading.article,
        indicators=find_indicators(reading.text, reading.article),
        entities=acts.entities.entities,
        times=times.times,
        statements=said.statements,
        events=acts.events,
        rejected=(*reading.rejected, *times.rejected, *said.rejected, *acts.rejected),
        versions=Versions(__version__, {}, "0"),
    )
