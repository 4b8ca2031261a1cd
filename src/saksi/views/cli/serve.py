"""`saksi serve`: the desk, in a browser on this machine."""

import ipaddress
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.errors import SaksiError
from saksi.store import Store, open_store
from saksi.views.cli.app import DEFAULT_STORE, StoreOption, app, err
from saksi.views.messages import say

if TYPE_CHECKING:
    from saksi.views.web.settings import Settings

DEFAULT_PORT = 8750


class DeskError(SaksiError):
    """The desk cannot be opened."""


@app.command("serve", short_help=say("serve.short"), help=say("serve.help"))
def serve_command(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option("--host", help=say("serve.host"))] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=say("serve.port"))
    ] = DEFAULT_PORT,
    name: Annotated[list[str] | None, typer.Option("--name", help=say("serve.name"))] = None,
) -> None:
    """Open the desk until Ctrl-C."""
    check_desk()
    with open_store(store) as kept:
        run_desk(kept, settings_for(store, host, tuple(name or ())), host, port)


def check_desk() -> None:
    """Raises `DeskError` where the extra is not installed."""
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise DeskError(say("serve.extra")) from error


def settings_for(where: str, host: str, names: tuple[str, ...]) -> "Settings":
    """Open to all on loopback; elsewhere only with users. Raises `DeskError`."""
    from saksi.views.web.settings import LOOPBACK, Settings

    if not is_loopback(host):
        raise DeskError(say("serve.no_users", host=host, store=where))
    return Settings(where, hosts=(*LOOPBACK, *names))


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
    config = uvicorn.Config(
        create_app(store, settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])


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
