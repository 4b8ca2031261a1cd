"""Opens a store that a command writes to, and tells how far an older one is brought up to date."""

import time
from pathlib import Path

from saksi.store import Store, open_store
from saksi.views.cli.app import err
from saksi.views.messages import say

SHOWN_EVERY = 2.0  # seconds


def writable(where: str | Path, read_only: bool = False) -> Store:
    """The store; raises `StoreError`."""
    shown_at = 0.0

    def show(done: int, whole: int) -> None:
        nonlocal shown_at
        if done == whole or time.monotonic() > shown_at + SHOWN_EVERY:
            shown_at = time.monotonic()
            err.print(say("upgrade.so_far", done=done, whole=whole), markup=False)

    return open_store(where, read_only=read_only, progress=show)
