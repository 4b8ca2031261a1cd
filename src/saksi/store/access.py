"""Who may use a desk: users with a role, their sessions and tokens, and the audit of every write.

Passwords come here hashed; of sessions and tokens only a hash is kept, so that a copy of the store
opens nothing.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from saksi.errors import SaksiError
from saksi.store.access_schema import AUDIT, SESSIONS, TOKENS, USERS
from saksi.store.rows import utc

Role: TypeAlias = Literal["reader", "editor", "admin"]
ROLES: tuple[Role, ...] = ("reader", "editor", "admin")  # each may what those before it may
SESSION = timedelta(hours=12)
TOKEN_PREFIX = "saksi_"  # noqa: S105 - what tells a token from other secrets
USED_AGAIN = timedelta(minutes=10)  # how exactly the last use of a token is noted


class AccessError(SaksiError):
    """This user or token cannot be made, changed or removed."""


class User(Struct, frozen=True):
    """Someone who may sign in."""

    name: str
    role: Role
    created_at: str
    password: str


class Token(Struct, frozen=True):
    """What a program shows instead of a password; `scope` is a role that it never exceeds."""

    id: str
    user: str
    title: str
    scope: Role
    created_at: str
    expires_at: str
    last_used: str | None


class Audited(Struct, frozen=True):
    """One write: when, by whom, what."""

    number: int
    at: str
    who: str
    action: str
    object: str | None
    detail: str | None


def allows(role: str | None, needed: Role) -> bool:
    """Whether a role may do what needs another.

    >>> allows("admin", "editor"), allows("reader", "editor"), allows(None, "reader")
    (True, False, False)
    """
    return role in ROLES and ROLES.index(role) >= ROLES.index(needed)


def users(connection: Connection) -> list[User]:
    """All of them, by name."""
    return [User(**r._mapping) for r in connection.execute(select(USERS).order_by(USERS.c.name))]


def user(connection: Connection, name: str) -> User | None:
    """One of them."""
    row = connection.execute(select(USERS).where(USERS.c.name == name)).first()
    return User(**row._mapping) if row else None


def add_user(connection: Connection, name: str, role: Role, password_hash: str) -> None:
    """Raises `AccessError` where the name is taken."""
    if user(connection, name):
        raise AccessError(
            f"there is a user '{name}' already; remove it first, or take another name"
        )
    row = {"name": name, "role": role, "password": password_hash, "created_at": _now()}
    connection.execute(insert(USERS).values(row))


def remove_user(connection: Connection, name: str) -> None:
    """With all sessions and tokens. Raises `AccessError` for an unknown name or the last admin."""
    found = user(connection, name)
    if found is None:
        raise AccessError(f"there is no user '{name}'; see: saksi users list")
    admins = [u for u in users(connection) if u.role == "admin"]
    if found.role == "admin" and len(admins) == 1 and len(users(connection)) > 1:
        raise AccessError(f"'{name}' is the last administrator; make another one first")
    for table in (SESSIONS, TOKENS):
        connection.execute(delete(table).where(table.c.user == name))
    connection.execute(delete(USERS).where(USERS.c.name == name))


def open_session(connection: Connection, name: str) -> str:
    """What the browser shows from now on; expired sessions are swept out."""
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
    connection.execute(delete(SESSIONS).where(SESSIONS.c.expires_at < utc(now)))
    row = {
        "key": _key(secret),
        "user": name,
        "created_at": utc(now),
        "expires_at": utc(now + SESSION),
    }
    connection.execute(insert(SESSIONS).values(row))
    return secret


def session_user(connection: Connection, secret: str) -> User | None:
    """Whose session it is, while it lasts."""
    asked = select(USERS).join(SESSIONS).where(SESSIONS.c.key == _key(secret))
    row = connection.execute(asked.where(SESSIONS.c.expires_at >= _now())).first()
    return User(**row._mapping) if row else None


def close_session(connection: Connection, secret: str) -> None:
    """Nothing happens where there is none."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.key == _key(secret)))


def add_token(
    connection: Connection, owner: str, title: str, scope: Role, days: int
) -> tuple[str, str]:
    """The token's id and the token itself, which is never shown again.

    Raises `AccessError` where the user is unknown or the scope exceeds the user's role.
    """
    found = user(connection, owner)
    if found is None:
        raise AccessError(f"there is no user '{owner}'; see: saksi users list")
    if not allows(found.role, scope):
        raise AccessError(f"'{owner}' is {found.role}; a token of theirs cannot be {scope}")
    identity, secret, now = secrets.token_hex(4), secrets.token_urlsafe(32), datetime.now(UTC)
    token = f"{TOKEN_PREFIX}{secret}"
    row = {
        "id": identity, "key": _key(token), "user": owner, "title": title, "scope": scope,
        "created_at": utc(now), "expires_at": utc(now + timedelta(days=days)),
    }  # fmt: skip
    connection.execute(insert(TOKENS).values(row))
    return identity, token


def tokens(connection: Connection, owner: str | None = None) -> list[Token]:
    """All tokens, or those of one user; none tells its secret."""
    columns = [TOKENS.c[name] for name in Token.__struct_fields__]
    asked = select(*columns).order_by(TOKENS.c.created_at.desc(), TOKENS.c.id)
    if owner is not None:
        asked = asked.where(TOKENS.c.user == owner)
    return [Token(**row._mapping) for row in connection.execute(asked)]


def remove_token(connection: Connection, identity: str) -> None:
    """Raises `AccessError` where there is no such token."""
    if not connection.execute(delete(TOKENS).where(TOKENS.c.id == identity)).rowcount:
        raise AccessError(f"there is no token '{identity}'; see: saksi tokens list")


def token_holder(connection: Connection, secret: str) -> tuple[User, Token] | None:
    """Whose token it is, while it lasts."""
    columns = [TOKENS.c[name] for name in Token.__struct_fields__]
    asked = select(*columns).where(TOKENS.c.key == _key(secret), TOKENS.c.expires_at >= _now())
    row = connection.execute(asked).first()
    found = user(connection, row.user) if row else None
    return (found, Token(**row._mapping)) if row and found else None


def note_use(connection: Connection, token: Token) -> None:
    """When a token was last used, to within some minutes."""
    connection.execute(update(TOKENS).where(TOKENS.c.id == token.id).values(last_used=_now()))


def is_stale(token: Token) -> bool:
    """Whether the note of its last use is old enough to be written anew."""
    return token.last_used is None or token.last_used < utc(datetime.now(UTC) - USED_AGAIN)


def note_audit(
    connection: Connection,
    who: str,
    action: str,
    thing: str | None = None,
    detail: str | None = None,
) -> None:
    """Keeps that something was changed, and by whom."""
    row = {"at": _now(), "who": who, "action": action, "object": thing, "detail": detail}
    connection.execute(insert(AUDIT).values(row))


def audit(connection: Connection, limit: int = 100, before: int | None = None) -> list[Audited]:
    """The latest writes first."""
    asked = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(limit)
    if before is not None:
        asked = asked.where(AUDIT.c.number < before)
    return [Audited(**row._mapping) for row in connection.execute(asked)]


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> str:
    return utc(datetime.now(UTC))
