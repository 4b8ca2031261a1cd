"""`saksi review`: people decide on what was read."""

import getpass
import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from saksi.store import Decision, Pending, Store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.opening import writable
from saksi.views.cli.options import LangOption, LimitOption, OutletOption, filters_of
from saksi.views.gold import write_gold
from saksi.views.messages import say
from saksi.views.terminal import Harmless


class Action(Enum):
    """What is done."""

    list = "list"
    accept = "accept"
    correct = "correct"
    reject = "reject"
    merge = "merge"
    split = "split"
    undo = "undo"
    log = "log"
    unmatched = "unmatched"
    export = "export"


_DECISIONS = {Action.accept, Action.correct, Action.reject, Action.merge, Action.split}


@app.command("review", short_help=say("review.short"), help=say("review.help"))
def review_command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help=say("review.action"))],
    targets: Annotated[
        list[str] | None, typer.Argument(metavar="WHAT...", help=say("review.what"))
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    by: Annotated[
        str | None, typer.Option("--by", envvar="SAKSI_REVIEWER", help=say("review.by"))
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help=say("review.why"))] = None,
    mention: Annotated[
        list[str] | None,
        typer.Option("--mention", metavar="START:END", help=say("review.mention")),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help=say("review.name"))] = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    limit: LimitOption = 20,
    partial: Annotated[bool, typer.Option("--partial", help=say("review.partial"))] = False,
) -> None:
    """Decide on findings, or show what was decided."""
    named = targets or []
    changes = action in _DECISIONS or action is Action.undo
    with writable(store, read_only=not changes) as kept:
        if action is Action.list:
            _queue(kept.review.queue(None, filters_of(outlet, lang, None, None), limit), as_json)
        elif action is Action.log:
            about = named[0] if named else None
            _decisions(kept.review.log(about, limit=limit), as_json)
        elif action is Action.unmatched:
            _decisions(kept.review.unmatched(), as_json)
        elif action is Action.export:
            _export(kept, named, partial)
        else:
            who = by or getpass.getuser()
            split = _parted(mention, name) if action is Action.split and mention else None
            _decisions([_decide(kept, action, named, who, why, split)], as_json)


def _decide(
    kept: Store, action: Action, named: list[str], who: str, why: str | None, value: Any
) -> Decision:
    if action is Action.undo:
        if len(named) != 1 or not named[0].isdecimal():
            raise typer.BadParameter(say("review.which_number"))
        return kept.review.undo(int(named[0]), who=who, why=why)
    field = None
    if action is Action.correct:
        target, *pairs = named or [""]
        field, _, given = (pairs or [""])[0].partition("=")
        if not target or len(pairs) != 1 or not field:
            raise typer.BadParameter(say("review.which_field"))
        named, value = [target], _value(given)
    op: Any = action.value
    return kept.review.apply(op, named, who=who, field=field, value=value, why=why)


def _value(given: str) -> Any:
    """A plain word stands for itself; anything else is JSON (`null`, `["e1", "e2"]`)."""
    try:
        return msgspec.json.decode(given)
    except msgspec.DecodeError:
        return given


def _parted(mentions: list[str], name: str | None) -> dict[str, Any]:
    places = []
    for place in mentions:
        start, _, end = place.partition(":")
        if not (start.isdecimal() and end.isdecimal()):
            raise typer.BadParameter(say("review.which_mention", value=place))
        places.append([int(start), int(end)])
    return {"mentions": places, "name": name}


def _queue(waiting: Sequence[Pending], as_json: bool) -> None:
    for one in waiting:
        if as_json:
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
            continue
        unsure = say("review.unsure", uncertainty=f"{one.uncertainty:.2f}")
        line = Text.assemble(
            (f"{one.article}#{one.id}", "cyan"), f"  {one.about}  ", (unsure, "dim")
        )
        out.print(Harmless(line))
        out.print(Harmless(Text(f"    “{' '.join(one.words.split())}”  @{one.start}")))
    if not waiting:
        err.print(say("review.none_waits"), markup=False)


def _decisions(taken: Sequence[Decision], as_json: bool) -> None:
    for one in taken:
        if as_json:
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
        else:
            out.print(Harmless(Text(_told(one), "" if one.active else "dim strike")))
    if not taken:
        err.print(say("review.none_taken"), markup=False)


def _told(one: Decision) -> str:
    about = " ".join(target.name for target in one.targets)
    change = f"  {one.field}: {_brief(one.before)} → {_brief(one.after)}" if one.field else ""
    undoes = f" {one.undoes}" if one.undoes else ""
    why = f"  ({one.why})" if one.why else ""
    return f"{one.number}  {one.at}  {one.who}  {one.op}{undoes}  {about}{change}{why}"


def _brief(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("id") or msgspec.json.encode(value).decode())
    if isinstance(value, list):
        return ", ".join(map(_brief, value)) or "–"
    return "–" if value is None else str(value)


def _export(kept: Store, named: list[str], partial: bool) -> None:
    if len(named) != 1:
        raise typer.BadParameter(say("review.which_folder"))
    folder = Path(named[0])
    count = write_gold(kept, folder, partial)
    err.print(say("review.exported", count=count, folder=folder), markup=False)
