"""`saksi list` and `saksi search`: what is in a store, and where its words stand."""

import sys
from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer
from rich.cells import cell_len, set_cell_size
from rich.text import Text

from saksi.store import ArticleRow, Hit, Snippet, open_store
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

FOUND = "bold reverse"


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
        _print_rows(shown)
    if not rows:
        err.print(say("list.empty", store=kept.where), markup=False)
    elif more:
        err.print(say("list.more", limit=limit, offset=offset + limit), markup=False)


def _print_json(rows: Sequence[ArticleRow] | Sequence[Hit]) -> None:
    for row in rows:
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")


def _print_rows(rows: Sequence[ArticleRow]) -> None:
    """One line an article, its first three columns under each other."""
    cells = [(row.id, row.published or "–", row.outlet or row.domain or "–") for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    for row, values in zip(rows, cells, strict=True):
        padded = [set_cell_size(v, width) for v, width in zip(values, widths, strict=True)]
        line = Text("  ").join([Text(padded[0], "cyan"), *map(Text, padded[1:]), _title(row)])
        out.print(Harmless(line))


def _title(row: ArticleRow | Hit) -> Text:
    words = " ".join((row.headline or "").split())
    return Text(words or say("summary.no_headline"), style="bold")


@app.command("search", short_help=say("search.short"), help=say("search.help"))
def search_command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help=say("search.words"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    outlet: OutletOption = None,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 20,
) -> None:
    """Search the articles of a store."""
    filters = filters_of(outlet, lang, since, until)
    with open_store(store, read_only=True) as kept:
        try:
            found = kept.search(" ".join(words), filters, limit)
        except ValueError as error:
            raise typer.BadParameter(say("search.no_words")) from error
    if as_json:
        _print_json(found)
        return
    for hit in found:
        _print_hit(hit)
    if not found:
        err.print(say("search.none"), markup=False)


def _print_hit(hit: Hit) -> None:
    about = "  ".join(part for part in (hit.published, hit.outlet) if part)
    out.print(Harmless(Text.assemble((hit.id, "cyan"), "  ", _title(hit), "  ", (about, "dim"))))
    for snippet in hit.snippets:
        at = (f"@{snippet.start}", "dim")
        out.print(Harmless(Text.assemble("  … ", _marked(snippet), " …  ", at)))
    out.print()


def _marked(snippet: Snippet) -> Text:
    words = Text("".join(" " if c.isspace() else c for c in snippet.surface))
    for mark in snippet.marks:
        words.stylize(FOUND, mark.start - snippet.start, mark.end - snippet.start)
    return words
