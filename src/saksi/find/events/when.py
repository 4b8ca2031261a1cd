"""When an act was done: the nearest date in its clause, or in its sentence."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from saksi.find.events.scenes import Scene
from saksi.records import Time

FARTHEST = 160
LED = 4  # tokens between a relative pronoun and its verb


class Clause(NamedTuple):
    """Where a clause of another time begins and ends, in characters; `relative` or not."""

    start: int
    end: int
    relative: bool


class Times:
    """Times of an article looked up by sentence."""

    def __init__(self, times: tuple[Time, ...]) -> None:
        self._times = sorted(times, key=lambda t: t.start)
        self._starts = [t.start for t in self._times]
        self._by_id = {t.id: t for t in times}

    def get(self, time_id: str | None) -> Time | None:
        """The time of that id."""
        return self._by_id.get(time_id) if time_id else None

    def nearest(self, scene: Scene) -> str | None:
        """Id of the nearest date or time of day, within `FARTHEST` characters, not of another clause."""
        sentence, tokens = scene.view.sentence, scene.view.tokens
        start, end = tokens[scene.hit.first].start, tokens[scene.hit.last].end
        low = bisect_left(self._starts, max(sentence.start, start - FARTHEST))
        high = bisect_left(self._starts, min(sentence.end, end + FARTHEST))
        dated = [t for t in self._times[low:high] if t.type in ("DATE", "TIME")]
        if dated:
            clauses = list(_clauses(scene))
            dated = [t for t in dated if not any(_parts(c, t.start, start) for c in clauses)]
        if not dated:
            return None
        return min(dated, key=lambda t: max(t.start - end, start - t.end)).id


def _clauses(scene: Scene) -> Iterator[Clause]:
    """Clauses that tell what was at another time: `since …`, `setelah …`; and relative ones."""
    tokens, words, grammar = scene.view.tokens, scene.view.words, scene.known.grammar
    end = scene.view.sentence.end
    for i in range(len(words) - 1, -1, -1):
        if words[i] == ",":
            end = tokens[i].start
        elif words[i] in grammar.other_times:
            yield Clause(tokens[i].end, end, relative=False)
        elif words[i] in grammar.relatives and 0 < scene.hit.first - i <= LED:
            yield Clause(tokens[i].end, end, relative=True)


def _parts(clause: Clause, date: int, act: int) -> bool:
    """Whether a date and an act stand on two sides of the clause's opening.

    What stands right behind the opening is the date of what it hangs on (`since Tuesday`).
    """
    inside, acted = (clause.start <= at < clause.end for at in (date, act))
    if inside and date <= clause.start + 1:
        return False
    return (acted and date < clause.start) or (inside and not acted and not clause.relative)
