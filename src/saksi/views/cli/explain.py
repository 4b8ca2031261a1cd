"""`saksi explain`: which rule found what at a place of an article, and what was left out there."""

import re
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from saksi.records import Record
from saksi.views.cli.app import DEFAULT_STORE, StoreOption, app, out
from saksi.views.cli.articles import one_article
from saksi.views.explained import found_at, left_out_at
from saksi.views.messages import say
from saksi.views.terminal import Harmless

_SPAN = re.compile(r"(\d{1,9}):(\d{1,9})")


@app.command("explain", short_help=say("explain.short"), help=say("explain.help"))
def explain_command(
    article: Annotated[str, typer.Argument(metavar="ID", help=say("explain.id"))],
    span: Annotated[str, typer.Option("--span", metavar="START:END", help=say("explain.span"))],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Explain what was found at a place."""
    with one_article(store, article) as (opened, whole):
        record = opened.get(whole)
    start, end = _place(span, len(record.text))
    here = " ".join(record.text[start:end].split())
    place, kept, left = say("explain.here"), say("explain.kept"), say("explain.left_out")
    lines = [f"{place}: {here}"]
    lines += [f"{kept}: {line}" for line in _kept(record, start, end)]
    lines += [f"{left}: {line}" for line in _left_out(record, start, end)]
    if len(lines) == 1:
        lines.append(say("explain.nothing"))
    out.print(Harmless(Text("\n".join(lines))))


def _place(given: str, length: int) -> tuple[int, int]:
    found = _SPAN.fullmatch(given)
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 0 <= start < end <= length:
        raise typer.BadParameter(say("explain.bad_span", given=given, length=length))
    return start, end


def _kept(record: Record, start: int, end: int) -> Iterator[str]:
    for found in found_at(record, start, end):
        sure = "" if found.confidence is None else f" ({found.confidence:.2f})"
        yield f"{say(f'show.{found.kind}')} {found.id} {found.what}, {found.rule}{sure}"


def _left_out(record: Record, start: int, end: int) -> Iterator[str]:
    for rejected in left_out_at(record, start, end):
        yield f"{rejected.stage}: {rejected.reason}"
