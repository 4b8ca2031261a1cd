"""`saksi users` and `saksi tokens`: who may use a desk that others reach, and programs' keys to it."""

import sys
from enum import StrEnum
from typing import Annotated

import msgspec
import typer

from saksi.store import Store, access
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.desk_extra import check_desk
from saksi.views.cli.opening import writable
from saksi.views.messages import say
from saksi.views.terminal import harmless

BY_COMMAND_LINE = "command line"
_PLAIN_NAME = 64


class Action(StrEnum):
    """What is done."""

    list = "list"
    add = "add"
    remove = "remove"


class RoleName(StrEnum):
    """Each may what those before it may."""

    reader = "reader"
    editor = "editor"
    admin = "admin"


@app.command("users", short_help=say("users.short"), help=say("users.help"))
def users_command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help=say("users.action"))],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=say("users.name"))] = None,
    role: Annotated[RoleName, typer.Option("--role", help=say("users.role"))] = RoleName.reader,
    from_stdin: Annotated[bool, typer.Option("--password-stdin", help=say("users.stdin"))] = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List, add or remove users."""
    with writable(store) as kept:
        if action is Action.list:
            _print_users(kept, as_json)
        elif action is Action.add:
            _add_user(kept, _named(name), role, from_stdin)
        else:
            _remove_user(kept, _named(name))


def _print_users(kept: Store, as_json: bool) -> None:
    found = kept.ask(access.users)
    for user in found:
        if as_json:
            shown = {"name": user.name, "role": user.role, "created_at": user.created_at}
            sys.stdout.write(msgspec.json.encode(shown).decode() + "\n")
        else:
            out.print(harmless(f"{user.role:7} {user.created_at}  {user.name}"), markup=False)
    if not found:
        err.print(say("users.none"), markup=False)


def _add_user(kept: Store, name: str, role: RoleName, from_stdin: bool) -> None:
    check_desk()
    from saksi.views.web.passwords import hash_password

    if kept.ask(access.user, name) is None:
        hashed = hash_password(_password(from_stdin))
        kept.change(access.add_user, name, role.value, hashed)
        kept.change(access.note_audit, BY_COMMAND_LINE, "user.add", name, role.value)
        err.print(say("users.added", name=name, role=role.value), markup=False)
    else:
        raise access.AccessError(say("users.taken", name=name))


def _remove_user(kept: Store, name: str) -> None:
    kept.change(access.remove_user, name)
    kept.change(access.note_audit, BY_COMMAND_LINE, "user.remove", name)
    err.print(say("users.removed", name=name), markup=False)


def _named(name: str | None) -> str:
    if not name or not name.strip() or len(name) > _PLAIN_NAME or not name.isprintable():
        raise typer.BadParameter(say("users.bad_name"))
    return name.strip()


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = typer.prompt(
        say("users.password"), hide_input=True, confirmation_prompt=True, err=True
    )
    return asked


@app.command("tokens", short_help=say("tokens.short"), help=say("tokens.help"))
def tokens_command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help=say("users.action"))],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=say("tokens.name"))] = None,
    scope: Annotated[RoleName, typer.Option("--scope", help=say("tokens.scope"))] = RoleName.reader,
    title: Annotated[str, typer.Option("--title", help=say("tokens.title"))] = "",
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help=say("tokens.days"))] = 90,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List, add or remove tokens."""
    with writable(store) as kept:
        if action is Action.list:
            _print_tokens(kept, as_json)
        elif action is Action.add:
            owner = _named(name)
            added = kept.change(access.add_token, owner, title or owner, scope.value, days)
            kept.change(access.note_audit, BY_COMMAND_LINE, "token.add", added[0], scope.value)
            err.print(say("tokens.added", id=added[0], days=days), markup=False)
            sys.stdout.write(added[1] + "\n")
        else:
            kept.change(access.remove_token, _named(name))
            kept.change(access.note_audit, BY_COMMAND_LINE, "token.remove", name)
            err.print(say("tokens.removed", id=name), markup=False)


def _print_tokens(kept: Store, as_json: bool) -> None:
    found = kept.ask(access.tokens)
    for token in found:
        if as_json:
            sys.stdout.write(msgspec.json.encode(token).decode() + "\n")
        else:
            used = token.last_used or "–"
            line = f"{token.id}  {token.scope:7} {token.expires_at}  {used}  {token.user}  {token.title}"
            out.print(harmless(line), markup=False)
    if not found:
        err.print(say("tokens.none"), markup=False)
