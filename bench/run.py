"""Speed and memory as ratios measured in one run, which hold on any machine; milliseconds do not.

    python -m bench.run [--json]

Every input is made up here. A row names the work, what it is measured against, and the ratio.
"""

import argparse
import json
import tracemalloc
from collections.abc import Callable, Iterator
from time import perf_counter

from msgspec import Struct, to_builtins
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from bench.pages import fastest, made_up_page
from bench.texts import article
from saksi import read
from saksi.find.entities import EntityIndex, find_entities
from saksi.find.events.hints import lexicon_hints
from saksi.find.statements import find_statements
from saksi.find.times import find_times
from saksi.lang.base import LANGUAGES, Language, load_language
from saksi.read.page import Reading, read_page
from saksi.read.source import Source
from saksi.run.inputs import read_line
from saksi.run.reader import read_many
from saksi.text.analysis import Analysis, analyse
from saksi.text.learned import Learned
from saksi.text.reader import load_reader
from saksi.text.sentences import split_sentences

PUBLISHED = "2026-06-23T19:20:00+07:00"
PAGE = 100_000  # characters
WORKERS, WARM, MANY = 2, 12, 120


class Row(Struct, frozen=True):
    """One comparison: milliseconds (or bytes) of the work and of what it is compared with."""

    work: str
    against: str
    value: float
    base: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the base."""
        return self.value / self.base


def _read_html(page: str) -> Reading:
    pages = [load_language(code).page for code in LANGUAGES]
    return read_page(Source("p", "p", data=page.encode(), media_type="text/html"), pages)


def _milliseconds(work: Callable[[], object]) -> float:
    work()  # tables and patterns are loaded once, not for each page
    return fastest(work) * 1000


def _page_rows() -> Iterator[Row]:
    page, long_page = made_up_page(PAGE), made_up_page(10 * PAGE)
    ours = _milliseconds(lambda: _read_html(page))
    bare = _milliseconds(lambda: LexborHTMLParser(page))
    yield Row("page of 100 kB → article", "its parse alone (selectolax)", ours, bare)
    longer = _milliseconds(lambda: _read_html(long_page))
    yield Row("page of 1 MB → article", "ten pages of 100 kB", longer, 10 * ours)


def _analysis(lang: str) -> Analysis:
    text = article(lang)
    pages = [load_language(code).page for code in LANGUAGES]
    reading = read_page(Source("t", "t", text=text, published=PUBLISHED, lang=lang), pages)
    return analyse(text, reading.article, load_language(lang).text)


def _text_rows(lang: str) -> Iterator[Row]:
    language, text, analysis = load_language(lang), article(lang), _analysis(lang)
    blocks = [(b.start, b.end, n) for n, b in enumerate(analysis.article.paragraphs)]
    split = _milliseconds(lambda: split_sentences(text, blocks, language.text))
    times = _milliseconds(lambda: find_times(analysis, language.times))
    name = f"{len(text.split())} words ({lang})"
    yield Row(f"times of {name}", "its sentences and tokens", times, split)
    whole = _milliseconds(lambda: read(text, lang=lang, published=PUBLISHED))
    heads = _milliseconds(lambda: _heads(analysis, language))
    yield Row(f"whole record of {name}", "its encoder and heads", whole, heads)
    yield statements_row(lang)
    long_text = article(lang, 4000)
    longer = _milliseconds(lambda: read(long_text, lang=lang, published=PUBLISHED))
    yield Row(f"whole record of ten times the words ({lang})", "ten records", longer, 10 * whole)


def _heads(analysis: Analysis, language: Language) -> Learned:
    hints = [lexicon_hints(s.tokens, language.events) for s in analysis.sentences]
    return load_reader().read(analysis.text, analysis.sentences, hints)


def statements_row(lang: str) -> Row:
    """Finding the statements of an article, against the language core that it stands on."""
    language, bare = load_language(lang), _analysis(lang)
    read_on = replace(bare, learned=_heads(bare, language))
    times = find_times(bare, language.times).times

    def core() -> EntityIndex:
        analyse(bare.text, bare.article, language.text)
        _heads(bare, language)
        return find_entities(read_on, language.names)

    names = core()
    said = _milliseconds(lambda: find_statements(read_on, times, names, language.statements))
    name = f"{len(bare.text.split())} words ({lang})"
    return Row(f"statements of {name}", "tokens, heads and entities", said, _milliseconds(core))


def _workers_row(lang: str) -> Row:
    """An article's time where two workers read many at once, against one worker's time for one."""
    text = article(lang)
    alone = _milliseconds(lambda: read(text, lang=lang, published=PUBLISHED))
    lines = (
        json.dumps({"id": str(n), "text": f"{text}\n\n{n}", "lang": lang, "published": PUBLISHED})
        for n in range(WARM + MANY)
    )
    items = (read_line(line.encode(), "bench", n) for n, line in enumerate(lines, 1))
    outcomes = read_many(items, WORKERS)
    for _ in range(WARM):  # each worker loads its weights with the first it reads
        next(outcomes)
    begun = perf_counter()
    count = sum(outcome.record is not None for outcome in outcomes)
    each = (perf_counter() - begun) * 1000 / count
    name = f"{len(text.split())} words ({lang})"
    return Row(f"record of {name} on two workers", "on one", each, alone)


def _memory_row() -> Row:
    page = made_up_page(10 * PAGE)
    _read_html(page)
    tracemalloc.start()
    _read_html(page)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Row("memory to read a page of 1 MB", "the page", peak / 1e6, len(page) / 1e6, "MB")


def rows() -> Iterator[Row]:
    """Every comparison."""
    yield from _page_rows()
    for lang in LANGUAGES:
        yield from _text_rows(lang)
        yield _workers_row(lang)
    yield _memory_row()


def main() -> None:
    """Print a table, or one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    for row in rows():
        if as_json:
            print(json.dumps({**to_builtins(row), "ratio": row.ratio}))
        else:
            print(f"{row.work:46} {row.value:8.2f} {row.unit}  {row.ratio:6.2f} × {row.against}")


if __name__ == "__main__":
    main()
