"""`saksi timeline`: acts as all articles tell them, day by day, with their independent sources."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.link import MergedEvent, Party
from saksi.store import EventFilters, Store, open_store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.options import LimitOption, SinceOption, UntilOption, checked_days
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("timeline", short_help=say("timeline.short"), help=say("timeline.help"))
def timeline_command(
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    party: Annotated[str | None, typer.Option("--party", help=say("timeline.party"))] = None,
    kind: Annotated[str | None, typer.Option("--type", help=say("timeline.type"))] = None,
    story: Annotated[str | None, typer.Option("--story", help=say("timeline.story"))] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    sources: Annotated[int, typer.Option("--sources", min=0, help=say("timeline.sources"))] = 0,
    limit: LimitOption = 100,
) -> None:
    """Print merged events by their day, the oldest first."""
    checked_days(since, until)
    filters = EventFilters(
        type=kind.upper() if kind else None, party=party, story=story, since=since, until=until,
        sources=sources,
    )  # fmt: skip
    with open_store(store, read_only=True) as kept:
        found = kept.merged_events(filters, None, limit, oldest_first=True)
        _hint(kept, store)
    for event in found.rows:
        if as_json:
            sys.stdout.write(msgspec.json.encode(event).decode() + "\n")
        else:
            out.print(Harmless(line_of(event)))
    if not found.rows:
        err.print(say("timeline.none"), markup=False)
    elif found.cursor:
        err.print(say("timeline.more", limit=limit), markup=False)


def _hint(kept: Store, store: str) -> None:
    missing = kept.unlinked()
    if missing:
        err.print(say("link.missing", articles=missing, store=store), markup=False)


def line_of(event: MergedEvent) -> Text:
    """Day, type, who to whom, status, place, object, and how many tell it."""
    days = dict.fromkeys((event.when.begin, event.when.end))
    when = " – ".join(days) if event.when.value else f"~{event.when.end}"
    told = [event.status, event.place, event.object]
    line = Text.assemble((event.id, "cyan"), "  ", when, "  ", (event.type, "bold yellow"), "  ")
    line.append(sides(event.actors, event.recipients), "magenta")
    line.append("  " + "  ".join(part for part in told if part))
    line.append("  " + counted(event.sources, len(event.reports)), "green")
    if event.contradictions:
        line.append("  " + say("timeline.disputed"), "bold red")
    return line


def sides(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> str:
    """Who, an arrow, to whom."""
    one, other = (", ".join(_named(p) for p in side) for side in (actors, recipients))
    return " → ".join(part for part in (one, other) if part) or say("timeline.nobody")


def _named(party: Party) -> str:
    return f"{party.name} [{party.country}]" if party.country else party.name


def counted(sources: int, reports: int) -> str:
    """How many independent sources, and reports."""
    key = "timeline.one_source" if sources == 1 else "timeline.many_sources"
    return say(key, sources=sources, reports=reports)
