"""Scenes: each frame with its relays and times, and what rules found in it."""

from msgspec import Struct

from saksi.find.statements.candidates import Candidate
from saksi.find.statements.frames import Frame
from saksi.find.statements.relays import Relay
from saksi.find.statements.settings import Setting
from saksi.records import Time


class Scene(Struct, frozen=True):
    """One frame with its relays and times, and what its rules found in it."""

    number: int
    frame: Frame
    setting: Setting
    relays: tuple[Relay, ...]
    times: tuple[Time, ...]
    candidates: tuple[Candidate, ...] = ()
    relays_only: bool = False
    """Nothing but relay clauses: they speak of the statements before."""
