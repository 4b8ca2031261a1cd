"""The command line's root: options that every command shares, and how errors leave."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from saksi import __version__
from saksi.errors import SaksiError, StoreError
from saksi.views.messages import say

EXIT_SOME_FAILED = 1
EXIT_USAGE = 2
EXIT_STORE = 3

app = typer.Typer(
    name="saksi",
    help=say("app.help"),
    epilog=say("app.epilog"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

StoreOption = Annotated[
    str, typer.Option("--store", envvar="SAKSI_STORE", help=say("store.option"), show_default=True)
]
JsonOption = Annotated[bool, typer.Option("--json", help=say("json.option"))]
DEFAULT_STORE = "saksi.sqlite"


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"saksi {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("app.version"))
    ] = False,
) -> None: ...


def complain(message: str) -> None:
    """One error line on standard error; the message is text, never markup."""
    err.print(say("error", message=message), markup=False, style="red")


def main() -> None:
    """Run the command line; an error of Saksi's own becomes one line and an exit status."""
    try:
        app()
    except StoreError as error:
        complain(str(error))
        sys.exit(EXIT_STORE)
    except SaksiError as error:
        complain(str(error))
        sys.exit(EXIT_SOME_FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(EXIT_SOME_FAILED)
