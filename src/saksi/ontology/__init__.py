"""PLOVER's sixteen event types, one YAML file each, checked when they are loaded."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
import yaml

from saksi.errors import ConfigurationError
from saksi.ontology.cards import Ontology, TriggerEntry, TypeCard
from saksi.records import EventType

__all__ = ["Ontology", "TriggerEntry", "TypeCard", "load_ontology", "read_ontology"]

BOOL = "tag:yaml.org,2002:bool"
FOLDER = Path(__file__).parent / "types"


@cache
def load_ontology() -> Ontology:
    """The ontology that ships with Saksi; raises `ConfigurationError` naming file and place."""
    return read_ontology(FOLDER)


def read_ontology(folder: Path) -> Ontology:
    """The ontology in `folder`: each of the sixteen types exactly once, in a file of its name."""
    digest = hashlib.sha256()
    cards: dict[EventType, TypeCard] = {}
    for path in sorted(folder.glob("*.yaml")):
        content = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + content)
        card = read_card(path, content)
        cards[card.type] = card
    missing = sorted(set(get_args(EventType)) - set(cards))
    if missing:
        raise ConfigurationError(f"{folder}: no file for {', '.join(missing)}")
    return Ontology(cards, digest.hexdigest()[:12])


def read_card(path: Path, content: bytes) -> TypeCard:
    """One type; raises `ConfigurationError` where the file is not what `TypeCard` says."""
    try:
        card = msgspec.convert(yaml.load(content, _LOADER), TypeCard)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
    if path.stem != card.type.lower():
        raise ConfigurationError(f"{path}: holds {card.type}, so it must be named after it")
    for lang, entries in card.triggers.items():
        _check(path, lang, entries)
    return card


def _check(path: Path, lang: str, entries: tuple[TriggerEntry, ...]) -> None:
    seen: set[tuple[str, str]] = set()
    for number, entry in enumerate(entries):
        where = f"{path}: triggers.{lang}[{number}] ({entry.lemma})"
        forms = (entry.root, entry.active, entry.passive, entry.bare, entry.noun)
        if not any(forms):
            raise ConfigurationError(f"{where}: names no form; give root, active, passive or noun")
        if (entry.lemma, "".join(forms)) in seen:
            raise ConfigurationError(f"{where}: stands there twice")
        seen.add((entry.lemma, "".join(forms)))


def _loader() -> type[yaml.SafeLoader]:
    """Safe, in C where that is built, and without YAML 1.1's `on`, `no` and `yes` as truth values."""
    base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    kept = {
        first: [(tag, pattern) for tag, pattern in rules if tag != BOOL]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    loader: type[yaml.SafeLoader] = type("Loader", (base,), {"yaml_implicit_resolvers": kept})
    loader.add_implicit_resolver(BOOL, re.compile("^(?:true|false)$"), list("tf"))
    return loader


_LOADER = _loader()
