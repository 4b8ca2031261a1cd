"""`saksi sources`: who tells of one act, on whose word, and what they disagree on."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.link import Contradiction, Evidence, Leaning, MergedEvent, Reason, Witness
from saksi.store import open_store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, out
from saksi.views.cli.timeline import line_of
from saksi.views.messages import say
from saksi.views.terminal import Harmless

KINDS = {
    "speaker": "sources.kind.speaker",
    "document": "sources.kind.document",
    "agency": "sources.kind.agency",
    "outlet": "sources.kind.outlet",
}
REASONS = {
    "copies": "sources.reason.copies",
    "translates": "sources.reason.translates",
    "same_quotations": "sources.reason.same_quotations",
    "carries": "sources.reason.carries",
    "tells": "sources.reason.tells",
    "credits": "sources.reason.credits",
    "cites": "sources.reason.cites",
    "quotes": "sources.reason.quotes",
    "own": "sources.reason.own",
}
DISPUTED = {
    "who": "sources.disputed.who",
    "how_many": "sources.disputed.how_many",
    "when": "sources.disputed.when",
    "status": "sources.disputed.status",
}


@app.command("sources", short_help=say("sources.short"), help=say("sources.help"))
def sources_command(
    event: Annotated[str, typer.Argument(metavar="EVENT", help=say("sources.event"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show the witnesses of one merged event."""
    with open_store(store, read_only=True) as kept:
        found = kept.merged_event(event)
        disputed = kept.contradictions(found.id)
    if as_json:
        whole = {"event": found, "contradictions": disputed, "sources": found.sources}
        sys.stdout.write(msgspec.json.encode(whole).decode() + "\n")
        return
    for line in (line_of(found), *_body(found), *_disputes(disputed)):
        out.print(Harmless(line))


def _body(event: MergedEvent) -> Iterator[Text]:
    for number, witness in enumerate(event.witnesses):
        yield _witness(witness)
        for leaning in witness.articles:
            yield _leaning(leaning)
            for report in event.reports:
                if report.article == leaning.article and report.witness == number:
                    words = " ".join(report.surface.split())
                    yield Text.assemble("      ", words, (f"  @{report.start}", "dim"))
    if len(event.reports) > 1:
        shares = "  ".join(f"{s.feature} {s.share:+.2f}" for s in event.explanation)
        yield Text(say("sources.score") + f" {event.score:.2f} = {shares}", style="dim")
    for value in event.fields:
        articles = ", ".join(dict.fromkeys(e.article for e in value.evidence))
        yield Text.assemble("  ", (value.field, "bold"), f"  {value.label}  ", (articles, "dim"))


def _witness(witness: Witness) -> Text:
    kind = say(KINDS[witness.kind])
    denies = "  " + say("sources.denies") if witness.denies else ""
    vague = "  " + say("sources.vague") if witness.vague else ""
    return Text.assemble(
        "  ", (witness.root, "bold green"), f"  {kind}", (denies, "bold red"), (vague, "dim")
    )


def _leaning(leaning: Leaning) -> Text:
    reasons = "; ".join(_reason(reason) for reason in leaning.reasons)
    outlet = f"  {leaning.outlet}" if leaning.outlet else ""
    return Text.assemble("    ", (leaning.article, "cyan"), outlet, (f"  {reasons}", "dim"))


def _reason(reason: Reason) -> str:
    share = "" if reason.share is None else f"{round(100 * reason.share)} %"
    return say(
        REASONS[reason.code], article=reason.article or "", share=share,
        name=reason.name or "",
    )  # fmt: skip


def _disputes(disputed: Sequence[Contradiction]) -> Iterator[Text]:
    for contradiction in disputed:
        yield Text(say(DISPUTED[contradiction.field]), style="bold red")
        for side in contradiction.sides:
            yield Text.assemble("  ", (side.label, "bold"))
            for evidence in side.evidence:
                yield _evidence(evidence)


def _evidence(evidence: Evidence) -> Text:
    words = " ".join(evidence.surface.split())
    at = f"{evidence.article} @{evidence.start}"
    return Text.assemble("    ", (at, "cyan"), "  ", evidence.outlet or "", f"  “{words}”")
