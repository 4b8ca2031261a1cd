"""Links what a store keeps, where that is not done yet."""

from saksi.store import Store


def link_all(store: Store) -> int:
    """How many articles were linked."""
    relink = getattr(store, "relink", None)
    return sum(1 for _ in relink()) if relink else 0
