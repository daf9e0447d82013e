"""What all parts of the writer share: where it is in the book, and how it goes down the tree."""

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from .labels import Labels, marks
from .markup import anchor, escape, string

logger = logging.getLogger(__name__)


class Base(SphinxTranslator):
    """The state of the writer of one document.

    Every ``visit_`` method of the classes built on this one takes a node and returns the whole of
    its markup, children included; there are no ``depart_`` methods. ``seat`` is the width that the
    last drawing or table asks for: ``prose``, ``wide`` or ``sideways``; ``boxes`` is the
    number of boxes that the node stands in.
    """

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        """Take the document and its builder; ``write`` says where in the book it stands."""
        super().__init__(document, builder)
        self.docname = ""
        self.labels = Labels()
        self.level = 1
        self.nested = 0
        self.depth = 0
        self.seat = "prose"
        self.boxes = 0

    def render(self, node: nodes.Node) -> str:
        """Return the markup of ``node``, with anchors for its ids before it.

        A node that no method prints is a warning that names its type.
        """
        method = self._method(node)
        if method is None:
            logger.warning("typst: no way to print a node of type %r", type(node).__name__, location=node)
            return ""
        names = marks(node) if isinstance(node, nodes.Element) else []
        return "".join(anchor(f"{self.docname}#{name}") for name in names) + method(node)

    def inner(self, node: nodes.Element) -> str:
        """Return the markup of the children of ``node``."""
        return self.all(node.children)

    def all(self, some: list[Any]) -> str:
        """Return the markup of nodes, one after the other."""
        return "".join(self.render(node) for node in some)

    def _method(self, node: nodes.Node) -> Callable[[Any], str] | None:
        for kind in type(node).__mro__:
            if found := getattr(self, f"visit_{kind.__name__}", None):
                return found
        return None

    def visit_Text(self, node: nodes.Text) -> str:
        """Return text, its special characters escaped."""
        return escape(node.astext())


def optional(text: str) -> str:
    """Return ``text`` as a Typst string, nothing as ``none``."""
    return string(text) if text else "none"


def part(node: nodes.Element, kind: type[nodes.Element]) -> tuple[Any, list[nodes.Node]]:
    """Return the first child of ``kind`` (a title, a caption, a label), or ``None``, and the others."""
    found = next((child for child in node.children if isinstance(child, kind)), None)
    return found, [child for child in node.children if child is not found]
