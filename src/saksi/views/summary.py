"""A record as a person reads it in a terminal: its own fields, who said what, who did what."""

from collections.abc import Iterator

from msgspec import UNSET
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from saksi.records import Entity, Event, Name, Record, Statement
from saksi.views.messages import say

LONGEST_QUOTATION = 160
MOST_LINKS = 20  # of an index page


def summarise(record: Record) -> RenderableType:
    """The whole record as one block for a terminal; page text is shown as text, never as markup."""
    parts: list[RenderableType] = [_head(record)]
    if record.indicators:
        parts.append(_indicators(record))
    if record.times:
        parts.append(_section("summary.times", _times(record)))
    if record.statements:
        parts.append(_section("summary.statements", _statements(record)))
    if record.events:
        parts.append(_section("summary.events", _events(record)))
    if record.article.kind == "index" and record.article.links:
        parts.append(_section("summary.links", _links(record)))
    parts.append(_tail(record))
    return Group(*parts)


def _section(key: str, rows: Iterator[Text]) -> RenderableType:
    return Group(Text(say(key), style="bold"), *rows)


def _head(record: Record) -> RenderableType:
    """Lines rather than a table, which would cut a long id and break lines off a terminal."""
    article = record.article
    untitled = say("summary.index" if article.kind == "index" else "summary.no_headline")
    title = article.headline.surface if article.headline else untitled
    rows = [(say(key), value) for key, value in _fields(record) if value]
    width = max((len(label) for label, _ in rows), default=0)
    lines = [Text.assemble((record.id.ljust(width), "cyan"), "  ", (_line(title), "bold"))]
    lines += [
        Text.assemble((label.ljust(width), "dim"), "  ", " ".join(v.splitlines()))
        for label, v in rows
    ]
    return Group(*lines)


def _fields(record: Record) -> Iterator[tuple[str, str | None]]:
    article = record.article
    outlet = article.outlet.name or article.outlet.domain
    yield "summary.outlet", outlet
    if article.published_at:
        seen = article.published_at.surface
        value = article.published_at.value
        yield "summary.published", value if seen is UNSET else f"{value}  ({seen})"
    yield "summary.dateline", _dateline(record)
    yield "summary.authors", _names(article.authors)
    yield "summary.editors", _names(article.editors)
    yield "summary.cited", _names(article.cited_outlets)


def _dateline(record: Record) -> str | None:
    where = record.article.dateline
    if where is None:
        return None
    return f"{where.place} ({where.country})" if where.country else where.place


def _names(names: tuple[Name, ...]) -> str | None:
    return ", ".join(n.name for n in names) or None


def _indicators(record: Record) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for reading in record.indicators:
        change = f"{reading.change_pct}%" if reading.change_pct is not None else ""
        grid.add_row(reading.name, reading.value or "–", reading.change or "", change)
    return Group(Text(say("summary.indicators"), style="bold"), grid)


def _times(record: Record) -> Iterator[Text]:
    for time in record.times:
        value = f"{time.value}{f' {time.mod}' if time.mod else ''}"
        yield Text.assemble("  ", (value, "green"), f"  {_short(time.surface)}  ", _at(time.start))


def _links(record: Record) -> Iterator[Text]:
    links = record.article.links
    for link in links[:MOST_LINKS]:
        yield Text.assemble("  ", _short(link.surface), "  ", (link.url or "", "dim"))
    if len(links) > MOST_LINKS:
        yield Text(f"  … {len(links)}", style="dim")


def _statements(record: Record) -> Iterator[Text]:
    for s in record.statements:
        words = " … ".join(record.text[c.start : c.end] for c in s.contents)
        line = Text.assemble(
            "  ", (who_of(record, s.speaker), "magenta"), f" ({_how(record, s)}): "
        )
        line.append(f"“{_short(words)}”" if s.kind == "direct" else _short(words))
        via = [who_of(record, link) for link in s.chain[1:]]
        line.append(f"  ← {' ← '.join(via)}" if via else "")
        line.append_text(Text.assemble("  ", _at(s.contents[0].start)))
        yield line


def _how(record: Record, statement: Statement) -> str:
    cue = statement.cue
    word = record.text[cue.start : cue.end] if cue else "–"
    return f"{word}, {statement.stance}" if statement.stance != "neutral" else word


def _events(record: Record) -> Iterator[Text]:
    for e in record.events:
        line = Text.assemble("  ", (f"{e.type:9}", "yellow"), " ", (sides_of(record, e), "magenta"))
        line.append(f"  “{_short(e.trigger.surface)}”  {e.status}")
        when = next((t.value for t in record.times if t.id == e.time), None)
        line.append(f"  {when}" if when else "")
        source = next((s for s in record.statements if s.id == e.attribution), None)
        if source:
            line.append("  " + say("summary.according_to", who=who_of(record, source.speaker)))
        line.append_text(Text.assemble("  ", _at(e.trigger.start)))
        yield line


def sides_of(record: Record, event: Event) -> str:
    """Actors and recipients by name, an arrow between."""
    actors = ", ".join(who_of(record, i) for i in event.actors) or say("summary.nobody_named")
    recipients = ", ".join(who_of(record, i) for i in event.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def who_of(record: Record, entity_id: str | None) -> str:
    """The entity's name with its country, or that nobody is named."""
    found: Entity | None = next((e for e in record.entities if e.id == entity_id), None)
    if found is None:
        return say("summary.nobody_named")
    return f"{found.name} [{found.country}]" if found.country else found.name


def _at(start: int) -> tuple[str, str]:
    return (f"@{start}", "dim")


def _line(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    line = _line(words)
    return line if len(line) <= LONGEST_QUOTATION else line[: LONGEST_QUOTATION - 1] + "…"


def _tail(record: Record) -> RenderableType:
    counts = say(
        "summary.counts",
        entities=len(record.entities),
        times=len(record.times),
        statements=len(record.statements),
        events=len(record.events),
        furniture=len(record.article.furniture),
        rejected=len(record.rejected),
    )
    return Text(counts, style="dim")
