"""`saksi serve`: the desk, in a browser on this machine."""

import gc
import ipaddress
import socket
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.errors import SaksiError
from saksi.store import Store, access
from saksi.views.cli.app import DEFAULT_STORE, StoreOption, app, err
from saksi.views.cli.desk_extra import DeskError, check_desk
from saksi.views.cli.opening import writable
from saksi.views.messages import say

if TYPE_CHECKING:
    from saksi.views.web.desk import Desk
    from saksi.views.web.settings import Settings

DEFAULT_PORT = 8750
TURN = 0.0005  # seconds that a thread computes while others wait for their next row


@app.command("serve", short_help=say("serve.short"), help=say("serve.help"))
def serve_command(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option("--host", help=say("serve.host"))] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=say("serve.port"))
    ] = DEFAULT_PORT,
    name: Annotated[list[str] | None, typer.Option("--name", help=say("serve.name"))] = None,
    https: Annotated[bool, typer.Option("--https", help=say("serve.https"))] = False,
    sign_in: Annotated[bool, typer.Option("--sign-in", help=say("serve.sign_in"))] = False,
) -> None:
    """Open the desk until Ctrl-C."""
    check_desk()
    from saksi.views.web.settings import LOOPBACK, Settings

    with writable(store) as kept:
        open_to_all = is_loopback(host) and not sign_in
        if not open_to_all and not kept.ask(access.users):
            raise DeskError(say("serve.no_users", host=host, store=kept.where))
        names = (*LOOPBACK, host.lower(), *(n.lower() for n in name or ()))
        settings = Settings(str(kept.where), names, open_to_all, secure_cookies=https)
        run_desk(kept, settings, host, port)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def run_desk(
    store: Store, settings: "Settings", host: str, port: int, *, browse: bool = False
) -> None:
    """Listen until Ctrl-C; with `browse`, show the desk in the reader's browser."""
    import uvicorn

    from saksi.views.web import create_app

    listening = _listen(host, port)
    address = _address(listening)
    err.print(say("serve.open", address=address), markup=False)
    if browse:
        import webbrowser

        webbrowser.open(address)
    desk = create_app(store, settings)
    sys.setswitchinterval(TURN)
    threading.Thread(target=_warm, args=(desk.state.desk,), daemon=True).start()
    config = uvicorn.Config(
        desk,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _warm(desk: "Desk") -> None:
    """What the first reader would wait for; where it fails, that reader is told why."""
    from saksi.views.web.counting import warm

    with suppress(SaksiError):
        warm(desk)
    gc.collect()
    gc.freeze()  # what is loaded stays: looking for waste in it held every answer up


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DeskError(say("serve.taken", host=host, port=port, reason=reason)) from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
