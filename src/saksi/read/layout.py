"""A page's elements laid out as a browser would: lines of text, each with the block it stands in."""

from selectolax.lexbor import LexborNode

from saksi.read.blocks import Anchor, RawBlock, refuse_too_many
from saksi.read.dom_paths import MAX_STEPS, ChildCounter, step
from saksi.read.elements import (
    APART,
    LABELS,
    MACHINERY,
    PREFORMATTED,
    Attributes,
    is_block,
    is_hidden,
)
from saksi.read.lines import Line, LineWriter

LONGEST_CONTEXT = 1500
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_WHOLE_PAGE = frozenset(("html", "body"))  # their classes say nothing of one block


class _Frame:
    """An open element."""

    __slots__ = (
        "_attributes", "_context", "_number", "_path", "around", "block", "children", "depth",
        "heading", "name", "node", "parent", "pre",
    )  # fmt: skip

    def __init__(
        self, node: LexborNode, name: str, attributes: Attributes, parent: "_Frame | None"
    ) -> None:
        self.node = node
        self.name = name
        self.parent = parent
        self.children = ChildCounter()
        self.block = is_block(name, attributes)
        self._attributes = attributes
        self._path: str | None = None
        self._context: str | None = None
        self.depth: int = 1
        self.pre: bool = name in PREFORMATTED
        self.heading: str | None = name if name in HEADINGS else None
        self.around: _Frame | None = None
        if parent is not None:
            self._number = parent.children.number(name)
            self._inherit(parent)

    def _inherit(self, parent: "_Frame") -> None:
        """Take on what holds of the element around it; `around` is the innermost block there."""
        self.depth = parent.depth + 1
        self.pre = self.pre or parent.pre
        self.heading = self.heading or parent.heading
        self.around = parent if parent.block else parent.around

    @property
    def path(self) -> str | None:
        """Its CSS path, made when a block of it is kept: most elements hold none."""
        if self.depth > MAX_STEPS:
            return None
        if self._path is None:
            self._path = self._path_from(self.parent) if self.parent else self.name
        return self._path

    def _path_from(self, parent: "_Frame") -> str:
        own = step(self.name, *self._number)
        return f"{parent.path} > {own}" if parent.path else own

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
        if name in MACHINERY:
            return self._pass_by(name, parent)
        attributes: Attributes = node.attributes
        if is_hidden(attributes):
            return self._pass_by(name, parent)
        frame = _Frame(node, name, attributes, parent)
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

    def _pass_by(self, name: str, parent: _Frame | None) -> bool:
        if parent is not None:
            parent.children.number(name)
        if name in APART:
            self.writer.keep_apart()
        return False

    def _break(self, frame: _Frame) -> None:
        if frame.heading:
            self.writer.keep_apart()
        else:
            self.writer.break_line()

    def leave(self) -> _Frame:
        """End the innermost open element."""
        frame = self.frames[-1]
        if frame.name == "a":
            self.writer.close_anchor()
        if frame.block:
            self.flush()
        self.frames.pop()
        self.after_label = frame.name in LABELS
        return frame

    def text(self, data: str) -> None:
        """Add a text node."""
        pre = self.frames and self.frames[-1].pre
        if data.isspace() and not pre:
            self.writer.keep_apart()
            self.after_label = False
        elif pre and "\n" in data:
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
            inner = self.frames[-1] if self.frames else None
            self._keep(line, inner if inner is None or inner.block else inner.around)

    def _keep(self, line: Line, frame: _Frame | None) -> None:
        start, end = self.length, self.length + len(line.text)
        anchors = tuple([Anchor(start + a.start, start + a.end, a.url) for a in line.anchors])
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
    while (following := node.next) is None:
        if not layout.frames:
            return None
        node = layout.leave().node
        if not layout.frames:
            return None
    return following
