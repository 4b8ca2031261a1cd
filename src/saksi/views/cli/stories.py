"""`saksi stories`: articles of one development together, and the timeline of one story."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.link import Article, Dated, Story
from saksi.store import StoryFilters, open_store
from saksi.views.cli.app import DEFAULT_STORE, JsonOption, StoreOption, app, err, out
from saksi.views.cli.options import LimitOption, SinceOption, UntilOption, checked_days
from saksi.views.cli.timeline import counted, sides
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("stories", short_help=say("stories.short"), help=say("stories.help"))
def stories_command(
    story: Annotated[str | None, typer.Argument(metavar="[ID]", help=say("stories.id"))] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
) -> None:
    """List stories, or show one with its timeline."""
    checked_days(since, until)
    with open_store(store, read_only=True) as kept:
        if story is not None:
            _show(kept.story(story), as_json)
            return
        found = kept.stories(StoryFilters(since, until), None, limit)
    for row in found.rows:
        if as_json:
            _print_json(row)
        else:
            out.print(Harmless(_head(row)))
    if not found.rows:
        err.print(say("stories.none"), markup=False)


def _print_json(story: Story) -> None:
    sys.stdout.write(msgspec.json.encode(story).decode() + "\n")


def _head(story: Story) -> Text:
    days = " – ".join(dict.fromkeys((story.first_day, story.last_day)))
    articles = say("stories.articles", articles=len(story.articles))
    title = " ".join(story.title.split())
    parts = ((story.id, "cyan"), "  ", days, "  ", (articles, "green"), "  ", (title, "bold"))
    return Text.assemble(*parts)


def _show(story: Story, as_json: bool) -> None:
    if as_json:
        _print_json(story)
        return
    out.print(Harmless(_head(story)))
    for article in story.articles:
        out.print(Harmless(_article(article)))
    out.print(Harmless(Text(say("stories.timeline"), style="bold")))
    for row in story.timeline:
        out.print(Harmless(_dated(row)))


def _article(article: Article) -> Text:
    about = "  ".join(part for part in (article.published, article.outlet) if part)
    title = " ".join((article.headline or "").split())
    return Text.assemble("  ", (article.id, "cyan"), "  ", (about, "dim"), "  ", title)


def _dated(row: Dated) -> Text:
    who = sides(row.actors, row.recipients)
    count = counted(row.sources, row.reports)
    line = Text.assemble("  ", row.begin if row.value else f"~{row.end}", "  ", (row.event, "cyan"))
    line.append(f"  {row.type}", "bold yellow")
    line.append(f"  {who}", "magenta")
    return line.append(f"  {row.status}").append(f"  {count}", "green")
