"""`saksi link`: link all articles of a store anew."""

import typer

from saksi.views.cli.app import DEFAULT_STORE, StoreOption, app, err
from saksi.views.cli.opening import writable
from saksi.views.messages import say

SHOWN_EVERY = 500


@app.command("link", short_help=say("link.short"), help=say("link.help"))
def link_command(store: StoreOption = DEFAULT_STORE) -> None:
    """Make copies, merged events, contradictions and stories anew from the records."""
    done = 0
    try:
        with writable(store) as kept:
            for done in kept.relink():
                if done % SHOWN_EVERY == 0:
                    err.print(say("link.so_far", articles=done), markup=False)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    err.print(say("link.done", articles=done), markup=False)
