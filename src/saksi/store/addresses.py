"""The addresses that were named or found, what became of each, and what is watched."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, Table, and_, delete, func, or_, select, update

from saksi.read.addresses import Address, Seen
from saksi.store.dialects import insert_or
from saksi.store.fetch_schema import ADDRESSES, SUBSCRIPTIONS
from saksi.store.rows import utc

_FEW = 400  # values in one question
FIRST_WAIT = 15 * 60.0  # seconds before a failed address is tried again by itself; then doubled
LONGEST_WAIT = 24 * 3600.0
MOST_TRIES = 8

_Opens = Callable[[], AbstractContextManager[Connection]]


class Subscription(Struct, frozen=True):
    """A feed or site that is watched, every so many seconds."""

    url: str
    every: int
    due_at: str
    title: str | None = None
    checked_at: str | None = None
    reason: str | None = None


def _moment(seconds: float = 0.0) -> str:
    return utc(datetime.now(UTC) + timedelta(seconds=seconds))


class Addresses:
    """The addresses of one store. Every method is one transaction."""

    def __init__(self, reading: _Opens, writing: _Opens) -> None:
        self._reading, self._writing = reading, writing

    def name(self, url: str) -> None:
        """A person names it (or a watch looks at it again): it is to be fetched."""
        with self._writing() as connection:
            found = {"root": url, "state": "waiting", "depth": 0, "found_on": None, "due_at": None}
            asked = update(ADDRESSES).where(ADDRESSES.c.url == url).values(found)
            if not connection.execute(asked).rowcount:
                _add(connection, ADDRESSES, [_row(url, url, None, False, 0)])

    def offer(
        self, root: str, found_on: str, urls: Iterable[str], *, are_lists: bool, depth: int
    ) -> int:
        """Addresses that a listing gives; how many of them were not known."""
        with self._writing() as connection:
            return _offer(connection, root, found_on, list(urls), are_lists, depth)

    def listed(
        self, address: Address, pages: Iterable[str], lists: Iterable[str], seen: Seen
    ) -> int:
        """The address is a listing that was read: its entries wait, it does not; all or nothing."""
        root, url, depth = address.root, address.url, address.depth + 1
        with self._writing() as connection:
            new = _offer(connection, root, url, list(lists), True, depth)
            new += _offer(connection, root, url, list(pages), False, depth)
            _settle(connection, url, seen, is_list=True)
        return new

    def done(self, url: str, seen: Seen | None = None) -> None:
        """The page is kept, or is as it was."""
        with self._writing() as connection:
            _settle(connection, url, seen)

    def unchanged(self, address: Address, seen: Seen) -> None:
        """It is as it was; where it is a listing, those that it names are looked into again."""
        with self._writing() as connection:
            _settle(connection, address.url, seen)
            below = update(ADDRESSES).where(
                ADDRESSES.c.found_on == address.url, ADDRESSES.c.is_list
            )
            connection.execute(below.values(root=address.root, state="waiting"))

    def failed(self, address: Address, reason: str, after: float | None, again: bool) -> None:
        """It could not be had; `again` whether it is tried by itself, not before `after` seconds."""
        tries = address.tries + 1
        wait = max(after or 0.0, min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)))
        due = _moment(wait) if again and tries < MOST_TRIES else None
        values = {"state": "failed", "reason": reason, "tries": tries, "due_at": due}
        with self._writing() as connection:
            changed = update(ADDRESSES).where(ADDRESSES.c.url == address.url)
            connection.execute(changed.values(values))

    def waiting(self, roots: Sequence[str], after: int = 0, limit: int = 500) -> list[Address]:
        """What is to be fetched for these roots, in the order found, behind number `after`."""
        table = ADDRESSES.c
        due = and_(table.state == "failed", table.due_at <= _moment())
        asked = (
            select(*(table[name] for name in Address.__struct_fields__))
            .where(table.root.in_(roots), or_(table.state == "waiting", due), table.number > after)
            .order_by(table.number)
            .limit(limit)
        )
        with self._reading() as connection:
            return [Address(**row._mapping) for row in connection.execute(asked)]

    def count_waiting(self, roots: Sequence[str]) -> int:
        """How many wait for these roots."""
        table = ADDRESSES.c
        asked = select(func.count()).where(table.root.in_(roots), table.state == "waiting")
        with self._reading() as connection:
            return connection.scalar(asked) or 0

    def subscribe(self, url: str, every: int) -> bool:
        """Watch an address; false where it was watched already (then its interval is set anew)."""
        changed = update(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.url == url).values(every=every)
        row = {"url": url, "every": every, "added_at": _moment(), "due_at": _moment()}
        with self._writing() as connection:
            if connection.execute(changed).rowcount:
                return False
            _add(connection, SUBSCRIPTIONS, [row])
        return True

    def unsubscribe(self, url: str) -> bool:
        """Watch it no longer; whether it was watched. What was found through it stays."""
        with self._writing() as connection:
            gone = delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.url == url)
            return bool(connection.execute(gone).rowcount)

    def subscriptions(self, *, due: bool = False) -> list[Subscription]:
        """What is watched, in the order it was added; `due`: only what is to be looked at now."""
        table = SUBSCRIPTIONS.c
        asked = select(*(table[n] for n in Subscription.__struct_fields__)).order_by(table.number)
        if due:
            asked = asked.where(table.due_at <= _moment())
        with self._reading() as connection:
            return [Subscription(**row._mapping) for row in connection.execute(asked)]

    def checked(self, subscription: Subscription, reason: str | None) -> None:
        """It was looked at; it is due again after its interval."""
        values = {
            "checked_at": _moment(), "due_at": _moment(subscription.every), "reason": reason,
        }  # fmt: skip
        changed = update(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.url == subscription.url)
        with self._writing() as connection:
            connection.execute(changed.values(values))

    def reason(self, url: str) -> str | None:
        """Why an address could not be had when it was last tried; null where it could."""
        asked = select(ADDRESSES.c.reason).where(ADDRESSES.c.url == url)
        with self._reading() as connection:
            return connection.scalar(asked)


def _row(url: str, root: str, found_on: str | None, is_list: bool, depth: int) -> dict[str, object]:
    return {
        "url": url, "root": root, "found_on": found_on, "state": "waiting", "is_list": is_list,
        "depth": depth, "added_at": _moment(), "tries": 0,
    }  # fmt: skip


def _add(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    """Another program may have been quicker with the same address."""
    connection.execute(insert_or(connection, table).on_conflict_do_nothing(), rows)


def _offer(
    connection: Connection,
    root: str,
    found_on: str,
    urls: list[str],
    are_lists: bool,
    depth: int,
) -> int:
    """New addresses wait; known listings are looked into again; what failed follows its root."""
    table, new = ADDRESSES.c, 0
    for at in range(0, len(urls), _FEW):
        some = urls[at : at + _FEW]
        known = set(connection.scalars(select(table.url).where(table.url.in_(some))))
        rows = [_row(u, root, found_on, are_lists, depth) for u in some if u not in known]
        if rows:
            _add(connection, ADDRESSES, rows)
        moved = update(ADDRESSES).where(table.url.in_(known), table.state != "done")
        connection.execute(moved.values(root=root))
        if are_lists:
            again = update(ADDRESSES).where(table.url.in_(known), table.is_list, table.depth > 0)
            connection.execute(again.values(root=root, state="waiting"))
        new += len(rows)
    return new


def _settle(
    connection: Connection, url: str, seen: Seen | None, is_list: bool | None = None
) -> None:
    values: dict[str, object] = {"state": "done", "due_at": None, "tries": 0, "reason": None}
    for name in Seen.__struct_fields__ if seen else ():
        if (value := getattr(seen, name)) is not None:
            values[name] = value
    if is_list is not None:
        values["is_list"] = is_list
    connection.execute(update(ADDRESSES).where(ADDRESSES.c.url == url).values(values))
