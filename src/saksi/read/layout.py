"""A page's elements laid out as a browser would: lines of text, each with the block it stands in."""

from selectolax.lexbor import LexborNode

from saksi.read.blocks import Anchor, RawBlock, refuse_too_many
from saksi.read.dom_paths import MAX_STEPS, ChildCounter
from saksi.read.elements import (
    APART,
    BLOCKS,
    LABELS,
    MACHINERY,
    PREFORMATTED,
    Attributes,
    is_hidden,
    is_styled_as_block,
)
from saksi.read.lines import Line, LineWriter

LONGEST_CONTEXT = 1500
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_WHOLE_PAGE = frozenset(("html", "body"))  # their classes say nothing of one block


class _Frame:
    """An open element."""

    __slots__ = (
        "_attributes", "_context", "_path", "_step", "block", "children", "depth", "heading",
        "name", "parent", "pre",
    )  # fmt: skip

    def __init__(self, name: str, attributes: Attributes, parent: "_Frame | None") -> None:
        self.name = name
        self.parent = parent
        self.children = ChildCounter()
        self.block = name in BLOCKS or is_styled_as_block(attributes)
        self._step: str = parent.children.step(name) if parent else name
        self._attributes = attributes
        self._path: str | None = None
        self._context: str | None = None
        self.depth: int = parent.depth + 1 if parent else 1
        self.pre: bool = name in PREFORMATTED or (parent is not None and parent.pre)
        inherited: str | None = parent.heading if parent else None
        self.heading: str | None = name if name in HEADINGS else inherited

    @property
    def path(self) -> str | None:
        """Its CSS path, made when a block of it is kept: most elements hold none."""
        if self.depth > MAX_STEPS:
            return None
        if self._path is None:
            outer = self.parent.path if self.parent else None
            self._path = f"{outer} > {self._step}" if outer else self._step
        return self._path

    @property
    def context(self) -> str:
        """The names, classes and ids of itself and the elements around it."""
        if self._context is None:
            outer = self.parent.context if self.parent else ""
            self._context = _context(self.name, self._attributes, outer)
        return self._context


def _context(name: str, attributes: Attributes, outer: str) -> str:
    if len(outer) > LONGEST_CONTEXT:
        return outer
    words = [outer, name] if outer else [name]
    if name not in _WHOLE_PAGE:
        words += [v[:200].lower() for k in ("class", "id") if (v := attributes.get(k))]
    return " ".join(words)


class _Layout:
    """The walk's state: open elements, the line being written, the blocks done."""

    def __init__(self, base: str | None) -> None:
        self.frames: list[_Frame] = []
        self.blocks: list[RawBlock] = []
        self.texts: list[str] = []
        self.length = 0
        self.writer = LineWriter(base)
        self.after_label = False

    def enter(self, node: LexborNode, name: str) -> bool:
        """Begin an element; false where its content is not shown."""
        parent = self.frames[-1] if self.frames else None
        attributes: Attributes = node.attributes
        if name in MACHINERY or is_hidden(attributes):
            self._pass_by(name, parent)
            return False
        frame = _Frame(name, attributes, parent)
        if name == "br":
            self._break(frame)
        elif frame.block:
            self.flush()
        elif name in APART:
            self.writer.keep_apart()
        elif self.after_label and name in LABELS:
            self.writer.part_labels()
        self.frames.append(frame)
        if name == "a":
            self.writer.open_anchor(attributes.get("href") or "")
        self.after_label = False
        return True

    def _pass_by(self, name: str, parent: "_Frame | None") -> None:
        if parent is not None:
            parent.children.step(name)
        if name in APART:
            self.writer.keep_apart()

    def _break(self, frame: _Frame) -> None:
        if frame.heading:
            self.writer.keep_apart()
        else:
            self.writer.break_line()

    def leave(self) -> None:
        """End the innermost open element."""
        frame = self.frames[-1]
        if frame.name == "a":
            self.writer.close_anchor()
        if frame.block:
            self.flush()
        self.frames.pop()
        self.after_label = frame.name in LABELS

    def text(self, data: str) -> None:
        """Add a text node."""
        if self.frames and self.frames[-1].pre and "\n" in data:
            first, *others = data.split("\n")
            self._text(first)
            for line in others:
                self.writer.break_line()
                self._text(line)
        else:
            self._text(data)

    def _text(self, data: str) -> None:
        if self.writer.is_over(data) and not data.isspace():
            self.flush()
        self.writer.add(data)
        self.after_label = False

    def flush(self) -> None:
        """End the line, and give it to the innermost open block."""
        line = self.writer.end()
        if line is not None:
            self._keep(line, self._innermost_block())

    def _innermost_block(self) -> _Frame | None:
        return next((f for f in reversed(self.frames) if f.block), None)

    def _keep(self, line: Line, frame: _Frame | None) -> None:
        start, end = self.length, self.length + len(line.text)
        anchors = tuple(Anchor(start + a.start, start + a.end, a.url) for a in line.anchors)
        tag, path, context = (
            (frame.heading or frame.name, frame.path, frame.context)
            if frame
            else ("body", None, "")
        )
        self.blocks.append(RawBlock(start, end, tag, path, context, anchors))
        refuse_too_many(len(self.blocks))
        self.texts.append(line.text)
        self.length = end + 1


def lay_out(root: LexborNode | None, base: str | None) -> tuple[str, tuple[RawBlock, ...]]:
    """The visible text of a page in reading order, one line for each block, and the blocks."""
    layout = _Layout(base)
    node = root
    while node is not None:
        below = _visit(layout, node)
        node = below if below is not None else _next(layout, node)
    layout.flush()
    return "\n".join(layout.texts), tuple(layout.blocks)


def _visit(layout: _Layout, node: LexborNode) -> LexborNode | None:
    """Take in one node; returns its first child, if that is shown."""
    name = node.tag
    if name == "-text":
        layout.text(node.text_content or "")
        return None
    if not name or name[0] in "-!" or not layout.enter(node, name):
        return None
    below = node.first_child
    if below is None:
        layout.leave()
    return below


def _next(layout: _Layout, node: LexborNode) -> LexborNode | None:
    """The node that follows one whose content is done; closes the elements that end here."""
    while True:
        following = node.next
        if following is not None:
            return following
        parent = node.parent
        if parent is None or not layout.frames:
            return None
        layout.leave()
        if not layout.frames:
            return None
        node = parent
