"""A page's elements laid out as a browser would: lines of text, each with the block it stands in.

One walk over the tree; what is needed of an element only where a line is kept (its path, its
classes) is made then.
"""

from selectolax.lexbor import LexborNode

from saksi.read.blocks import RawBlock, refuse_too_many
from saksi.read.dom_paths import MAX_STEPS, step
from saksi.read.elements import Attributes, Kind, is_block_by_style, is_hidden, kind_of
from saksi.read.lines import LineWriter

LONGEST_CONTEXT = 1500
_WHOLE_PAGE = frozenset(("html", "body"))  # their classes say nothing of one block


class _Frame:
    """An open element; `counts` are its children by name, `number` its own among its siblings.

    Where it stands (its CSS path, the names, classes and ids around it, the heading that it is or
    is in, its depth) is made by `placed`, for the few that hold a line.
    """

    __slots__ = (
        "attributes", "block", "context", "counts", "depth", "heading", "kind", "name", "node",
        "number", "parent", "path",
    )  # fmt: skip

    def __init__(
        self,
        node: LexborNode,
        name: str,
        kind: Kind,
        attributes: Attributes,
        parent: "_Frame | None",
    ) -> None:
        self.node = node
        self.name = name
        self.kind = kind
        self.attributes = attributes
        self.parent = parent
        self.counts: dict[str, int] | None = None
        self.number: int = parent.count(name, kind) if parent is not None else 1
        self.block: bool = kind.block or ("style" in attributes and is_block_by_style(attributes))
        self.depth: int = 0  # until it is placed

    def count(self, name: str, kind: Kind) -> int:
        """The number of its next child element among those of its name, as `step` wants it."""
        counts = self.counts
        if counts is None:
            counts = self.counts = {}
        number = counts[name] = counts.get(name, 0) + 1
        return number if kind.plain else sum(counts.values())

    def placed(self) -> "_Frame":
        """Itself, with its path, context, heading and depth made."""
        if self.depth:
            return self
        outer, own = self.parent, self.kind.heading
        if outer is None:
            self.path: str | None = self.name
            self.context: str = _context(self.name, self.attributes, "")
            self.heading: str | None = own
            self.depth = 1
            return self
        if not outer.depth:
            outer.placed()
        self.depth = outer.depth + 1
        self.heading = own or outer.heading
        self.context = _context(self.name, self.attributes, outer.context)
        self.path = None
        if self.depth <= MAX_STEPS:
            self.path = f"{outer.path} > {step(self.name, self.kind.plain, self.number)}"
        return self


def _context(name: str, attributes: Attributes, outer: str) -> str:
    if len(outer) > LONGEST_CONTEXT:
        return outer
    words = [outer, name] if outer else [name]
    if name not in _WHOLE_PAGE:
        for key in ("class", "id"):
            value = attributes.get(key)
            if value:
                words.append(value[:200].lower())
    return " ".join(words)


class _Layout:
    """The walk's state: the innermost open element, the line being written, the blocks done."""

    def __init__(self, base: str | None) -> None:
        self.frame: _Frame | None = None
        self.blocks: list[RawBlock] = []
        self.texts: list[str] = []
        self.writer = LineWriter(base)
        self.after_label = False
        self.pre = 0  # open elements whose white space counts

    def enter(self, node: LexborNode, name: str) -> bool:
        """Begin an element; false where its content is not shown."""
        kind = kind_of(name)
        if kind.machinery:
            return self._pass_by(name, kind)
        attributes: Attributes = node.attributes
        if ("style" in attributes or "hidden" in attributes) and is_hidden(attributes):
            return self._pass_by(name, kind)
        frame = _Frame(node, name, kind, attributes, self.frame)
        if name == "br":
            self._break(frame)
        elif frame.block:
            if self.writer.parts or self.writer.breaks:
                self.flush()
        elif kind.apart:
            self.writer.apart = True
        elif self.after_label and kind.label:
            self.writer.part_labels()
        self.frame = frame
        self.pre += kind.pre
        if name == "a":
            self.writer.open_anchor(attributes.get("href") or "")
        self.after_label = False
        return True

    def _pass_by(self, name: str, kind: Kind) -> bool:
        if self.frame is not None:
            self.frame.count(name, kind)
        if kind.apart:
            self.writer.apart = True
        return False

    def _break(self, frame: _Frame) -> None:
        if frame.placed().heading:
            self.writer.apart = True
        else:
            self.writer.break_line()

    def leave(self, frame: _Frame) -> None:
        """End the innermost open element."""
        self.pre -= frame.kind.pre
        if frame.name == "a":
            self.writer.close_anchor()
        if frame.block:
            self.flush()
        self.frame = frame.parent
        self.after_label = frame.kind.label

    def text(self, data: str) -> None:
        """Add a text node."""
        if not self.pre and data.isspace():
            self.writer.apart = True
        elif self.pre and "\n" in data:
            first, *others = data.split("\n")
            self._text(first)
            for line in others:
                self.writer.break_line()
                self._text(line)
        else:
            self._text(data)
        self.after_label = False

    def _text(self, data: str) -> None:
        writer = self.writer
        if writer.breaks and writer.is_over(data) and not data.isspace():
            self.flush()
        writer.add(data)

    def flush(self) -> None:
        """End the line, and give it to the innermost open block."""
        writer = self.writer
        if not writer.parts:
            writer.forget()
            return
        start = writer.start
        text, anchors = writer.end()
        frame = self.frame
        while frame is not None and not frame.block:
            frame = frame.parent
        end = start + len(text)
        if frame is None:
            block = RawBlock(start, end, "body", None, "", anchors)
        else:
            frame.placed()
            tag = frame.heading or frame.name
            block = RawBlock(start, end, tag, frame.path, frame.context, anchors)
        self.blocks.append(block)
        refuse_too_many(len(self.blocks))
        self.texts.append(text)


def lay_out(root: LexborNode | None, base: str | None) -> tuple[str, tuple[RawBlock, ...]]:
    """The visible text of a page in reading order, one line for each block, and the blocks."""
    layout = _Layout(base)
    node = root
    while node is not None:
        name = node.tag
        if name == "-text":
            layout.text(node.text_content or "")
        elif name and name[0] not in "-!" and layout.enter(node, name):
            below = node.first_child
            if below is not None:
                node = below
                continue
            layout.leave(layout.frame)  # type: ignore[arg-type]  # `enter` has just opened it
        following = node.next
        node = following if following is not None else _above(layout)
    layout.flush()
    return "\n".join(layout.texts), tuple(layout.blocks)


def _above(layout: _Layout) -> LexborNode | None:
    """The node that follows the innermost element that has one behind it; closes those that end."""
    while (frame := layout.frame) is not None:
        layout.leave(frame)
        if layout.frame is None:
            return None
        following = frame.node.next
        if following is not None:
            return following
    return None
