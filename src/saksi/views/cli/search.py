"""`saksi search`: where the words of a store stand, and who did or said what in it."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from saksi.store import EventRow, Filters, Hit, Snippet, StatementRow, Store, open_store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.browse import print_articles, title_of
from saksi.views.cli.narrowing import EVERYTHING, narrowed
from saksi.views.cli.options import CursorOption, LimitOption, asked
from saksi.views.messages import say
from saksi.views.terminal import Harmless

FOUND = "bold reverse"


class What(StrEnum):
    """What a search lists."""

    articles = "articles"
    statements = "statements"
    events = "events"


@app.command("search", short_help=say("search.short"), help=say("search.help"))
@narrowed
def search_command(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help=say("search.words"))
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    what: Annotated[What, typer.Option("--what", help=say("search.what"))] = What.articles,
    filters: Filters = EVERYTHING,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
    count: Annotated[bool, typer.Option("--count", help=say("search.count"))] = False,
) -> None:
    """Search the articles of a store."""
    filters = asked(filters, words)
    if filters == Filters():
        raise typer.BadParameter(say("search.nothing_asked"))
    with open_store(store, read_only=True) as kept:
        if count:
            sys.stdout.write(f"{kept.total(what.value, filters)}\n")
        elif what is What.articles and filters.words is not None and cursor is None:
            show_hits(kept, filters, limit, as_json)
        else:
            show_page(kept, what, filters, cursor, limit, as_json)


def show_hits(kept: Store, filters: Filters, limit: int, as_json: bool) -> None:
    """The articles that the words are in, the best first."""
    words, others = filters.words or "", msgspec.structs.replace(filters, words=None)
    found = kept.search(words, others, limit)
    if as_json:
        _print_json(found)
        return
    for hit in found:
        _print_hit(hit)
    if not found:
        err.print(say("search.none"), markup=False)


def show_page(
    kept: Store, what: What, filters: Filters, cursor: str | None, limit: int, as_json: bool
) -> None:
    """One page of what meets the filters, the newest first, and how much there is."""
    page: Any = getattr(kept, what.value)(filters, cursor, limit)
    if as_json:
        _print_json(page.rows)
    elif what is What.articles:
        print_articles(page.rows)
    else:
        for row in page.rows:
            _print_finding(row)
    if not page.rows:
        err.print(say("search.none"), markup=False)
    elif page.cursor is not None:
        total = kept.total(what.value, filters)
        err.print(say("search.more", total=total, cursor=page.cursor), markup=False)


def _print_json(rows: Sequence[Any]) -> None:
    for row in rows:
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")


def _print_finding(row: StatementRow | EventRow) -> None:
    act = isinstance(row, EventRow)
    name = Text(f"{row.article}#{row.id}", "cyan")
    out.print(Harmless(Text("  ").join([name, *map(Text, _act(row) if act else _said(row))])))
    words = row.sentence if isinstance(row, EventRow) else row.content
    source = "  ".join(part for part in (row.outlet or row.domain, row.published) if part)
    out.print(Harmless(Text.assemble(f"    “{' '.join(words.split())}”  ", (source, "dim"))))


def _act(row: StatementRow | EventRow) -> list[str]:
    assert isinstance(row, EventRow)
    sides = " → ".join(side for side in (row.actors, row.recipients) if side)
    return [part for part in (row.time or "–", row.type, row.status, sides, row.place) if part]


def _said(row: StatementRow | EventRow) -> list[str]:
    assert isinstance(row, StatementRow)
    return [row.day or "–", row.speaker_name or say("statements.nobody"), row.stance]


def _print_hit(hit: Hit) -> None:
    about = "  ".join(part for part in (hit.published, hit.outlet) if part)
    out.print(Harmless(Text.assemble((hit.id, "cyan"), "  ", title_of(hit), "  ", (about, "dim"))))
    for snippet in hit.snippets:
        at = (f"@{snippet.start}", "dim")
        out.print(Harmless(Text.assemble("  … ", _marked(snippet), " …  ", at)))
    out.print()


def _marked(snippet: Snippet) -> Text:
    words = Text("".join(" " if c.isspace() else c for c in snippet.surface))
    for mark in snippet.marks:
        words.stylize(FOUND, mark.start - snippet.start, mark.end - snippet.start)
    return words
