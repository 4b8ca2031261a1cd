"""The words of one window with their places in the text."""

from collections.abc import Sequence

from saksi.text.sentences import Sentence, Token
from saksi.text.windows import Window


class Words:
    """Words of a window; `sentence[i]` is the sentence that word i stands in."""

    def __init__(self, window: Window, sentences: Sequence[Sentence]) -> None:
        self.tokens: list[Token] = [sentences[s].tokens[t] for s, t in window.words]
        self.sentence: list[int] = [s for s, _ in window.words]

    def within(self, start: int, end: int) -> list[int]:
        """Words that overlap `[start, end)`."""
        return [i for i, t in enumerate(self.tokens) if t.start < end and start < t.end]
