"""Counts and overviews that pages share, asked once for all readers and kept while they hold."""

from collections.abc import Sequence

from msgspec import Struct

from saksi.lang.base import LANGUAGES
from saksi.store import Counts, Filters, newsroom
from saksi.store.facet_values import Facet
from saksi.store.first_reports import FirstReports, first_reports
from saksi.store.words import form_of
from saksi.views.web.charts import Bars, stance_bars
from saksi.views.web.desk import Desk
from saksi.views.web.graphs import Graph, graph_of
from saksi.views.web.language import desk_catalogue

LARGE = 20_000  # articles from which on a page is shown before everything is counted
MOST = 1_000  # counting ends here where something is asked


class Total(Struct, frozen=True):
    """How many there are; with `more`, at least so many."""

    many: int
    more: bool


def total_of(desk: Desk, what: str, filters: Filters) -> Total:
    """How many rows the filters leave; exact where nothing is asked."""

    def counted() -> Total:
        if filters == Filters():
            return Total(desk.store.total(what, filters), False)
        return Total(*desk.store.at_least(what, filters, MOST))

    return desk.kept.ask(("total", what, filters), counted)


def facets_left(desk: Desk, what: str, filters: Filters) -> tuple[Facet, ...]:
    """What each facet may be narrowed to."""
    key = ("facets", what, filters)
    return desk.kept.ask(key, lambda: tuple(desk.store.facets(what, filters)))


def size_of(desk: Desk) -> int:
    """How many articles there are, up to `LARGE`."""
    return desk.kept.ask("size", lambda: desk.store.total("articles", Filters(), LARGE))


def counts_of(desk: Desk) -> Counts:
    """How much there is of everything."""
    return desk.kept.overview("counts", desk.store.counts)


def outlets_of(desk: Desk, most: int = 60) -> list[newsroom.Sized]:
    """The outlets with most articles."""
    return desk.kept.overview(("outlets", most), lambda: desk.store.ask(newsroom.outlets, most))


def stances_of(desk: Desk, speaker: str) -> Bars | None:
    """Somebody's stances by month."""

    def asked() -> Bars | None:
        return stance_bars(desk.store.ask(newsroom.stances, speaker))

    return desk.kept.ask(("stances", speaker), asked)


def ties_of(desk: Desk, first: str, last: str) -> list[newsroom.Tie]:
    """Who acts towards whom in a range of days."""
    key = "ties", first, last
    return desk.kept.overview(key, lambda: desk.store.ask(newsroom.ties, first, last))


def graph_in(desk: Desk, first: str, last: str, language: str) -> Graph:
    """The same, drawn, with states called as the reader calls them."""

    def drawn() -> Graph:
        return graph_of(ties_of(desk, first, last), f"{first}..{last}", language)

    return desk.kept.overview(("graph", language, first, last), drawn)


def countries_of(desk: Desk, first: str, last: str) -> list[newsroom.Country]:
    """Acts of a range of days by country."""
    key = "countries", first, last
    return desk.kept.overview(key, lambda: desk.store.ask(newsroom.countries, first, last))


def days_of(desk: Desk) -> tuple[str, str]:
    """The first and the last day that something was published; empty where nothing was."""
    return desk.kept.ask("days", lambda: desk.store.ask(newsroom.days)) or ("", "")


def quoted_of(desk: Desk) -> list[newsroom.Quoted]:
    """Whom the latest articles quote most."""
    return desk.kept.overview("quoted", lambda: desk.store.ask(newsroom.quoted))


def copying_of(desk: Desk) -> list[newsroom.CopyingPair]:
    """Which outlet repeats which."""
    return desk.kept.overview("copying", lambda: desk.store.ask(newsroom.copying))


def first_reports_of(desk: Desk) -> list[FirstReports]:
    """Which outlet reports first."""
    return desk.kept.overview("first", lambda: desk.store.ask(first_reports))


def readings_of(desk: Desk) -> dict[str, list[newsroom.Reading]]:
    """The latest readings of each indicator."""
    return desk.kept.overview("readings", lambda: desk.store.ask(newsroom.readings))


def intake_of(desk: Desk) -> list[tuple[str, int]]:
    """How many articles were kept on each of the last days."""
    return desk.kept.overview("intake", lambda: desk.store.ask(newsroom.intake))


def counterparts_of(desk: Desk, name: str) -> list[newsroom.Counterpart]:
    """With whom somebody deals."""
    key = "counterparts", name
    return desk.kept.overview(key, lambda: desk.store.ask(newsroom.counterparts, name))


def warm(desk: Desk) -> None:
    """Asks what most readers ask first, and loads what a first search needs."""
    for language in LANGUAGES:
        form_of("sanksi", language)
        desk_catalogue(language)
    for template in desk.templates.list_templates():
        desk.templates.get_template(template)
    for overview in (counts_of, outlets_of, readings_of, quoted_of, copying_of, first_reports_of):
        overview(desk)
    intake_of(desk)
    actors_of(desk, "")
    for what in ("articles", "statements", "events"):
        total_of(desk, what, Filters())
        facets_left(desk, what, Filters())
    if all(days := days_of(desk)):
        countries_of(desk, *days)
        for language in LANGUAGES:
            graph_in(desk, *days, language)


def actors_of(desk: Desk, begins: str) -> Sequence[newsroom.Actor]:
    """Who stands in the latest articles."""
    return desk.kept.overview(("actors", begins), lambda: desk.store.ask(newsroom.actors, begins))
