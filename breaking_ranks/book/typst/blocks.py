"""Paragraphs, lists, quotations, boxes: what a chapter can write in plain Markdown.

Some of it no page of today's book has; it stays because a chapter may write it at any time. For any other
node, ``base`` warns that there is no way to print it.
"""

from docutils import nodes
from sphinx.locale import admonitionlabels

from .base import Base, part
from .markup import array, block, call, escape, string

_LONG = 30  # letters
_NUMBERINGS = {"arabic": "1", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


class Blocks(Base):
    """Methods for nodes that stand by themselves; see ``writer.TypstTranslator``."""

    def visit_paragraph(self, node: nodes.Element) -> str:
        """Return a paragraph, ragged if it holds a word, such as a hash, that fills most of a line."""
        text = self.inner(node).strip()
        long = any(len(word) > _LONG for word in node.astext().split())
        return (f"#ragged{block(text)};" if long else text) + "\n\n"

    def _through(self, node: nodes.Element) -> str:
        """Return what the box holds, without the box."""
        return self.inner(node)

    visit_compound = visit_glossary = _through

    def visit_container(self, node: nodes.Element) -> str:
        """Return the content; the code of a cell is left out of print."""
        if node.get("nb_element") == "cell_code_source":
            return ""
        body = self.inner(node)
        return body if body.endswith("\n") else body + "\n\n"

    def visit_bullet_list(self, node: nodes.Element) -> str:
        """Return a list with bullets."""
        return f"#list{self._items(node)};\n\n"

    def visit_enumerated_list(self, node: nodes.Element) -> str:
        """Return a numbered list, counted as the source counts it."""
        sign = _NUMBERINGS[node.get("enumtype", "arabic")]
        style = string(f"{node.get('prefix', '')}{sign}{node.get('suffix') or '.'}")
        return f"#enum(start: {node.get('start', 1)}, numbering: {style}){self._items(node)};\n\n"

    def _items(self, node: nodes.Element) -> str:
        return "".join(block(self.render(item)) for item in node.children)

    def visit_list_item(self, node: nodes.Element) -> str:
        """Return the content of an item."""
        return self.inner(node)

    def visit_definition_list(self, node: nodes.Element) -> str:
        """Return terms and their meanings."""
        return f"#definitions{array(self.render(item) for item in node.children)};\n\n"

    def visit_definition_list_item(self, node: nodes.Element) -> str:
        """Return the pair of one term, or several, and its meaning."""
        meaning, terms = part(node, nodes.definition)
        named = ", ".join(self.render(term).strip() for term in terms)
        return f"({block(named)}, {block(self.render(meaning))})"

    visit_term = visit_definition = visit_list_item

    def visit_block_quote(self, node: nodes.Element) -> str:
        """Return a quotation with its source, if it names one."""
        source, body = part(node, nodes.attribution)
        options = {"attribution": block(self.inner(source))} if source else {}
        return call("quote", self.all(body).strip(), block="true", **options) + "\n\n"

    def visit_literal_block(self, node: nodes.Element) -> str:
        """Return lines that stand as they are."""
        return f"#raw({string(node.astext())}, block: true);\n\n"

    def visit_transition(self, node: nodes.Element) -> str:
        """Return a break in the text."""
        return "#transition;\n\n"

    def visit_admonition(self, node: nodes.Element) -> str:
        """Return a box with a title, that of its kind unless it has its own."""
        own, body = part(node, nodes.title)
        title = self.inner(own) if own else escape(str(admonitionlabels.get(node.tagname, "")))
        return self._boxed(title, body)

    def _boxed(self, title: str, some: list[nodes.Node]) -> str:
        self.boxes += 1
        body = self.all(some)
        self.boxes -= 1
        return f"#boxed(title: {block(title)}){block(body)};\n\n"

    visit_note = visit_warning = visit_caution = visit_danger = visit_admonition
    visit_important = visit_error = visit_hint = visit_tip = visit_attention = visit_seealso = (
        visit_admonition
    )

    def visit_citation(self, node: nodes.Element) -> str:
        """Return an entry of the bibliography."""
        name, body = part(node, nodes.label)
        return f"#source({block(self.inner(name) if name else '')}){block(self.all(body))};\n\n"
