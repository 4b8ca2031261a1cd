"""Names of one state, or of one body between states, in every language: one key for all of them.

The key of a state is its ISO 3166 code after a sign that no name has; that of a body is the key of
the first of its names.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from saksi.lang.base import LANGUAGES
from saksi.lang.tables import countries, organizations
from saksi.store.words import name_key

STATE = "="
MOST_WORDS = (
    2  # longer names hold words that tell little of a state: `islam`, `rakyat`, `persatuan`
)
COMMON = 4  # a word in the names of so many states tells none of them


def party_key(name: str | None) -> str | None:
    """A name as the filters know it, the same for all names of a state or a body.

    >>> party_key("Rusia"), party_key("Russian Federation"), party_key("Émile Rusia")
    ('=rus', '=rus', 'emile rusia')
    """
    key = name_key(name)
    return _known().get(key, key) if key else key


def state_of(key: str | None) -> str | None:
    """The ISO 3166 code of the state whose key it is."""
    return key[len(STATE) :].upper() if key and key.startswith(STATE) else None


def words_of_key(key: str) -> set[str]:
    """The words by which a name is found."""
    names = _names().get(key)
    if names is None:
        return set(key.split())
    most = MOST_WORDS if key.startswith(STATE) else None
    told = {w for n in names if most is None or len(n.split()) <= most for w in n.split()}
    return {word for word in told if len(word) > 1 and word not in _common()}


def is_shared(key: str) -> bool:
    """Whether it is the key of a state, or of a body with several names."""
    return key in _names()


def keys_like(part: str) -> list[str]:
    """The keys of states and bodies that have a name with `part` in it."""
    return sorted({key for name, key in _known().items() if part in name})


def changed_keys() -> dict[str, str]:
    """What the words of a name were the key of before, where its key is another."""
    return {name: key for name, key in _known().items() if name != key}


@cache
def _known() -> dict[str, str]:
    found: dict[str, str] = {}
    unclear: set[str] = set()
    for name, key in _pairs():
        if found.setdefault(name, key) != key:
            unclear.add(name)
    return {name: key for name, key in found.items() if name not in unclear}


def _pairs() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for code, row in countries(language).items():
            yield from ((name_key(n) or n, STATE + code.lower()) for n in row.get("names", ()))
    for kind, lines in organizations().items():
        for names in lines if kind != "national" else ():
            first = name_key(str(names[0]))
            yield from ((name_key(str(n)) or n, first or n) for n in names)


@cache
def _names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, key in _known().items():
        found[key].append(name)
    return dict(found)


@cache
def _common() -> frozenset[str]:
    states = (names for key, names in _names().items() if key.startswith(STATE))
    counts = Counter(word for names in states for word in {w for n in names for w in n.split()})
    return frozenset(word for word, many in counts.items() if many >= COMMON)
