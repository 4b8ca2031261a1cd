"""Logistic regression over named clues with an L2 penalty, by L-BFGS in numpy."""

from collections import Counter, deque
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from saksi.find.events.weighing import Clues, Scale

Floats = NDArray[np.float64]
Penalty = float | Callable[[str], float]  # one for all clues, or by the clue's name
MEMORY = 10
SMALLEST = 0.02  # lighter weights are left out of the file


class Matrix:
    """Rows of clues as coordinates; clues seen in fewer than `least` rows are left out."""

    def __init__(self, rows: Sequence[Clues], least: int) -> None:
        seen = Counter(name for row in rows for name in row)
        self.names = sorted(name for name, count in seen.items() if count >= least)
        column = {name: i for i, name in enumerate(self.names)}
        cells = [
            (r, column[n], v) for r, row in enumerate(rows) for n, v in row.items() if n in column
        ]
        self.height = len(rows)
        self.rows = np.array([c[0] for c in cells], dtype=np.int64)
        self.columns = np.array([c[1] for c in cells], dtype=np.int64)
        self.values = np.array([c[2] for c in cells], dtype=np.float64)

    def times(self, weights: Floats) -> Floats:
        """Matrix by vector; the last weight is the bias."""
        sums = np.bincount(self.rows, self.values * weights[self.columns], self.height)
        return np.asarray(sums + weights[-1], dtype=np.float64)

    def back(self, errors: Floats) -> Floats:
        """Transposed matrix by vector."""
        width = len(self.names)
        sums = np.bincount(self.columns, self.values * errors[self.rows], width)
        return np.append(sums, errors.sum())


def fit(rows: Sequence[Clues], labels: Sequence[bool], penalty: Penalty, least: int = 5) -> Scale:
    """The scale that fits best; `penalty` is on each squared weight, the bias is free."""
    matrix = Matrix(rows, least)
    truth = np.array(labels, dtype=np.float64)
    strength = np.append(np.array([_of(penalty, name) for name in matrix.names]), 0.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        balance = matrix.times(weights)
        value = np.logaddexp(0, balance).sum() - (truth * balance).sum()
        guess = 1 / (1 + np.exp(-np.clip(balance, -30, 30)))
        gradient = matrix.back(guess - truth) + strength * weights
        return float(value + 0.5 * (strength * weights**2).sum()), gradient

    weights = _descend(loss, np.zeros(len(matrix.names) + 1))
    kept = {
        n: round(float(w), 3)
        for n, w in zip(matrix.names, weights, strict=False)
        if abs(w) >= SMALLEST
    }
    return Scale(round(float(weights[-1]), 4), kept)


def _of(penalty: Penalty, name: str) -> float:
    return penalty(name) if callable(penalty) else penalty


def _descend(loss, weights: Floats, rounds: int = 80) -> Floats:  # type: ignore[no-untyped-def]
    steps: deque[tuple[Floats, Floats]] = deque(maxlen=MEMORY)
    value, gradient = loss(weights)
    for _ in range(rounds):
        direction = -_two_loops(gradient, steps)
        size = 1.0 if steps else 1.0 / max(1.0, float(np.abs(gradient).max()))
        slope = float(gradient @ direction)
        while True:
            moved = weights + size * direction
            new_value, new_gradient = loss(moved)
            if new_value <= value + 1e-4 * size * slope or size < 1e-8:
                break
            size /= 2
        steps.append((moved - weights, new_gradient - gradient))
        done = value - new_value < 1e-5 * max(1.0, abs(value))
        weights, value, gradient = moved, new_value, new_gradient
        if done:
            break
    return weights


def _two_loops(gradient: Floats, steps: deque[tuple[Floats, Floats]]) -> Floats:
    found = gradient.copy()
    kept = []
    for step, change in reversed(steps):
        scale = 1 / max(float(step @ change), 1e-12)
        share = scale * float(step @ found)
        found -= share * change
        kept.append((scale, share, step, change))
    if steps:
        step, change = steps[-1]
        found *= float(step @ change) / max(float(change @ change), 1e-12)
    for scale, share, step, change in reversed(kept):
        found += step * (share - scale * float(change @ found))
    return found
