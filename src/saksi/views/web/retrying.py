"""Reads a kept failure again from the desk; what now succeeds is kept and struck from the list."""

from collections.abc import Iterator

from saksi.run.inputs import Input, read_inputs
from saksi.run.reader import read_one
from saksi.store import Store, StoredFailure
from saksi.views.keeping import keep_outcome


def retry(store: Store, failure: StoredFailure) -> bool:
    """Whether anything of it could be read now."""
    read = False
    for item in _inputs(failure):
        outcome = read_one(item)
        keep_outcome(store, outcome)
        read = read or outcome.record is not None
    return read


def _inputs(failure: StoredFailure) -> Iterator[Input]:
    """What was kept of it, else its address anew; never a file of this machine by its name."""
    if failure.source is not None:
        yield failure.source
    elif failure.name.lower().startswith(("http://", "https://")):
        yield from read_inputs([failure.name])
