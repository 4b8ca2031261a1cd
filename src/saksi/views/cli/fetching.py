"""The options that every command which fetches takes."""

from pathlib import Path
from typing import Annotated

import typer

from saksi.views.messages import say

PAUSE = 1.0
HostsOption = Annotated[
    list[str] | None, typer.Option("--allow-host", metavar="HOST", help=say("fetch.hosts"))
]
PauseOption = Annotated[
    float, typer.Option("--pause", min=0.0, metavar="SECONDS", help=say("fetch.pause"))
]
WarcOption = Annotated[Path | None, typer.Option("--warc", metavar="FILE", help=say("fetch.warc"))]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=say("fetch.quiet"))]
FetchLimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, help=say("fetch.limit"))
]
