"""Markup inside a line: emphasis, code, links."""

from docutils import nodes
from sphinx.util import logging

from .base import Base
from .markup import call, label, string

logger = logging.getLogger(__name__)
_SCHEMES = ("http://", "https://", "mailto:", "doi:")


class Inline(Base):
    """Methods for nodes that stand in a line; see ``writer.TypstTranslator``."""

    def visit_inline(self, node: nodes.Element) -> str:
        """Return the children as they are."""
        return self.inner(node)

    def _nothing(self, node: nodes.Node) -> str:
        """Return nothing: the node means something only to Sphinx or to a browser."""
        return ""

    visit_comment = visit_index = visit_toctree = _nothing

    def visit_target(self, node: nodes.target) -> str:
        """Return the text of an inline target; its anchor stands before it."""
        return self.inner(node)

    def visit_emphasis(self, node: nodes.Element) -> str:
        """Return italics."""
        return call("emph", self.inner(node))

    def visit_strong(self, node: nodes.Element) -> str:
        """Return bold."""
        return call("strong", self.inner(node))

    def visit_literal(self, node: nodes.Element) -> str:
        """Return code in a line."""
        return f"#raw({string(node.astext())});"

    def visit_reference(self, node: nodes.Element) -> str:
        """Return a link; one that leads nowhere is a warning, and its text stays."""
        text = self.inner(node)
        uri = node.get("refuri", "")
        if uri.startswith(_SCHEMES):
            return f"#link({string(uri)})[{text}];"
        name = uri or f"%{self.docname}#{node.get('refid', '')}"
        try:
            where = self.labels.of_uri(name)
        except KeyError:
            logger.warning("typst: no place in the book for the link %r", name, location=node)
            return text
        return f"#link({label(where)})[{text}];"

    visit_number_reference = visit_reference
