"""The desk on which one sentence is read: its words, its atoms, and the pieces found so far."""

from msgspec.structs import replace

from saksi.find.entities.atoms import Atom
from saksi.find.entities.knowledge import NameKnowledge
from saksi.find.entities.pieces import Called, Piece, Points
from saksi.find.entities.words import Line
from saksi.records import EntityKind, MentionForm

WHOSE = frozenset(("state", "demonym", "epithet", "capital"))
BODIES = frozenset(("body", "organization", "seat", "head", "company", "outlet"))
NAMES = frozenset(("name", "official"))
HONOURS = frozenset(("honorific", "rank"))


class Desk:
    """Holds atoms by their first word; readers take them and lay pieces down.

    `paired` words stand beside another capital elsewhere in the article.
    """

    def __init__(
        self, text: str, line: Line, known: NameKnowledge, atoms: list[Atom], paired: frozenset[str]
    ) -> None:
        self.text, self.line, self.known, self.paired = text, line, known, paired
        self.atoms = {a.first: a for a in atoms}
        self.formers = frozenset(a.last for a in atoms if a.sort == "former")
        self.pieces: list[Piece] = []

    def atom(self, at: int, sorts: frozenset[str]) -> Atom | None:
        """The atom that begins at word `at` if it is of one of those sorts."""
        found = self.atoms.get(at)
        return found if found is not None and found.sort in sorts else None

    def part(self, at: int) -> None:
        """Part the first word from a run of capitals that begins at word `at`."""
        atom = self.atoms[at]
        if atom.entry is None:
            del self.atoms[at]
            if atom.last > at:
                self.atoms[at + 1] = Atom(at + 1, atom.last, None, atom.label)

    def low(self, at: int) -> str:
        """Word `at` in small letters; empty outside the sentence."""
        return self.line.low(at)

    def surface(self, first: int, last: int) -> str:
        """The article's own characters for words `[first, last]`, white space made plain, glued ones parted."""
        starts, ends = self.line.starts, self.line.ends
        pieces = [self.text[starts[first] : ends[first]]]
        for at in range(first + 1, last + 1):
            gap = self.text[ends[at - 1] : starts[at]]
            glued = not gap and self.line.words[at].isalpha() and self.line.words[at - 1].isalpha()
            pieces += [" " if glued or gap else "", self.text[starts[at] : ends[at]]]
        return "".join(pieces)

    def alias(self, last: int) -> tuple[int, int] | None:
        """Words of a name in brackets right behind word `last`: `(BNPB)`."""
        inside = self.line.words[last + 1 : last + 4]
        if len(inside) == 3 and inside[0] == "(" and inside[2] == ")" and inside[1][0].isupper():
            return last + 2, last + 2
        return None

    def is_verb(self, at: int) -> bool:
        """Whether word `at` looks like what a subject does."""
        word = self.low(at)
        starts = self.known.verb_starts or ("\0",)
        return word in self.known.auxiliaries or (len(word) > 5 and word.startswith(starts))

    def lay(
        self,
        first: int,
        last: int,
        kind: EntityKind,
        rule: str,
        form: MentionForm = "name",
        country: str | None = None,
        key: str | None = None,
        called: Called | None = None,
        points: Points | None = None,
        alias: tuple[int, int] | None = None,
        tier: str | None = None,
        sure: bool = True,
    ) -> Piece:
        """One more piece of words `[first, last]`."""
        piece = Piece(
            self.line.starts[first], self.line.ends[last], kind, self.surface(first, last), form,
            f"names.{rule}", self.line.number, country, key, called, points, tier=tier, sure=sure,
        )  # fmt: skip
        if alias is not None:
            at = self.line.starts[alias[0]], self.line.ends[alias[1]]
            piece = replace(piece, alias=self.surface(*alias), alias_at=at)
        self.pieces.append(piece)
        return piece
