"""`saksi list`: what is in a store."""

import sys
from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer
from rich.cells import cell_len, set_cell_size
from rich.text import Text

from saksi.store import ArticleRow, Hit, open_store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.options import (
    LangOption,
    LimitOption,
    OutletOption,
    SinceOption,
    UntilOption,
    filters_of,
)
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("list", short_help=say("list.short"), help=say("list.help"))
def list_command(
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    outlet: OutletOption = None,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    offset: Annotated[
        int, typer.Option("--offset", min=0, max=1_000_000_000, help=say("list.offset"))
    ] = 0,
) -> None:
    """List the articles of a store."""
    filters = filters_of(outlet, lang, since, until)
    with open_store(store, read_only=True) as kept:
        rows = kept.list(filters, limit + 1, offset)
    shown, more = rows[:limit], len(rows) > limit
    if as_json:
        _print_json(shown)
    else:
        print_articles(shown)
    if not rows:
        err.print(say("list.empty", store=kept.where), markup=False)
    elif more:
        err.print(say("list.more", limit=limit, offset=offset + limit), markup=False)


def _print_json(rows: Sequence[ArticleRow]) -> None:
    for row in rows:
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")


def print_articles(rows: Sequence[ArticleRow]) -> None:
    """One line an article, its first three columns under each other."""
    cells = [(row.id, row.published or "–", row.outlet or row.domain or "–") for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    for row, values in zip(rows, cells, strict=True):
        padded = [set_cell_size(v, width) for v, width in zip(values, widths, strict=True)]
        line = Text("  ").join([Text(padded[0], "cyan"), *map(Text, padded[1:]), title_of(row)])
        out.print(Harmless(line))


def title_of(row: ArticleRow | Hit) -> Text:
    words = " ".join((row.headline or "").split())
    return Text(words or say("summary.no_headline"), style="bold")
