"""`saksi statements`: what one article reports as said, by whom and through whom."""

import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace
from rich.text import Text

from saksi.records import Record, Statement
from saksi.store import Filters, open_store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, out
from saksi.views.cli.articles import one_article
from saksi.views.cli.options import (
    CursorOption,
    DateOption,
    LangOption,
    LimitOption,
    OutletOption,
    SinceOption,
    SpeakerOption,
    StanceOption,
    UntilOption,
    asked,
    filters_of,
)
from saksi.views.cli.search import What, show_page
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("statements", short_help=say("statements.short"), help=say("statements.help"))
def statements_command(
    article: Annotated[str | None, typer.Argument(metavar="ID", help=say("statements.id"))] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    speaker: SpeakerOption = None,
    stance: StanceOption = None,
    date: DateOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 20,
    cursor: CursorOption = None,
) -> None:
    """Show the statements of one article, or those of a speaker."""
    filters = replace(
        filters_of(outlet, lang, since, until), speaker=speaker, stance=stance, date=date
    )
    if article is None:
        with open_store(store, read_only=True) as kept:
            show_page(kept, What.statements, asked(filters), cursor, limit, as_json)
        return
    if filters != Filters():
        raise typer.BadParameter(say("statements.id_or_filters"))
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
