"""`saksi diff`: what changed between two states of an article."""

import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.link.revisions import Change, FactChange, Revision, revision
from saksi.records import Marked
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.articles import one_article
from saksi.views.messages import say
from saksi.views.terminal import Harmless

SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}


@app.command("diff", short_help=say("diff.short"), help=say("diff.help"))
def diff_command(
    article: Annotated[str, typer.Argument(metavar="ID", help=say("show.id"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    before: Annotated[int | None, typer.Option("--from", min=1, help=say("diff.from"))] = None,
    after: Annotated[int | None, typer.Option("--to", min=1, help=say("diff.to"))] = None,
) -> None:
    """Compare the last two states, or those that are named."""
    with one_article(store, article) as (kept, whole):
        states = kept.versions(whole)
        later = after or len(states)
        earlier = before or max(1, later - 1)
        found = revision(kept.version(whole, earlier), kept.version(whole, later))
    if as_json:
        told = {"id": whole, "from": earlier, "to": later, **msgspec.to_builtins(found)}
        sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
        return
    if len(states) == 1:
        err.print(say("diff.one_state"), markup=False)
    elif not found:
        err.print(say("diff.same", before=earlier, after=later), markup=False)
    for line in _lines(found):
        out.print(Harmless(line))


def _lines(found: Revision) -> Iterator[Text]:
    if found.headline:
        yield from _change(found.headline, say("diff.headline"))
    for change in found.paragraphs:
        yield from _change(change, "")
    for fact in found.facts:
        yield _fact(fact)


def _change(change: Change, what: str) -> Iterator[Text]:
    for sign, colour, at in (("-", "red", change.before), ("+", "green", change.after)):
        if at:
            words = f"{what} {_words(at)}".strip()
            yield Text.assemble((f"{sign} {words}", colour), (f"  @{at.start}", "dim"))


def _words(at: Marked) -> str:
    return " ".join(at.surface.split())


def _fact(fact: FactChange) -> Text:
    sign, colour = SIGNS[fact.kind]
    at = fact.after_at or fact.before_at
    ids = " → ".join(i for i in (fact.before, fact.after) if i)
    what = say("diff.event" if fact.what == "event" else "diff.statement")
    fields = f" ({', '.join(fact.fields)})" if fact.fields else ""
    return Text.assemble((f"{sign} {what} {ids}{fields}", colour), f"  {_words(at) if at else ''}")
