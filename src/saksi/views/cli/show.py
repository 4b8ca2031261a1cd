"""`saksi show`: one article as it is kept, in four forms."""

import sys
from typing import Annotated

import typer
from msgspec import UNSET
from rich.text import Text

from saksi.display import marks
from saksi.records import Record
from saksi.store import Store
from saksi.store.parts import page_bodies
from saksi.views.cli.app import (
    DEFAULT_STORE,
    JsonOption,
    StoreOption,
    app,
    out,
)
from saksi.views.cli.articles import one_article
from saksi.views.messages import say
from saksi.views.summary import summarise
from saksi.views.terminal import Harmless

_STYLES = {
    "headline": "bold",
    "entity": "magenta",
    "time": "green",
    "statement": "on grey15",
    "event": "bold yellow",
}


@app.command("show", short_help=say("show.short"), help=say("show.help"))
def show_command(
    article: Annotated[str, typer.Argument(metavar="ID", help=say("show.id"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    as_text: Annotated[bool, typer.Option("--text", help=say("show.text"))] = False,
    as_raw: Annotated[bool, typer.Option("--raw", help=say("show.raw"))] = False,
) -> None:
    """Show one article of a store."""
    if as_json + as_text + as_raw > 1:
        raise typer.BadParameter(say("show.one_form"))
    with one_article(store, article) as (kept, whole):
        _show(kept, whole, as_json, as_text, as_raw)


def _show(kept: Store, article: str, as_json: bool, as_text: bool, as_raw: bool) -> None:
    if as_raw:
        _write_raw(kept, article)
    elif as_json:
        sys.stdout.write(kept.json(article) + "\n")
    elif as_text:
        _print_text(kept.get(article))
    else:
        out.print(Harmless(summarise(kept.get(article))))


def _write_raw(kept: Store, article: str) -> None:
    """The bytes of the page; of an article on several those of each, one below the other."""
    record = kept.get(article)
    alone = record.page.parts is UNSET
    pages = [kept.raw(article)] if alone else kept.ask(page_bodies, record)
    sys.stdout.buffer.write(b"\n".join(pages))


def _print_text(record: Record) -> None:
    """Spans in colour on a terminal; elsewhere the canonical text, character for character."""
    if not out.is_terminal:
        sys.stdout.write(record.text)
        return
    text = Text(record.text)
    for mark in marks(record):
        text.stylize(_STYLES[mark.kind], mark.start, mark.end)
    legend = Text("  ").join(Text(say(f"show.{kind}"), style) for kind, style in _STYLES.items())
    out.print(Harmless(legend), "", Harmless(text), sep="\n")
