"""The quality gates fail when a figure falls, and their floors are never lowered quietly."""

from pathlib import Path

import pytest

from eval.figures import MEASURES, Measure
from eval.gates import FLOORS, Floor, Verdict, floor_under, judge, load_floors, raised, report


def _measure(name: str) -> Measure:
    return Measure(name, "somewhere", "command", lambda _: {})


FLOOR = {"times.id.exact": Floor(0.9, 0.92)}


@pytest.mark.parametrize(
    ("figure", "falls", "rises"), [(0.9, 0, 0), (0.899, 1, 0), (0.93, 0, 0), (0.95, 0, 1)]
)
def test_figure_is_held_against_its_floor(figure: float, falls: int, rises: int) -> None:
    verdict = judge([(_measure("times.id"), {"times.id.exact": figure})], FLOOR)
    assert (len(verdict.fallen), len(verdict.risen)) == (falls, rises)


def test_figure_that_is_measured_no_longer_has_fallen() -> None:
    verdict = judge([(_measure("times.id"), {"times.id.other": 1.0})], FLOOR)
    assert verdict.fallen == ("times.id.exact is measured no longer",)


def test_absent_data_is_told_and_is_an_error_in_ci_only(capsys: pytest.CaptureFixture[str]) -> None:
    verdict = judge([(_measure("times.id"), None)], FLOOR)
    assert verdict == Verdict(missing=("times.id",))
    assert report(verdict, Path("data"), in_ci=False) == 0
    assert report(verdict, Path("data"), in_ci=True) == 1
    printed = capsys.readouterr()
    assert "not measured: times.id (its data is not in data)" in printed.out
    assert "must be at data" in printed.err


def test_fallen_figure_fails_everywhere() -> None:
    verdict = judge([(_measure("times.id"), {"times.id.exact": 0.5})], FLOOR)
    assert report(verdict, Path("data"), in_ci=False) == 1


@pytest.mark.parametrize(
    ("figure", "row"),
    [
        (0.97, "times.id.exact: {floor: 0.95, figure: 0.97}"),
        (0.915, "times.id.exact: {floor: 0.9, figure: 0.92}"),
        (0.1, "times.id.exact: {floor: 0.9, figure: 0.92}"),
        (0.921, "times.id.exact: {floor: 0.901, figure: 0.921}"),
    ],
)
def test_raising_never_lowers(figure: float, row: str) -> None:
    text = "# rule\ntimes.id.exact: {floor: 0.9, figure: 0.92}\n"
    assert raised(text, {"times.id.exact": figure}) == f"# rule\n{row}\n"


def test_raising_leaves_what_was_not_measured() -> None:
    text = FLOORS.read_text(encoding="utf-8")
    assert raised(text, {}) == text


def test_floors_lie_close_under_their_figures_or_say_why() -> None:
    loose = [
        name
        for name, floor in load_floors().items()
        if not floor_under(floor.figure) - 0.001 <= floor.floor <= floor.figure and not floor.reason
    ]
    assert loose == []


def test_every_floor_belongs_to_a_measure() -> None:
    names = tuple(f"{measure.name}." for measure in MEASURES)
    assert [name for name in load_floors() if not name.startswith(names)] == []
