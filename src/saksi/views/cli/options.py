"""Options that the verbs over a store share."""

from datetime import date
from typing import Annotated, get_args

import typer
from msgspec.structs import replace

from saksi.errors import InputError
from saksi.records import EventType, Stance, Status
from saksi.store import Filters
from saksi.store.filtering import days_of
from saksi.store.query import parse_query
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


WhoOption = Annotated[str | None, typer.Option("--who", help=say("asked.who"))]
WhomOption = Annotated[str | None, typer.Option("--whom", help=say("asked.whom"))]
TypeOption = Annotated[str | None, typer.Option("--type", help=say("asked.type"))]
PlaceOption = Annotated[str | None, typer.Option("--place", help=say("asked.place"))]
DateOption = Annotated[str | None, typer.Option("--date", metavar="DATE", help=say("asked.date"))]
StatusOption = Annotated[str | None, typer.Option("--status", help=say("asked.status"))]
SpeakerOption = Annotated[str | None, typer.Option("--speaker", help=say("asked.speaker"))]
StanceOption = Annotated[str | None, typer.Option("--stance", help=say("asked.stance"))]
CursorOption = Annotated[str | None, typer.Option("--cursor", help=say("asked.cursor"))]


def asked(filters: Filters, words: list[str] | None = None) -> Filters:
    """The filters, once every value is one that can be met; a wrong one is a usage error."""
    for option, value, allowed in (
        ("--type", filters.type and filters.type.upper(), get_args(EventType)),
        ("--status", filters.status, get_args(Status)),
        ("--stance", filters.stance, get_args(Stance)),
    ):
        if value is not None and value not in allowed:
            told = say("asked.not_one_of", option=option, value=value, allowed=", ".join(allowed))
            raise typer.BadParameter(told)
    if filters.date is not None:
        try:
            days_of(filters.date)
        except InputError as error:
            raise typer.BadParameter(say("asked.bad_date", value=filters.date)) from error
    if not words:
        return filters
    joined = " ".join(words)
    try:
        parse_query(joined)
    except ValueError as error:
        raise typer.BadParameter(say("search.no_words")) from error
    return replace(filters, words=joined)
