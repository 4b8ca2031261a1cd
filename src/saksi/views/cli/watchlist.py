"""`saksi watchlist`: searches that are saved, and followed as feeds."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.store import Filters, Find, Store, Watchlist
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.narrowing import EVERYTHING, narrowed
from saksi.views.cli.opening import writable
from saksi.views.cli.options import LimitOption, asked
from saksi.views.export import whole_file
from saksi.views.feeds import atom, json_feed
from saksi.views.messages import say
from saksi.views.terminal import Harmless


class Action(StrEnum):
    """What is done with watchlists."""

    add = "add"
    list = "list"
    show = "show"
    feed = "feed"
    remove = "remove"


class Form(StrEnum):
    """The form of a feed."""

    atom = "atom"
    json = "json"


@app.command("watchlist", short_help=say("watchlist.short"), help=say("watchlist.help"))
@narrowed
def watchlist_command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help=say("watchlist.action"))],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=say("watchlist.name"))] = None,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help=say("search.words"))
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    title: Annotated[str | None, typer.Option("--title", help=say("watchlist.title"))] = None,
    filters: Filters = EVERYTHING,
    limit: LimitOption = 50,
    form: Annotated[Form, typer.Option("--format", help=say("watchlist.format"))] = Form.atom,
    to: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=say("watchlist.out"))
    ] = None,
    link: Annotated[
        str | None, typer.Option("--link", metavar="URL", help=say("watchlist.link"))
    ] = None,
) -> None:
    """Save, list, follow and remove searches."""
    changes = action in (Action.add, Action.remove)
    with writable(store, read_only=not changes) as kept:
        if action is Action.list:
            _print_all(kept, as_json)
        elif action is Action.add:
            _add(kept, _named(name), asked(filters, words), title)
        elif action is Action.remove:
            kept.watchlists.remove(_named(name))
            err.print(say("watchlist.removed", name=name), markup=False)
        elif action is Action.show:
            _print_finds(kept.watchlists.finds(_named(name), limit), as_json)
        else:
            _write(kept, _named(name), limit, form, to, link)


def _named(name: str | None) -> str:
    if not name:
        raise typer.BadParameter(say("watchlist.which"))
    return name


def _add(kept: Store, name: str, filters: Filters, title: str | None) -> None:
    if filters == Filters():
        raise typer.BadParameter(say("search.nothing_asked"))
    kept.watchlists.add(name, filters, title)
    err.print(say("watchlist.added", name=name), markup=False)


def _print_all(kept: Store, as_json: bool) -> None:
    for one in kept.watchlists.list():
        if as_json:
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
            continue
        line = Text.assemble((one.name, "cyan"), "  ", one.title, "  ", (_asked_for(one), "dim"))
        out.print(Harmless(line))


def _asked_for(one: Watchlist) -> str:
    values = msgspec.structs.asdict(one.filters)
    return " ".join(f"{name}={value}" for name, value in values.items() if value is not None)


def _print_finds(finds: Sequence[Find], as_json: bool) -> None:
    for find in finds:
        if as_json:
            sys.stdout.write(msgspec.json.encode(find).decode() + "\n")
            continue
        name = f"{find.article}#{find.id}" if find.id else find.article
        parts = [part for part in (find.about, find.title, find.published) if part]
        out.print(Harmless(Text("  ").join([Text(name, "cyan"), *map(Text, parts)])))
        out.print(Harmless(Text(f"    “{' '.join(find.quotation.split())}”  @{find.start}")))
    if not finds:
        err.print(say("search.none"), markup=False)


def _write(
    kept: Store, name: str, limit: int, form: Form, to: Path | None, link: str | None
) -> None:
    make = atom if form is Form.atom else json_feed
    feed = make(kept.watchlists.get(name), kept.watchlists.finds(name, limit), link)
    if to is None:
        sys.stdout.buffer.write(feed)
        return
    with whole_file(to) as stream:
        stream.write(feed)
