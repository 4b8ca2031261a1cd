"""XML read as a flat run of items, without a document type, entities or anything to expand.

A document type declaration is refused outright, so that no entity can be defined and none grows.
Nothing is fetched, and what is kept is bounded in depth, number and length.
"""

from xml.parsers import expat

from msgspec import Struct

from saksi.errors import InputError

DEEPEST = 200
LONGEST_FIELD = 8_000
MOST_ITEMS = 100_000
MOST_FIELDS = 200  # of one item


class NotWellFormedError(InputError):
    """This is not XML as it should be; the place is named."""


class Field(Struct):
    """An element inside an item: its name, its attributes, its text."""

    name: str
    attributes: dict[str, str]
    text: str = ""


class Item(Struct):
    """An element that repeats: its own attributes, and the elements in it."""

    name: str
    attributes: dict[str, str]
    fields: list[Field]

    def text(self, *names: str) -> str | None:
        """The text of the first element of the first of these names that has any."""
        for name in names:
            for field in self.fields:
                if field.name == name and (text := " ".join(field.text.split())):
                    return text
        return None


class Flat(Struct):
    """A document: its root's name, what stands outside of items, and the items in order."""

    root: str
    head: Item
    items: list[Item]


class _Reader:
    def __init__(self, item_names: frozenset[str]) -> None:
        self._item_names = item_names
        self._prefix = ""
        self._depth = 0
        self._open_items: list[tuple[int, Item]] = []
        self._open_fields: list[tuple[int, Field]] = []
        self.flat = Flat("", Item("", {}, []), [])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise InputError(f"its elements are nested more than {DEEPEST} deep; not read")
        if self._depth == 1:
            self._prefix = name.rpartition(":")[0]
        name = name.removeprefix(f"{self._prefix}:") if self._prefix else name
        if self._depth == 1:
            self.flat.root = name
        elif name in self._item_names:
            self._begin_item(name, attributes)
        else:
            self._begin_field(name, attributes)

    def _begin_item(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.flat.items) >= MOST_ITEMS:
            raise InputError(f"it lists more than {MOST_ITEMS} entries; not read")
        item = Item(name, attributes, [])
        self.flat.items.append(item)
        self._open_items.append((self._depth, item))

    def _begin_field(self, name: str, attributes: dict[str, str]) -> None:
        field = Field(name, {k: v[:LONGEST_FIELD] for k, v in attributes.items()})
        item = self._open_items[-1][1] if self._open_items else self.flat.head
        if len(item.fields) < MOST_FIELDS:
            item.fields.append(field)
        self._open_fields.append((self._depth, field))

    def text(self, data: str) -> None:
        if self._open_fields:
            field = self._open_fields[-1][1]
            field.text += data[: LONGEST_FIELD - len(field.text)]

    def end(self, _name: str) -> None:
        for opened in (self._open_items, self._open_fields):
            if opened and opened[-1][0] == self._depth:
                opened.pop()
        self._depth -= 1


def _refuse_document_type(*_: object) -> None:
    raise InputError("it has a document type (DOCTYPE), which could define anything; not read")


def read_flat(data: bytes, item_names: frozenset[str]) -> Flat:
    """The items of a document; raises `InputError`, `NotWellFormedError` where the XML is broken."""
    reader = _Reader(item_names)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "broken")
        raise NotWellFormedError(f"not as XML should be: {reason}, line {error.lineno}") from error
    except (LookupError, ValueError) as error:
        raise NotWellFormedError(f"not as XML should be: {error}") from error
    return reader.flat
