"""`saksi dyads`: how often one side acts towards another, month by month."""

import sys

import msgspec
from rich.text import Text

from saksi.store import Filters, open_store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.options import (
    DateOption,
    LangOption,
    OutletOption,
    PlaceOption,
    SinceOption,
    StatusOption,
    TypeOption,
    UntilOption,
    WhomOption,
    WhoOption,
    asked,
    filters_of,
)
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("dyads", short_help=say("dyads.short"), help=say("dyads.help"))
def dyads_command(
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    who: WhoOption = None,
    whom: WhomOption = None,
    act: TypeOption = None,
    place: PlaceOption = None,
    date: DateOption = None,
    status: StatusOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """Count acts by month and pair of sides."""
    narrowed: Filters = msgspec.structs.replace(
        filters_of(outlet, lang, since, until),
        who=who, whom=whom, type=act, place=place, date=date, status=status,
    )  # fmt: skip
    with open_store(store, read_only=True) as kept:
        counted = kept.dyads(asked(narrowed))
    for dyad in counted:
        if as_json:
            sys.stdout.write(msgspec.json.encode(dyad).decode() + "\n")
            continue
        told = say("dyads.reports", reports=dyad.reports, articles=dyad.articles)
        sides = f"{dyad.actor} → {dyad.recipient}"
        line = Text("  ").join([Text(dyad.month or "–"), Text(dyad.type), Text(sides, "cyan")])
        out.print(Harmless(Text.assemble(line, "  ", (told, "dim"))))
    if not counted:
        err.print(say("search.none"), markup=False)
