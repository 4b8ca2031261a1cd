"""What one file of the ontology holds: an event type, its roles, codes and triggers."""

from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import DealStage, EventType, Status

Quad: TypeAlias = Literal[
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
]
Takes: TypeAlias = Literal["recipient", "object"]


class TriggerEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a language names the act.

    Forms are space-separated, `_` joins the words of one form. `root` (with `suffix`) asks the
    language for the whole paradigm of a verb; explicit forms win over it. `takes` says what the
    direct object is: who suffers the act, or what is handed over. `to` and `by` are the words
    that mark a recipient and an actor beside subject and object. `receives` turns the parties
    round (`menerima`: its subject is the recipient). A `weak` trigger names the act in some
    contexts only: it counts for little until what surrounds it speaks for the act.
    """

    lemma: str
    root: str = ""
    suffix: str = ""
    active: str = ""
    passive: str = ""
    bare: str = ""
    noun: str = ""
    takes: Takes = "recipient"
    to: str = ""
    by: str = ""
    needs: str = ""
    near: str = ""
    never: str = ""
    after: str = ""
    unless_before: str = ""
    receives: bool = False
    weak: bool = False
    least: int | None = None
    status: Status | None = None
    stage: DealStage | None = None
    mode: str | None = None
    cameo: str | None = None


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences of ours; `[Israel:ISR]` marks a party that the names stage would find."""

    accept: tuple[str, ...]
    reject: tuple[str, ...] = ()


class Roles(Struct, frozen=True, forbid_unknown_fields=True):
    """Who the parties are; `symmetric` acts put all sides into actors."""

    actor: str
    recipient: str
    symmetric: bool = False
    least: int = 1


class TypeCard(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the sixteen PLOVER types."""

    type: EventType
    definition: str
    quad: Quad
    roles: Roles
    cameo_root: str
    cameo: dict[str, str]
    triggers: dict[str, tuple[TriggerEntry, ...]]
    examples: dict[str, Examples]
    modes: dict[str, str] = {}


class Ontology(Struct, frozen=True):
    """All types by name; `version` changes with any byte of any file."""

    types: dict[EventType, TypeCard]
    version: str

    def triggers(self, lang: str) -> tuple[tuple[TypeCard, TriggerEntry], ...]:
        """Every trigger of a language with the type it belongs to."""
        return tuple(
            (card, entry) for card in self.types.values() for entry in card.triggers.get(lang, ())
        )
