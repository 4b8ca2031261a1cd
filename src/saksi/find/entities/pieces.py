"""A piece: one place in the article that names or points at someone or something."""

from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import EntityKind, MentionForm

Points: TypeAlias = Literal["person", "group", "state", "title", "body", "clitic"]


class Called(Struct, frozen=True):
    """A title with its span, the office it holds and whose it is; `former` if it is held no more."""

    start: int
    end: int
    title: str
    office: str
    country: str | None = None
    body: str | None = None
    former: bool = False
    acts: bool = False


class Piece(Struct, frozen=True):
    """`key` joins pieces of one thing; `points` is set for what names nothing by itself.

    `open` pieces belong to a state that their own words do not name. `alias` is another name that
    the article gives behind it in brackets.
    """

    start: int
    end: int
    kind: EntityKind
    name: str
    form: MentionForm
    rule: str
    sentence: int
    country: str | None = None
    key: str | None = None
    called: Called | None = None
    points: Points | None = None
    open: bool = False
    alias: str | None = None
    head: str | None = None
