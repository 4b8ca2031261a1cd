"""Every quality figure of the project by name, what it needs, and the command that shows it alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from eval import (
    aeb,
    apart,
    entities,
    extractors,
    gold,
    lemmas,
    names,
    offsets,
    pages,
    parties,
    plover,
    polnear,
    samples,
    seed,
    sentences,
    silence,
    times,
    treebanks,
    world,
)

Figures = dict[str, float]

GOLD = {
    "time.value.f1": ("time.value", "f1"),
    "statement.f1": ("statement", "f1"),
    "statement.direct.recall": ("statement.direct.recall", "r"),
    "statement.speaker": ("statement.speaker.end_to_end", "r"),
    "statement.via.recall": ("statement.via.recall", "r"),
    "event.act.p": ("event.act", "p"),
    "event.act.f1": ("event.act", "f1"),
    "event.who_to_whom.f1": ("event.who_to_whom", "f1"),
    "event.full.f1": ("event.full", "f1"),
    "event.status": ("event.status.when_matched", "r"),
    "event.source": ("event.source.when_matched", "r"),
}
SYNTAX = ("upos", "uas", "las")
TREEBANKS = {"id.csui": "CSUI", "id.gsd": "GSD", "id.pud": "PUD", "en.weblog": "EWT weblog"}


class Measure(Struct, frozen=True):
    """One measurement: `needs` is a path within the evaluation data, empty for what is bundled."""

    name: str
    needs: str
    command: str
    run: Callable[[Path], Figures]


def _extractors(shared: Path) -> Figures:
    return {
        f"{collection}.{name}": f1 for name, collection, (_, _, f1) in extractors.measure(shared)
    }


def _gold(shared: Path) -> Figures:
    found: Figures = {}
    for lang, values in gold.measure(shared, "dev").items():
        for name, (key, figure) in GOLD.items():
            found[f"{lang}.{name}"] = values.get(key, {}).get(figure, 0.0)
        checked = values["offsets"]["checked"]
        found[f"{lang}.offsets.hold"] = 1 - values["offsets"]["broken"] / checked
    return found


def _sentences(shared: Path) -> Figures:
    found: Figures = {}
    for name, treebank in TREEBANKS.items():
        values = sentences.measure_treebank(shared, treebank)[0]
        found |= {f"{name}.{key}": values[key] for key in ("boundary", "clear", "token")}
    return found


def _lemmas(shared: Path) -> Figures:
    values, _ = lemmas.measure(shared / lemmas.TREEBANK / "id_csui-ud-test.conllu")
    return {f"id.{key}": values[key] for key in ("lemma", "voice")}


def _entities(shared: Path) -> Figures:
    values, _ = entities.measure(shared, "dev")
    return {f"{lang}.{key}": x["share"] for lang, of in values.items() for key, x in of.items()}


def _names(shared: Path) -> Figures:
    return {f"{kind}.f1": of["f1"] for kind, of in names.measure(shared).items()}


def _treebanks(shared: Path) -> Figures:
    values = treebanks.measure(shared)
    return {f"{name}.{key}": of[key] / 100 for name, of in values.items() for key in SYNTAX}


def _parties(shared: Path) -> Figures:
    values = parties.measure(shared, "dev")
    return {f"{lang}.precision": of["precision"] for lang, of in values.items()}


MEASURES = (
    Measure("samples", "", "python -m eval.samples", lambda _: samples.measure()[0]),
    Measure("world", "", "python -m eval.world", lambda _: world.measure()),
    Measure("offsets", "", "python -m eval.offsets", lambda shared: offsets.measure(shared)[0]),
    Measure("silence", "", "python -m eval.silence", lambda _: silence.measure()),
    Measure("seed", "seed_page.txt", "python -m eval.seed", lambda shared: seed.measure(shared)[0]),
    Measure(
        "times.id",
        "eval/time_id.jsonl",
        "python -m eval.times --lang id",
        lambda shared: times.measure(shared, "id")[0],
    ),
    Measure(
        "times.en",
        "eval/time_en.jsonl",
        "python -m eval.times --lang en",
        lambda shared: times.measure(shared, "en")[0],
    ),
    Measure("sentences", "data/UD_English-EWT", "python -m eval.sentences", _sentences),
    Measure("lemmas", "data/UD_Indonesian-CSUI", "python -m eval.lemmas", _lemmas),
    Measure("pages", "eval/pages", "python -m eval.pages", lambda shared: pages.measure(shared)[0]),
    Measure("aeb", "eval/aeb", "python -m eval.aeb", lambda shared: aeb.measure(shared)[0]),
    Measure("extractors", "eval/aeb", "python -m eval.extractors", _extractors),
    Measure("treebanks", "data/UD_English-EWT", "python -m eval.treebanks", _treebanks),
    Measure("names", "data/idner-news-2k", "python -m eval.names", _names),
    Measure("entities", "gold/dev", "python -m eval.entities", _entities),
    Measure("gold", "gold/dev", "python -m eval.gold", _gold),
    Measure("apart", "gold/dev", "python -m eval.apart", lambda shared: apart.measure(shared)[0]),
    Measure("parties", "gold/dev", "python -m eval.parties", _parties),
    Measure("polnear", "eval/polnear_dev.jsonl", "python -m eval.polnear", polnear.measure),
    Measure(
        "plover",
        "eval/plover_gsr.jsonl",
        "python -m eval.plover",
        lambda shared: plover.measure(shared)[0],
    ),
)


def is_there(measure: Measure, shared: Path) -> bool:
    """Whether the data of a measure is at hand."""
    return not measure.needs or (shared / measure.needs).exists()


def figures(shared: Path) -> Iterator[tuple[Measure, Figures | None]]:
    """Each measure with its figures (full name → value), or None where its data is not there."""
    for measure in MEASURES:
        if not is_there(measure, shared):
            yield measure, None
            continue
        yield measure, {f"{measure.name}.{key}": x for key, x in measure.run(shared).items()}
