"""`saksi events`: who did what to whom in one kept article."""

import json
import sys
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from saksi.records import Event, Record
from saksi.views.cli.app import (
    DEFAULT_STORE,
    JsonOption,
    StoreOption,
    app,
    err,
    out,
)
from saksi.views.cli.articles import one_article
from saksi.views.messages import say
from saksi.views.plover import plover_events
from saksi.views.summary import sides_of, who_of
from saksi.views.terminal import Harmless


@app.command("events", short_help=say("events.short"), help=say("events.help"))
def events_command(
    article: Annotated[str, typer.Argument(metavar="ID", help=say("show.id"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    as_plover: Annotated[bool, typer.Option("--plover", help=say("events.plover"))] = False,
) -> None:
    """Show the acts of one article."""
    with one_article(store, article) as (kept, whole):
        record = kept.get(whole)
    if as_plover:
        _print_lines(list(plover_events(record)))
    elif as_json:
        _print_lines([msgspec.to_builtins(event) for event in record.events])
    else:
        for event in record.events:
            _print_event(record, event)
        if not record.events:
            err.print(say("events.none"), markup=False)


def _print_lines(rows: list[Any]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def _print_event(record: Record, event: Event) -> None:
    """A line of who and what, then what else is told of it, then the sentence with the trigger."""
    head = Text.assemble((event.id, "cyan"), "  ", (event.type, "bold yellow"), "  ")
    head.append(sides_of(record, event), "magenta")
    out.print(Harmless(head))
    out.print(Harmless(Text("    " + "  ".join(_about(record, event)), style="dim")))
    out.print(Harmless(_sentence(record, event)))


def _about(record: Record, event: Event) -> list[str]:
    names = {e.id: e.name for e in record.entities}
    when = next((t.value for t in record.times if t.id == event.time), None)
    source = next((s for s in record.statements if s.id == event.attribution), None)
    thing = record.text[event.object.start : event.object.end] if event.object else None
    told = [
        event.status,
        when,
        names.get(event.place or ""),
        say("events.object", what=thing) if thing else None,
        say("summary.according_to", who=who_of(record, source.speaker)) if source else None,
        f"CAMEO {event.cameo}" if event.cameo else None,
        f"p={event.confidence:.2f}",
        event.rule,
    ]
    return [part for part in told if part]


def _sentence(record: Record, event: Event) -> Text:
    words = record.text[event.sentence.start : event.sentence.end]
    text = Text("".join(" " if c.isspace() else c for c in words))
    at = event.sentence.start
    text.stylize("bold", event.trigger.start - at, event.trigger.end - at)
    return Text.assemble("    ", text, f"  @{event.trigger.start}")
