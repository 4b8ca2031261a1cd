"""The language core on one core: words a second of each part, weights, memory, cold start.

    python -m bench.language [--json]

Times are of the processor, not of the clock on the wall, so that other work on the machine does not
count; the fastest of some rounds. `encoder + tags + names + entities` reads the lower layers once and
gives tags, parse and names from them, and entities with the names merged in.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from bench.texts import article
from saksi import read
from saksi.find.entities import find_entities
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.text.analysis import Analysis, analyse
from saksi.text.learned import Learned
from saksi.text.reader import load_reader
from saksi.text.tagging import load_tagger
from saksi.text.weights import MODELS

ROUNDS = 5
WORDS = 2000
PUBLISHED = "2026-06-23T19:20:00+07:00"
_COLD = "import saksi; saksi.read({text!r}, lang='id', published={published!r})"
_PEAK = (
    "import resource, saksi\nfrom bench.texts import article\n"
    "for lang in ('id', 'en'):\n"
    "    for n in range(3):\n"
    "        saksi.tagged(saksi.read(article(lang, 800), lang=lang))\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def fastest(work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest round."""
    work()
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return min(found)


def speeds(lang: str) -> Iterator[tuple[str, float]]:
    """Words a second of each part, and of all together."""
    text, language = article(lang, WORDS), load_language(lang)
    pages = [load_language(code).page for code in LANGUAGES]
    source = Source("t", "t", text=text, published=PUBLISHED, lang=lang)
    analysis = analyse(text, read_page(source, pages).article, language.text)
    words = len(text.split())
    encoder = load_reader().encoder
    yield (
        f"{lang} encoder, six layers",
        words / fastest(lambda: list(encoder.encode(text, analysis.sentences))),
    )
    yield (
        f"{lang} encoder + tags + parse",
        words / fastest(lambda: load_tagger().tag(text, analysis.sentences, lang, language.words)),
    )
    yield f"{lang} encoder + tags + names + entities", words / fastest(lambda: _all(analysis, lang))
    yield (
        f"{lang} whole record",
        words / fastest(lambda: read(text, lang=lang, published=PUBLISHED)),
    )


def _all(analysis: Analysis, lang: str) -> None:
    language, namer = load_language(lang), load_reader().namer
    assert namer is not None, "the names head does not stand beside the reader"
    _, names = load_tagger().tag_and_name(
        analysis.text, analysis.sentences, lang, language.words, namer
    )
    learned = Learned(names, (), (), (), lambda *_: 0.0, lambda _: {})
    find_entities(replace(analysis, learned=learned), language.names)


def cold_start() -> float:
    """Seconds of the clock from nothing to the first record, in a process of its own."""
    code = _COLD.format(text=article("id"), published=PUBLISHED)
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.monotonic() - began


def cold_processor() -> float:
    """The same in processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    cold_start()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_memory() -> float:
    """Megabytes that a worker holds at most while it reads and tags articles in both languages."""
    found = subprocess.run([sys.executable, "-c", _PEAK], check=True, capture_output=True)
    return int(found.stdout) / 1024


def weights() -> float:
    """Megabytes of everything fitted that is shipped."""
    return sum(path.stat().st_size for path in Path(MODELS).iterdir()) / 1e6


def rows() -> Iterator[tuple[str, float, str]]:
    """Every figure with its unit."""
    for lang in LANGUAGES:
        for name, value in speeds(lang):
            yield name, round(value), "words/s"
    yield "weights", round(weights(), 1), "MB"
    yield "memory of one worker, peak", round(peak_memory()), "MB"
    yield "first record after a cold start, clock", round(cold_start(), 1), "s"
    yield "first record after a cold start, processor", round(cold_processor(), 1), "s"


def main() -> None:
    """Print a table, or one JSON object a line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    for name, value, unit in rows():
        if as_json:
            print(json.dumps({"work": name, "value": value, "unit": unit}))
        else:
            print(f"{name:44} {value:8} {unit}", flush=True)


if __name__ == "__main__":
    main()
