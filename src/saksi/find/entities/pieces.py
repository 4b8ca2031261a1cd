"""A piece: one place in the article that names or points at someone or something."""

from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import EntityKind, MentionForm

Points: TypeAlias = Literal["person", "clitic", "group", "state", "title", "bearer", "body"]


class Called(Struct, frozen=True):
    """A title with its span and the office it is; `country` and `body` are whose it is.

    `acts`: its bearer acts for a state, if necessary one that the words do not name. `former`: the
    office is held no more. `whole`: the title with its complement, as the article writes it.
    """

    start: int
    end: int
    title: str
    office: str
    country: str | None = None
    body: str | None = None
    former: bool = False
    acts: bool = False
    whole: str = ""


class Piece(Struct, frozen=True):
    """`key` joins pieces of one thing; `points` is set for what names nothing by itself.

    A piece that points at a `bearer` is a title whose bearer's name stands behind it. `alias` is
    another name that the article gives behind it, standing at `alias_at`; `of` is the state whose
    people they are; `credited` is who took a picture; `tier` is a body's place in its state, and `that` for a title
    said of one known before (`menteri itu`).
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
    alias: str | None = None
    alias_at: tuple[int, int] = (0, 0)
    tier: str | None = None
    sure: bool = True
    of: str | None = None
    credited: bool = False
