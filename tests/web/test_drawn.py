"""What is drawn: a story's days on its own scale, a network that is always laid out the same."""

from itertools import pairwise

import pytest

from saksi.link import Dated
from saksi.store.newsroom import Tie
from saksi.views.web.graphs import MOST_EDGES, graph_of
from saksi.views.web.language import Messages
from saksi.views.web.timeline import WIDTH, TimelineRow, rows_of


def _act(begin: str, end: str | None = None, value: str | None = "known") -> Dated:
    return Dated(
        event=begin, begin=begin, end=end or begin, value=value, type="REJECT", status="happened",
        actors=(), recipients=(), sources=1, reports=1, surface="menolak", object=None, place=None,
    )  # fmt: skip


def _rows(*acts: Dated) -> list[TimelineRow]:
    return rows_of(acts, "2026-06-01", "2026-06-10")


def test_days_lie_where_they_belong() -> None:
    first, middle, last = _rows(_act("2026-06-01"), _act("2026-06-06"), _act("2026-06-10"))
    assert (first.x, middle.x) == (0.0, WIDTH / 2)
    assert last.x + last.width == WIDTH
    assert {row.precision for row in (first, middle, last)} == {"day"}


def test_old_year_does_not_hide_the_days_of_a_story() -> None:
    old, first, month, after = _rows(
        _act("2010-01-01", "2010-12-31"), _act("2026-06-01"), _act("2026-05-20", "2026-06-10"),
        _act("2030-01-01"),
    )  # fmt: skip
    assert [row.beyond for row in (old, first, month, after)] == ["before", "", "", "after"]
    assert old.precision == "days"
    assert first.x > 0  # a day close by widens the scale
    assert month.width > first.width


def test_undated_act_says_so() -> None:
    [row] = _rows(_act("2026-06-02", "2026-06-03", None))
    assert row.precision == "undated"
    assert rows_of([_act("")], "", "")[0].width == WIDTH


def test_rows_stay_on_the_scale() -> None:
    rows = _rows(*(_act(f"2026-{month:02}-{day:02}") for month in range(1, 13) for day in (1, 28)))
    assert all(0 <= row.x <= row.x + row.width <= WIDTH for row in rows)
    inside = [row.x for row in rows if not row.beyond]
    assert all(a < b for a, b in pairwise(inside))


def test_network_is_the_same_each_time_and_leads_to_its_reports() -> None:
    ties = [Tie("NOR", "Delegasi A", "REJECT", 3), Tie("NOR", "Delegasi A", "AID", 1)]
    ties += [Tie("Delegasi A", "IDN", "AGREE", 2)]
    graph = graph_of(ties, "2021", "id")
    assert graph == graph_of(ties, "2021", "id")
    first = graph.edges[0]
    assert (first.actor_label, first.reports, first.tone) == ("Norwegia", 4, "mixed")
    assert first.href == "/search?what=events&who=NOR&whom=%22Delegasi+A%22&date=2021"
    many = [Tie(f"A{n}", f"B{n % 9}", "AID", n + 1) for n in range(400)]
    assert len(graph_of(many, "2021", "en").edges) <= MOST_EDGES


@pytest.mark.parametrize(
    ("written", "indonesian", "english"),
    [("7214.38", "7.214,38", "7,214.38"), ("-0.5", "-0,5", "-0.5"), ("12", "12", "12"),
     (None, "–", "–"), ("<b>", "<b>", "<b>"), ("1e9", "1e9", "1e9")],
)  # fmt: skip
def test_decimals_are_written_as_the_reader_expects(
    written: str | None, indonesian: str, english: str
) -> None:
    assert Messages("id").decimal(written) == indonesian
    assert Messages("en").decimal(written) == english
