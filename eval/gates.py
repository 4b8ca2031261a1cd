"""Fail when a quality figure has fallen below its floor; `floors.yaml` holds floors and rule.

    python -m eval.gates [--shared DIR] [--raise]

Exit status: 0 all floors hold, 1 a figure fell or (with CI=true) its data is not there.
"""

import argparse
import math
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml
from msgspec import Struct

from eval.figures import Figures, Measure, figures

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = Path(__file__).with_name("floors.yaml")
SLACK = 0.02  # a figure of a small corpus moves so much by one case


class Floor(Struct, frozen=True):
    """A figure as it was when its floor was set; `reason` says why a floor lies lower than usual."""

    floor: float
    figure: float
    reason: str | None = None


class Verdict(Struct, frozen=True):
    """What the gates found."""

    fallen: tuple[str, ...] = ()
    risen: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def load_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors by the name of their figure."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: Floor(**row) for name, row in rows.items()}


def judge(found: Iterable[tuple[Measure, Figures | None]], floors: dict[str, Floor]) -> Verdict:
    """Hold every figure against its floor; a floor whose figure is no longer measured has fallen."""
    measured: Figures = {}
    missing = []
    for measure, values in found:
        measured |= values or {}
        missing += [] if values is not None else [measure.name]
    fallen, risen = [], []
    for name, floor in floors.items():
        if name in measured:
            figure = measured[name]
            fallen += [f"{name} is {figure:.3f}, its floor {floor.floor}"] * (figure < floor.floor)
            risen += [f"{name}: {floor.figure} → {figure:.3f}"] * (figure > floor.figure + SLACK)
        elif not any(name.startswith(f"{m}.") for m in missing):
            fallen.append(f"{name} is measured no longer")
    return Verdict(tuple(fallen), tuple(risen), tuple(missing))


def floor_under(figure: float) -> float:
    """The floor for a figure; what is perfect by nature (1.0 of all spans) is pinned by hand."""
    return max(0.0, math.floor((figure - SLACK) * 1000) / 1000)


def raised(text: str, measured: Figures) -> str:
    """The floors file with every floor raised that its figure allows; none is ever lowered."""

    def line(found: re.Match[str]) -> str:
        figure = math.floor(measured.get(found["name"], 0.0) * 1000) / 1000
        if figure <= float(found["figure"]):
            return found[0]
        floor = max(float(found["floor"]), floor_under(figure))
        return f"{found['name']}: {{floor: {floor}, figure: {figure}}}"

    row = r"^(?P<name>[\w.]+): \{floor: (?P<floor>[\d.]+), figure: (?P<figure>[\d.]+).*\}$"
    return re.sub(row, line, text, flags=re.MULTILINE)


def report(verdict: Verdict, shared: Path, in_ci: bool) -> int:
    """Say what was found; the exit status."""
    for name in verdict.missing:
        print(f"not measured: {name} (its data is not in {shared})")
    for line in verdict.risen:
        print(f"risen: {line}; raise its floor: python -m eval.gates --raise")
    for line in verdict.fallen:
        print(f"FALLEN: {line}", file=sys.stderr)
    if verdict.missing and in_ci:
        print(f"FAILED: the evaluation data must be at {shared} here (CI=true)", file=sys.stderr)
    return int(bool(verdict.fallen or (verdict.missing and in_ci)))


def main() -> int:
    """Measure, judge, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    args = parser.parse_args()
    found = list(figures(args.shared))
    measured = {name: x for _, values in found if values for name, x in values.items()}
    if args.lift:
        FLOORS.write_text(raised(FLOORS.read_text(encoding="utf-8"), measured), encoding="utf-8")
    floors = load_floors()
    for name, floor in floors.items():
        print(f"{name:34} {measured.get(name, math.nan):.3f}  floor {floor.floor}")
    status = report(judge(found, floors), args.shared, os.environ.get("CI") == "true")
    print("gates: " + ("FAILED" if status else f"{len(floors)} floors, none fallen"))
    return status


if __name__ == "__main__":
    sys.exit(main())
