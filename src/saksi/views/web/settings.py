"""How one desk is set up, fixed when it starts."""

import secrets

from msgspec import Struct, field

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Settings(Struct, frozen=True):
    """The store, where the desk may be called, and who may do what.

    `hosts` are the names (without port) that a request may give as its host. Where `open_to_all`,
    nobody signs in and everybody is an administrator: only for a desk on loopback.
    """

    store: str
    hosts: tuple[str, ...] = LOOPBACK
    open_to_all: bool = True
    secure_cookies: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
