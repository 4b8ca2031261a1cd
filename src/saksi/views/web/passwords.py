"""Passwords, hashed with Argon2id; checking an unknown user takes as long as a known one."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from saksi.errors import SaksiError

SHORTEST = 12
LONGEST = 1024
_HASHER = PasswordHasher()
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c2Frc2lzYWtzaXNha3Np$VgxXLJuWuJ4kQ2vQnSStJ2Jmb0bFnXx0dC1lO9bU0kQ"


class PasswordError(SaksiError):
    """This password is not taken."""


def hash_password(password: str) -> str:
    """Raises `PasswordError` for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordError(
            f"a password has {SHORTEST} to {LONGEST} characters; take a longer phrase"
        )
    return _HASHER.hash(password)


def is_password(hashed: str | None, password: str) -> bool:
    """Whether it is the one that was hashed; never where nobody is there."""
    if len(password) > LONGEST:
        return False
    try:
        return _HASHER.verify(hashed or _NOBODY, password) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False
