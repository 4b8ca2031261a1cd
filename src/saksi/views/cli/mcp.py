"""`saksi mcp`: the store for assistants, over standard input and output."""

from typing import Annotated

import typer

from saksi.errors import SaksiError
from saksi.views.cli.app import DEFAULT_STORE, StoreOption, app
from saksi.views.cli.opening import writable
from saksi.views.messages import say


@app.command("mcp", short_help=say("mcp.short"), help=say("mcp.help"))
def mcp_command(
    store: StoreOption = DEFAULT_STORE,
    allow_write: Annotated[
        bool, typer.Option("--allow-write", help=say("mcp.allow_write"))
    ] = False,
) -> None:
    """Serve one client until it closes its end."""
    try:
        from saksi.views.mcp import create_server
    except ImportError as error:
        raise SaksiError(say("mcp.extra")) from error
    with writable(store, read_only=not allow_write) as kept:
        create_server(kept, may_write=allow_write).run("stdio")
