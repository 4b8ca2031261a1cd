"""How often sentences without any act of public affairs give an event: sport, markets, crime, weather…

    python -m eval.silence [--lang id|en] [--show] [--json]

The sentences are ours (`eval/silence_sentences/`); each is read as an article of its own.
"""

import argparse
import json
from pathlib import Path

import yaml

from saksi.lang.base import LANGUAGES
from saksi.pipeline import read_record
from saksi.read.source import Source
from saksi.records import Event

SENTENCES = Path(__file__).parent / "silence_sentences"

Topics = dict[str, list[str]]


def load_topics(lang: str) -> Topics:
    """Sentences by topic."""
    text = (SENTENCES / f"{lang}.yaml").read_text(encoding="utf-8")
    topics: Topics = yaml.safe_load(text)
    return topics


def events_in(lang: str, sentence: str) -> tuple[Event, ...]:
    """The events found in a sentence that stands alone."""
    return read_record(Source(id="silence", name="silence", text=sentence, lang=lang)).events


def broken(lang: str) -> list[tuple[str, str, tuple[Event, ...]]]:
    """Topic, sentence and events of each sentence that gives one."""
    found = [(t, s, events_in(lang, s)) for t, all_ in load_topics(lang).items() for s in all_]
    return [row for row in found if row[2]]


def measure() -> dict[str, float]:
    """The share of sentences in each language that give no event."""
    return {f"{lang}.quiet": 1 - len(broken(lang)) / _count(lang) for lang in LANGUAGES}


def _count(lang: str) -> int:
    return sum(len(sentences) for sentences in load_topics(lang).values())


def main() -> None:
    """Print the share of each language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = {}
    for lang in (args.lang,) if args.lang else LANGUAGES:
        count = _count(lang)
        wrong = broken(lang)
        figures[lang] = {
            "sentences": count,
            "broken": len(wrong),
            "share": round(len(wrong) / count, 4),
        }
        for topic, sentence, events in wrong if args.show else ():
            names = ", ".join(f"{e.type} {e.trigger.surface} {e.confidence}" for e in events)
            print(lang, topic, sentence, names, sep=" | ")
    print(json.dumps(figures) if args.json else figures)


if __name__ == "__main__":
    main()
