"""The Indonesian verb: its active with meN-, its passive with di-, its bare root in headlines."""

from collections.abc import Iterator

from saksi.find.events.compiling import Form
from saksi.ontology import TriggerEntry

VOWELS = "aeiou"


def active(root: str) -> str:
    """`serang` → `menyerang`, `tuduh` → `menuduh`, `bom` → `mengebom`, `larang` → `melarang`."""
    if sum(c in VOWELS for c in root) == 1:
        return "menge" + root
    first, rest = root[0], root[1:]
    if first == "p":
        return "mem" + rest
    if first == "t":
        return "men" + rest
    if first == "s":
        return "meny" + rest
    if first == "k":
        return "meng" + rest
    if first in "bfv":
        return "mem" + root
    if first in "dcjz":
        return "men" + root
    if first in "gh" + VOWELS:
        return "meng" + root
    return "me" + root


def paradigm(entry: TriggerEntry) -> Iterator[Form]:
    """All forms of an entry; explicit ones take the place of generated ones."""
    roots = [_parts(root, entry.suffix) for root in entry.root.split()]
    actives = entry.active.split() or [active(root) + suffix for root, suffix in roots]
    passives = entry.passive.split() or [f"di{root}{suffix}" for root, suffix in roots]
    bares = entry.bare.split() or [root + suffix for root, suffix in roots]
    yield from (("active", form, False) for form in actives)
    yield from (("passive", form, False) for form in passives if form != "-")
    yield from (("noun", form, False) for form in entry.noun.split())
    yield from (("bare", form, False) for form in bares if form != "-")


def _parts(root: str, suffix: str) -> tuple[str, str]:
    """`hibah+kan` names a suffix of its own."""
    plain, _, own = root.partition("+")
    return plain, own or suffix
