"""The fitting of scales: what is learned, what is left out, and the error of confidence."""

from saksi.find.events.weighing import Clues
from tools.event_calibration import expected_error
from tools.logistic import fit


def test_fit_finds_the_clue_that_decides() -> None:
    rows: list[Clues] = [{"says": 1.0, "noise": 1.0}, {"noise": 1.0}] * 20
    scale = fit(rows, [True, False] * 20, penalty=0.1)
    assert scale.weights["says"] > 2
    assert scale.probability({"says": 1.0, "noise": 1.0}) > 0.9
    assert scale.probability({"noise": 1.0}) < 0.1


def test_fit_leaves_rare_clues_out() -> None:
    rows: list[Clues] = [{"rare": 1.0}, *({"often": 1.0} for _ in range(10))]
    scale = fit(rows, [True] + [False] * 10, penalty=1.0, least=5)
    assert "rare" not in scale.weights


def test_strong_penalty_keeps_weights_small() -> None:
    rows: list[Clues] = [{"says": 1.0}, {}] * 20
    labels = [True, False] * 20
    loose, tight = fit(rows, labels, penalty=0.1), fit(rows, labels, penalty=50.0)
    assert abs(tight.weights["says"]) < abs(loose.weights["says"])


def test_calibration_error_is_the_mean_gap() -> None:
    assert expected_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0.0
    assert expected_error([(0.9, False), (0.9, False)]) == 0.9
