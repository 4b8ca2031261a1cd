"""`saksi statements`: what one article reports as said, by whom and through whom."""

import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.records import Record, Statement
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, out
from saksi.views.cli.articles import one_article
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("statements", short_help=say("statements.short"), help=say("statements.help"))
def statements_command(
    article: Annotated[str, typer.Argument(metavar="ID", help=say("statements.id"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show the statements of one article."""
    with one_article(store, article) as (kept, whole):
        record = kept.get(whole)
    for statement in record.statements:
        if as_json:
            sys.stdout.write(_line(record, statement) + "\n")
        else:
            out.print(Harmless(Text("\n".join(_told(record, statement)))))
    if not record.statements and not as_json:
        out.print(say("statements.none"))


def _line(record: Record, statement: Statement) -> str:
    """The statement with the words and names that its ids and spans stand for."""
    names = _names(record)
    whole = {
        "article": record.id,
        **msgspec.to_builtins(statement),
        "words": [record.text[c.start : c.end] for c in statement.contents],
        "speaker_name": names.get(statement.speaker or ""),
        "chain_names": [names.get(link) for link in statement.chain],
    }
    return msgspec.json.encode(whole).decode()


def _told(record: Record, statement: Statement) -> Iterator[str]:
    names = _names(record)
    times = {t.id: f"{t.value} ({t.surface})" for t in record.times}
    words = " … ".join(record.text[c.start : c.end] for c in statement.contents)
    yield f"{statement.id}  {statement.kind}, {statement.stance}: {' '.join(words.split())}"
    told = {
        say("statements.speaker"): names.get(statement.speaker or "") or say("statements.nobody"),
        say("statements.cue"): _surface(record, statement),
        say("statements.to"): names.get(statement.addressee or ""),
        say("statements.said"): times.get(statement.said or ""),
        say("statements.relayed"): times.get(statement.relayed or ""),
        say("statements.chain"): " → ".join(names.get(link, link) for link in statement.chain),
        say("statements.rule"): f"{statement.rule} ({statement.confidence:.2f})",
    }
    for key, value in told.items():
        if value:
            yield f"    {key}: {value}"


def _surface(record: Record, statement: Statement) -> str | None:
    return record.text[statement.cue.start : statement.cue.end] if statement.cue else None


def _names(record: Record) -> dict[str, str]:
    return {e.id: e.name for e in record.entities}
