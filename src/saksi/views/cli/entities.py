"""`saksi entities`: who and what one article mentions, and where."""

import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer
from msgspec import UNSET
from rich.console import Group
from rich.text import Text

from saksi.records import Entity, Mention, Record
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, out
from saksi.views.cli.articles import one_article
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("entities", short_help=say("entities.short"), help=say("entities.help"))
def entities_command(
    article: Annotated[str, typer.Argument(metavar="ID", help=say("show.id"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show the entities of one article of a store."""
    with one_article(store, article) as (kept, whole):
        record = kept.get(whole)
    if as_json:
        lines = (msgspec.json.encode(e).decode() + "\n" for e in record.entities)
        sys.stdout.writelines(lines)
    elif record.entities:
        out.print(Harmless(Group(*(line for e in record.entities for line in _lines(record, e)))))
    else:
        out.print(say("entities.none"), markup=False)


def _lines(record: Record, entity: Entity) -> Iterator[Text]:
    line = Text.assemble((f"{entity.id:5}", "dim"), (entity.name, "magenta"))
    line.append(f" [{entity.country}]" if entity.country else "")
    line.append(f"  {say('entities.kind.' + entity.kind)}")
    line.append(f"  {entity.rule}" if entity.rule else "", "dim")
    yield line
    for role in entity.roles:
        owner = next((e.name for e in record.entities if e.id == role.of), None)
        of = f" ({owner})" if owner else ""
        yield Text.assemble("     ", role.title, of, (f"  @{role.start}", "dim"))
    for mention in entity.mentions:
        yield _mention(record, mention)


def _mention(record: Record, mention: Mention) -> Text:
    words = " ".join(record.text[mention.start : mention.end].split())
    line = Text.assemble("     ", f"“{words}”  ", say(f"entities.form.{mention.form}"))
    rule = "" if mention.rule is UNSET else f"  {mention.rule}"
    sure = "" if mention.confidence is UNSET else f"  {mention.confidence:.2f}"
    line.append(f"  @{mention.start}{rule}{sure}", "dim")
    return line
