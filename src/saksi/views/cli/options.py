"""Options that the verbs over a store share."""

from datetime import date
from typing import Annotated

import typer

from saksi.store import Filters
from saksi.views.messages import say

OutletOption = Annotated[str | None, typer.Option("--outlet", help=say("list.outlet"))]
LangOption = Annotated[str | None, typer.Option("--lang", help=say("list.lang"))]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="YYYY-MM-DD", help=say("list.since"))
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="YYYY-MM-DD", help=say("list.until"))
]
LimitOption = Annotated[
    int, typer.Option("--limit", "-n", min=1, max=1_000_000, help=say("limit.option"))
]


def filters_of(
    outlet: str | None, lang: str | None, since: str | None, until: str | None
) -> Filters:
    """The filters that a person gave; a day that is none is a usage error."""
    checked_days(since, until)
    return Filters(outlet, lang, since, until)


def checked_days(since: str | None, until: str | None) -> None:
    """A day that is none is a usage error."""
    for option, day in (("--since", since), ("--until", until)):
        if day is not None and not _is_day(day):
            raise typer.BadParameter(say("list.bad_day", option=option, value=day))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
