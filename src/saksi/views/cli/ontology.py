"""`saksi ontology`: the event types that Saksi finds, and the words that name them."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.lang.base import LANGUAGES
from saksi.ontology import Ontology, TriggerEntry, TypeCard, load_ontology
from saksi.views.cli.app import JsonOption, app, out
from saksi.views.cli.options import LangOption
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("ontology", short_help=say("ontology.short"), help=say("ontology.help"))
def ontology_command(
    type_: Annotated[str, typer.Argument(metavar="TYPE", help=say("ontology.type"))] = "",
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the event types, or one of them whole."""
    if lang and lang not in LANGUAGES:
        raise typer.BadParameter(say("read.bad_lang", value=lang, languages=", ".join(LANGUAGES)))
    ontology = load_ontology()
    cards = _chosen(ontology, type_)
    if as_json:
        for card in cards:
            sys.stdout.write(msgspec.json.encode(card).decode() + "\n")
    elif type_:
        _print_card(cards[0], (lang,) if lang else LANGUAGES)
    else:
        out.print(say("ontology.version", version=ontology.version))
        for card in cards:
            _print_line(card)


def _chosen(ontology: Ontology, name: str) -> list[TypeCard]:
    cards = [c for t, c in ontology.types.items() if not name or t == name.upper()]
    if not cards:
        types = ", ".join(ontology.types)
        raise typer.BadParameter(say("ontology.unknown", type=name, types=types))
    return cards


def _print_line(card: TypeCard) -> None:
    counts = "  ".join(f"{lang} {len(found)}" for lang, found in card.triggers.items())
    line = Text.assemble((f"{card.type:10}", "bold yellow"), f"{card.quad:22}", f"{counts}  ")
    out.print(Harmless(line.append(card.definition, "dim")))


def _print_card(card: TypeCard, languages: tuple[str, ...]) -> None:
    out.print(Harmless(Text.assemble((card.type, "bold yellow"), f"  {card.quad}")))
    out.print(Harmless(Text(card.definition)))
    sides = card.roles.actor, card.roles.recipient
    out.print(Harmless(Text(say("ontology.roles", actor=sides[0], recipient=sides[1]))))
    for title, table in (("ontology.modes", card.modes), ("ontology.cameo", card.cameo)):
        out.print(Harmless(Text(say(title), style="bold")))
        for name, meaning in table.items():
            out.print(Harmless(Text(f"  {name:12} {meaning}")))
    for lang in languages:
        out.print(Harmless(Text(say("ontology.triggers", lang=lang), style="bold")))
        for entry in card.triggers.get(lang, ()):
            out.print(Harmless(Text(f"  {_entry(entry)}")))
        for kind, examples in _examples(card, lang):
            out.print(Harmless(Text(say(kind), style="bold")))
            for example in examples:
                out.print(Harmless(Text(f"  {example}")))


def _entry(entry: TriggerEntry) -> str:
    """An entry in one line: its lemma, then each field that says something."""
    fields = msgspec.to_builtins(entry)
    defaults = msgspec.to_builtins(TriggerEntry(""))
    shown = [f"{n}={v}" for n, v in fields.items() if n != "lemma" and v != defaults[n]]
    return f"{entry.lemma}: " + ", ".join(shown)


def _examples(card: TypeCard, lang: str) -> list[tuple[str, tuple[str, ...]]]:
    found = card.examples.get(lang)
    if found is None:
        return []
    return [("ontology.accept", found.accept), ("ontology.reject", found.reject)]
