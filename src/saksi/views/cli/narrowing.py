"""The options that narrow what a store is asked for, the same for every command that takes them."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from msgspec.structs import replace

from saksi.store import Filters
from saksi.views.cli.options import (
    DateOption,
    LangOption,
    OutletOption,
    PlaceOption,
    SinceOption,
    SpeakerOption,
    StanceOption,
    StatusOption,
    TypeOption,
    UntilOption,
    WhomOption,
    WhoOption,
    asked,
    filters_of,
)

OPTIONS: dict[str, Any] = {
    "who": WhoOption,
    "whom": WhomOption,
    "type": TypeOption,
    "place": PlaceOption,
    "date": DateOption,
    "status": StatusOption,
    "speaker": SpeakerOption,
    "stance": StanceOption,
    "outlet": OutletOption,
    "lang": LangOption,
    "since": SinceOption,
    "until": UntilOption,
}
EVERYTHING = Filters()
_OF_ARTICLES = "outlet", "lang", "since", "until"


def narrowed(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options where it has a parameter `filters`, which they become.

    What cannot be met is a usage error.
    """

    @wraps(command)
    def with_options(**given: Any) -> None:
        values = {name: given.pop(name) for name in OPTIONS}
        of_articles = filters_of(**{name: values.pop(name) for name in _OF_ARTICLES})
        command(**given, filters=asked(replace(of_articles, **values)))

    parameters = _opened(inspect.signature(command, eval_str=True))
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_options


def _opened(signature: inspect.Signature) -> list[inspect.Parameter]:
    """The parameters of the command, with one for each option instead of `filters`."""
    found: list[inspect.Parameter] = []
    for name, parameter in signature.parameters.items():
        if name != "filters":
            found.append(parameter)
            continue
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        found += [
            inspect.Parameter(option, kind, default=None, annotation=how)
            for option, how in OPTIONS.items()
        ]
    return found
