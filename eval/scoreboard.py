"""Write `docs/scoreboard.md`: every figure with its aim, its command and what others reach.

    python -m eval.scoreboard [--shared DIR] [--out FILE]

Needs all the evaluation data; figures of a part would pass for the whole.
"""

import argparse
import platform
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import yaml
from msgspec import Struct, convert

from bench.run import Row
from bench.run import rows as bench_rows
from eval.figures import MEASURES, Figures, figures
from saksi import __version__

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
WORDS = Path(__file__).with_name("scoreboard.yaml")

_HEAD = """# Scoreboard

Written by `make score` on {day}, saksi {version}, Python {python}. Nothing here is typed in by hand; the floors under these figures are in [eval/floors.yaml](../eval/floors.yaml) and `make gates` holds them.

## Quality

Nothing was trained on the data behind these figures and no rule was written for a single case of it; the annotated articles are looked at to learn what fails in general, and two thresholds of acts were set with their precision in view ([models.md](models.md)). Others' figures were measured before, on the same data where no other is named; extractors' bodies (`python -m eval.extractors`) are measured in this run.

| what | figure | aim | others | command |
|---|---|---|---|---|
"""
_MIDDLE = """
All figures that were measured, for those who compare runs:

| figure | value |
|---|---|
"""
_SPEED = """
## Speed and memory

Ratios of one run (`make bench`) hold on any machine; milliseconds are of this one, on one core.

| work | this run | ratio | to |
|---|---|---|---|
"""


class Words(Struct, frozen=True):
    """How a figure is presented."""

    what: str
    aim: float | None = None
    others: dict[str, float] = {}
    beside: dict[str, str] = {}  # others whose figure, of this name, is measured in the same run


def load_words() -> dict[str, Words]:
    """The presentation of each figure that has one, in the order of the table."""
    return convert(yaml.safe_load(WORDS.read_text(encoding="utf-8")), dict[str, Words])


def command_for(name: str) -> str:
    """The command that shows the figure alone."""
    return next(m.command for m in MEASURES if name.startswith(f"{m.name}."))


def quality_rows(measured: Figures, words: dict[str, Words]) -> Iterator[str]:
    """A line of the table for each figure that has words."""
    for name, of in words.items():
        rivals = of.others | {who: measured[figure] for who, figure in of.beside.items()}
        others = "; ".join(f"{who} {value:.3g}" for who, value in rivals.items())
        aim = "" if of.aim is None else f"{of.aim:.2f} {'✓' if measured[name] >= of.aim else '✗'}"
        yield f"| {of.what} | {measured[name]:.3f} | {aim} | {others} | `{command_for(name)}` |"


def speed_rows(rows: Iterable[Row]) -> Iterator[str]:
    """A line of the table for each comparison of the bench."""
    for row in rows:
        yield f"| {row.work} | {row.value:.1f} {row.unit} | {row.ratio:.1f} | {row.against} |"


def scoreboard(measured: Figures, speed: Iterable[Row], day: str) -> str:
    """The whole document."""
    head = _HEAD.format(day=day, version=__version__, python=platform.python_version())
    every = (f"| `{name}` | {value:.3f} |" for name, value in measured.items())
    lines = [*quality_rows(measured, load_words()), _MIDDLE.rstrip("\n"), *every]
    return head + "\n".join([*lines, _SPEED.rstrip("\n"), *speed_rows(speed)]) + "\n"


def main() -> int:
    """Measure everything and write the document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "scoreboard.md")
    args = parser.parse_args()
    measured: Figures = {}
    for measure, values in figures(args.shared):
        if values is None:
            print(f"{args.shared / measure.needs} is not there; nothing written", file=sys.stderr)
            return 1
        measured |= values
    day = datetime.now(UTC).date().isoformat()
    args.out.write_text(scoreboard(measured, list(bench_rows()), day), encoding="utf-8")
    print(f"{args.out} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
