"""Every row of the scoreboard belongs to a measure, and every measure has a row."""

from eval.figures import MEASURES
from eval.scoreboard import Words, command_for, load_words, quality_rows


def test_rows_and_measures_belong_together() -> None:
    rows = list(load_words())
    assert {command_for(row) for row in rows} == {measure.command for measure in MEASURES}


def test_rows_have_aims_and_rivals_between_nothing_and_all() -> None:
    shares = [n for of in load_words().values() for n in (of.aim or 0.0, *of.others.values())]
    assert all(0.0 <= share <= 1.0 for share in shares)


def test_rivals_of_one_run_are_shown_with_their_figures() -> None:
    words = {"aeb.body_f1": Words("body", 0.9, {"old": 0.5}, {"new": "extractors.aeb.new"})}
    measured = {"aeb.body_f1": 0.97, "extractors.aeb.new": 0.95}
    assert list(quality_rows(measured, words)) == [
        "| body | 0.970 | 0.90 ✓ | old 0.5; new 0.95 | `python -m eval.aeb` |"
    ]
