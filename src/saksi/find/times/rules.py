"""What a rule for times is, and what it may know when it resolves a match.

A rule is a named function beside its pattern: it gets the match and a `Context` and returns a
`Value`, or null to decline. `needs` names the classes of words of which one must stand in the
sentence (the engine looks them up once per sentence), so that most rules never run.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from msgspec import Struct

from saksi.find.times.calendar import Value

Resolve = Callable[["re.Match[str]", "Context"], "Value | None"]
LONGEST_CLAUSE = 90


class Context(Struct, frozen=True):
    """Where a match stands: publication day, the last day named before it, and its sentence.

    `near` is the last day named before it in the same sentence, `latest` the last expression with
    a place in the calendar, whether a day or longer.
    """

    published: date | None
    anchor: date | None
    near: date | None
    latest: Value | None
    future: "re.Pattern[str]"
    clause_break: "re.Pattern[str]"
    text: str
    start: int
    end: int

    def direction(self, match: "re.Match[str]") -> int:
        """+1 where the clause around the match speaks of the future, else −1."""
        left = max(self.start, match.start() - LONGEST_CLAUSE)
        right = min(self.end, match.end() + LONGEST_CLAUSE)
        before = self.clause_break.split(self.text[left : match.start()])[-1]
        after = self.clause_break.split(self.text[match.end() : right])[0]
        return 1 if self.future.search(before) or self.future.search(after) else -1

    def opens_sentence(self, match: "re.Match[str]") -> bool:
        """Whether only opening marks stand before the match in its sentence."""
        return not self.text[self.start : match.start()].strip(" \"'“‘(«\n")


class Rule(Struct, frozen=True):
    """`name` is what `Time.rule` shows, behind the language's code."""

    name: str
    needs: frozenset[str]
    pattern: "re.Pattern[str]"
    resolve: Resolve


class Prefix(Struct, frozen=True):
    """Words before an expression that belong to it; `mod` is what they add to `types`."""

    pattern: "re.Pattern[str]"
    mod: str | None
    types: frozenset[str]


class TimeKnowledge(Struct, frozen=True):
    """What a language supplies for times.

    `classes` gives each word the classes that rules need; `future` recognises a clause about the future, between places that match `clause_break`; `joiner` is what may stand between a clock time
    and a day that belong together; `rejects` finds places where no expression may begin.
    """

    code: str
    classes: Callable[[str], frozenset[str]]
    rules: tuple[Rule, ...]
    prefixes: tuple[Prefix, ...]
    future: "re.Pattern[str]"
    clause_break: "re.Pattern[str]"
    joiner: "re.Pattern[str]"
    rejects: "re.Pattern[str]"


_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])|[-/'’.]")
NONE = frozenset[str]()


def word_classes(table: Mapping[str, frozenset[str]]) -> Callable[[str], frozenset[str]]:
    """The classes of a word by a table of lower-case words, and of the words glued into it.

    A word that begins or ends with a figure is also of the class `digit`.
    """

    @lru_cache(maxsize=65536)
    def classes(word: str) -> frozenset[str]:
        parts = {word.lower(), *(p.lower() for p in _GLUED.split(word) if p)}
        found = NONE.union(*(table.get(part, NONE) for part in parts))
        return found | {"digit"} if word[:1].isdigit() or word[-1:].isdigit() else found

    return classes


def rule(needs: str, pattern: str, flags: int = re.IGNORECASE) -> Callable[[Resolve], Rule]:
    """Make the decorated function a rule of its own name; `needs` are classes, space-separated."""

    def named(resolve: Resolve) -> Rule:
        name = str(getattr(resolve, "__name__", "rule"))
        return Rule(name, frozenset(needs.split()), re.compile(pattern, flags), resolve)

    return named
