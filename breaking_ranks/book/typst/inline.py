"""Markup inside a line: emphasis, links, footnotes, formulas."""

from docutils import nodes
from sphinx.util import logging

from .base import Base, optional, part
from .formula import FormulaError, formula
from .markup import block, call, label, string

logger = logging.getLogger(__name__)
_SCHEMES = ("http://", "https://", "mailto:", "doi:")


class Inline(Base):
    """Methods for nodes that stand in a line; see ``writer.TypstTranslator``."""

    def _through(self, node: nodes.Element) -> str:
        """Return the children as they are."""
        return self.inner(node)

    visit_inline = visit_generated = visit_substitution_reference = visit_PassthroughTextElement = _through
    visit_abbreviation = visit_acronym = visit_sd_badge = visit_sd_line_break = _through

    def _nothing(self, node: nodes.Node) -> str:
        """Return nothing: the node means something only to Sphinx or to a browser."""
        return ""

    visit_comment = visit_meta = visit_pending = visit_substitution_definition = visit_index = _nothing
    visit_toctree = visit_tabular_col_spec = visit_highlightlang = visit_system_message = _nothing
    visit_footnote = visit_colspec = visit_raw_latex = _nothing

    def visit_target(self, node: nodes.target) -> str:
        """Return the text of an inline target; its anchor stands before it."""
        return self.inner(node)

    def visit_emphasis(self, node: nodes.Element) -> str:
        """Return italics."""
        return call("emph", self.inner(node))

    visit_title_reference = visit_literal_emphasis = visit_emphasis

    def visit_strong(self, node: nodes.Element) -> str:
        """Return bold."""
        return call("strong", self.inner(node))

    visit_literal_strong = visit_strong

    def visit_literal(self, node: nodes.Element) -> str:
        """Return code in a line."""
        return f"#raw({string(node.astext())});"

    visit_problematic = visit_literal

    def visit_subscript(self, node: nodes.Element) -> str:
        """Return lowered text."""
        return call("sub", self.inner(node))

    def visit_superscript(self, node: nodes.Element) -> str:
        """Return raised text."""
        return call("super", self.inner(node))

    def visit_manpage(self, node: nodes.Element) -> str:
        """Return italics."""
        return call("emph", self.inner(node))

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

    def visit_download_reference(self, node: nodes.Element) -> str:
        """Return the text alone: print has no files beside it."""
        return self.inner(node)

    def visit_footnote_reference(self, node: nodes.Element) -> str:
        """Return the footnote at its first mention, a further mark for it at any other."""
        name = node["refid"]
        where = label(f"{self.docname}#{name}")
        if name in self.printed_footnotes:
            return f"#footnote({where});"
        self.printed_footnotes.add(name)
        _, note = part(self.footnotes[name], nodes.label)
        return f"#footnote{block(self.all(note))}#{where};"

    def visit_math(self, node: nodes.Element) -> str:
        """Return a formula in a line."""
        return self._formula(node, displayed=False)

    def visit_math_block(self, node: nodes.Element) -> str:
        """Return a formula on a line of its own, with its number if it has one."""
        number = f"({node['number']})" if node.get("number") else ""
        return f"#displayed(number: {optional(number)})[{self._formula(node, displayed=True)}];\n\n"

    def _formula(self, node: nodes.Element, *, displayed: bool) -> str:
        try:
            body = formula(node.astext())
        except FormulaError as error:
            logger.warning("typst: %s", error, location=node)
            return f"#raw({string(node.astext())});"
        words = string(" ".join(node.astext().split()))
        return call("math.equation", f"${body}$", block=str(displayed).lower(), alt=words)
