"""Turn the doctree of a document into Typst source."""

from docutils import nodes

from .base import part
from .blocks import Blocks
from .grids import Grids
from .inline import Inline
from .labels import Labels
from .markup import anchor, call, escape, label, string


class TypstTranslator(Inline, Blocks, Grids):
    """Writes one document.

    ``opens_part`` says that the title of a part stands over its own, on the same page.
    """

    opens_part = False

    def write(self, docname: str, labels: Labels, level: int = 1, nested: int = 0) -> str:
        """Return the document as Typst source.

        ``labels`` knows the places of the whole book, ``level`` is the level of the document's
        heading, ``nested`` is 0 for a chapter and more for a document inside one. A document whose front
        matter names a language (``lang: zh-Hans``) is set in it.
        """
        self.docname, self.labels, self.level, self.nested = docname, labels, level, nested
        text = self.render(self.document)
        language = self.builder.env.metadata.get(docname, {}).get("lang", "").partition("-")[0]
        return f"#[\n#set text(lang: {string(language)})\n{text}]\n" if language else text

    def visit_document(self, node: nodes.document) -> str:
        """Return everything; a document without a heading gets an anchor for its own name."""
        untitled = "" if any(node.findall(nodes.section)) else anchor(self.docname)
        return untitled + self.inner(node)

    def visit_section(self, node: nodes.section) -> str:
        """Return the heading and what follows it, one level deeper."""
        title, rest = part(node, nodes.title)
        head = self._heading(title, node["ids"][0]) if title else ""
        self.depth += 1
        body = self.all(rest)
        self.depth -= 1
        if self.depth == 0 and self._looked_up():
            body = f"#compact[\n{body}]\n"
        return head + body

    def _looked_up(self) -> bool:
        """Return whether the document is for looking up: entries of an article or a person, references."""
        return "in_columns" in self.document or any(self.document.findall(nodes.citation))

    def _heading(self, title: nodes.title, name: str) -> str:
        depth = self.nested + self.depth
        options = {"level": str(self.level + self.depth), "where": label(self.labels.of(self.docname, name))}
        if depth:
            options["depth"] = str(depth)
        elif self.opens_part:
            options["after-part"] = "true"
        text = self._section_number(name) + self.inner(title)
        return "\n" + call("section" if depth else "chapter", text.strip(), **options) + "\n\n"

    def _section_number(self, name: str) -> str:
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        found = numbers.get(f"#{name}" if self.depth else "")
        return escape(".".join(map(str, found)) + ".\u2002") if found else ""

    def visit_title(self, node: nodes.title) -> str:
        """Return the title of something that is no section as a bold line."""
        return call("lead", self.inner(node)) + "\n\n"

    def visit_raw(self, node: nodes.raw) -> str:
        """Return what was written for Typst; HTML and LaTeX are left out."""
        return node.astext() if "typst" in node.get("format", "").split() else ""
