"""From the heads' outputs, window by window, to scored spans of the text."""

import math
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from saksi.text.heads import NAMES, PAIR_SIZE, RELATIONS, STATUSES, TYPES
from saksi.text.learned import Learned, Relation, Scored
from saksi.text.sentences import Sentence, Token
from saksi.text.windows import Window

LEAST_TRIGGER = 0.1
LEAST_CUE = 0.25
LEAST_CONTENT = 0.4

Floats = NDArray[np.float32]


class Outputs:
    """Words of all windows in page order, with each head's probabilities."""

    def __init__(self, sentences: Sequence[Sentence], text: str) -> None:
        self.text, self._sentences = text, sentences
        self.words: list[Token] = []
        self.sentence: list[int] = []
        self.window: list[int] = []
        self._parts: dict[str, list[Floats]] = {}
        self._windows = 0

    def add(self, window: Window, found: dict[str, Floats]) -> None:
        """The next window's logits, one row a word."""
        for sentence, token in window.words:
            self.words.append(self._sentences[sentence].tokens[token])
            self.sentence.append(sentence)
            self.window.append(self._windows)
        self._windows += 1
        for name, values in found.items():
            self._parts.setdefault(name, []).append(values)

    def paragraph(self, word: int) -> int:
        """The paragraph that a word stands in; −1 is the headline."""
        return self._sentences[self.sentence[word]].paragraph

    def of(self, name: str) -> Floats:
        """All rows of one output."""
        parts = self._parts[name]
        if len(parts) > 1:  # joined once, and the parts let go
            parts[:] = [np.concatenate(parts)]
        return parts[0]


def softmax(logits: Floats) -> Floats:
    """Probabilities of each row."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def decode(outputs: Outputs) -> Learned:
    """Scored spans, and the functions that look up ties and statuses."""
    if not outputs.words:
        return Learned((), (), (), (), lambda *_: 0.0, lambda _: {})
    lookup = _Lookup(outputs)
    return Learned(
        names=_names(outputs),
        contents=_contents(outputs),
        cues=_cues(outputs),
        triggers=_triggers(outputs),
        tie=lookup.tie,
        status=lookup.status,
        acts=lookup.acts,
    )


def _scored(outputs: Outputs, first: int, last: int, label: str, chance: float) -> Scored:
    start, end = outputs.words[first].start, outputs.words[last].end
    return Scored(start, end, label, round(float(chance), 4))


def _names(outputs: Outputs) -> tuple[Scored, ...]:
    """A name runs from its B to the last I of its kind, within one sentence."""
    chances = softmax(outputs.of("names"))
    best = chances.argmax(-1)
    found: list[Scored] = []
    at = 0
    while at < len(best):
        kind = NAMES[best[at]].partition("-")[2]
        last = at
        while kind and last + 1 < len(best) and _goes_on(outputs, best, last, kind):
            last += 1
        if kind:
            rows = [chances[i, best[i]] for i in range(at, last + 1)]
            found.append(_scored(outputs, at, last, kind, float(np.mean(rows))))
        at = last + 1
    return tuple(found)


def _goes_on(outputs: Outputs, best: NDArray[np.intp], last: int, kind: str) -> bool:
    same = outputs.sentence[last] == outputs.sentence[last + 1]
    return same and NAMES[best[last + 1]] == f"I-{kind}"


def _runs(
    outputs: Outputs, inside: NDArray[np.bool_], opens: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """Ranges (last word included) of words inside, cut at paragraphs and where a new one opens."""
    runs: list[tuple[int, int]] = []
    for i in np.flatnonzero(inside):
        paragraph = outputs.paragraph(int(i))
        if (
            runs
            and runs[-1][1] == i - 1
            and not opens[i]
            and outputs.paragraph(int(i) - 1) == paragraph
        ):
            runs[-1] = (runs[-1][0], int(i))
        else:
            runs.append((int(i), int(i)))
    return runs


def _contents(outputs: Outputs) -> tuple[Scored, ...]:
    chances = softmax(outputs.of("content"))
    within = 1.0 - chances[:, 0]
    runs = _runs(outputs, within >= LEAST_CONTENT, chances[:, 1] > 0.5)
    return tuple(_scored(outputs, a, b, "content", within[a : b + 1].mean()) for a, b in runs)


def _cues(outputs: Outputs) -> tuple[Scored, ...]:
    chances = softmax(outputs.of("cue"))[:, 1]
    runs = _runs(outputs, chances >= LEAST_CUE, np.zeros(len(chances), bool))
    return tuple(_scored(outputs, a, b, "cue", chances[a : b + 1].max()) for a, b in runs)


def _triggers(outputs: Outputs) -> tuple[Scored, ...]:
    """Words in a row whose likeliest act is the same, if its chance is worth a look."""
    chances = softmax(outputs.of("act"))
    best = chances[:, 1:].argmax(-1) + 1
    top = chances[np.arange(len(best)), best]
    opens = np.concatenate([[True], best[1:] != best[:-1]])
    runs = _runs(outputs, top >= LEAST_TRIGGER, opens)
    return tuple(_scored(outputs, a, b, TYPES[best[a]], top[a : b + 1].max()) for a, b in runs)


class _Lookup:
    """Finds the words at a place of the text and scores them."""

    def __init__(self, outputs: Outputs) -> None:
        self._starts = [w.start for w in outputs.words]
        self._ends = [w.end for w in outputs.words]
        self._window = outputs.window
        self._head, self._part = outputs.of("head"), outputs.of("part")
        self._status = softmax(outputs.of("status"))
        self._act = softmax(outputs.of("act"))

    def _word(self, place: tuple[int, int]) -> int | None:
        at = bisect_right(self._ends, place[0])
        return at if at < len(self._starts) and self._starts[at] < place[1] else None

    def tie(self, relation: Relation, head: tuple[int, int], part: tuple[int, int]) -> float:
        """See `Ties`."""
        a, b = self._word(head), self._word(part)
        if a is None or b is None or self._window[a] != self._window[b]:
            return 0.0
        low = RELATIONS.index(relation) * PAIR_SIZE
        bias = low + PAIR_SIZE - 1
        inner = float(self._head[a, low:bias] @ self._part[b, low:bias]) / (PAIR_SIZE - 1) ** 0.5
        logit = inner + float(self._head[a, bias] + self._part[b, bias])
        return round(1.0 / (1.0 + math.exp(-min(max(logit, -30.0), 30.0))), 4)

    def status(self, head: tuple[int, int]) -> dict[str, float]:
        """See `Statuses`."""
        at = self._word(head)
        if at is None:
            return {}
        row = self._status[at].tolist()
        return {name: round(p, 4) for name, p in zip(STATUSES, row, strict=True)}

    def acts(self, head: tuple[int, int]) -> dict[str, float]:
        """See `Acts`; of several words the highest of each type."""
        first, last = self._word(head), self._word((max(head[0], head[1] - 1), head[1]))
        if first is None or last is None:
            return {}
        row = self._act[first : max(first, last) + 1].max(0)
        return {name: round(p, 4) for name, p in zip(TYPES[1:], row[1:].tolist(), strict=True)}
