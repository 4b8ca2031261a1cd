"""What becomes of one input, kept in a store."""

from saksi.read.source import Source
from saksi.run.reader import Outcome
from saksi.store import Store


def keep_outcome(store: Store, outcome: Outcome) -> None:
    """Keep the record, and strike an older failure of this input; or keep the failure."""
    given = outcome.input
    if outcome.record is not None:
        if outcome.parts:
            store.put_parts(outcome.record, outcome.parts)
        store.put(outcome.record, outcome.raw, outcome.fingerprint)
        store.resolve_failure(given.id, None if given.name.startswith("-") else given.name)
    elif outcome.failure is not None:
        store.add_failure(outcome.failure, given if isinstance(given, Source) else None)
