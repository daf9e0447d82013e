"""Write marks, links to files and links out of the book into an HTML page."""

import html
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ..doctree import marks
from ..doctree.domain import Mark
from ..doctree.handed import HandedFile
from ..doctree.nodes import Robust

_CELL = re.compile(r"(<t[dh][^>]*>)([^<]*¶[^<]*|[^<]*paragraph [^<]*)(?=</t[dh]>)")
_COLUMN = re.compile(r'data-label="([^"]*)"')


def visit_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the link of a mark; its tip, such as outlet and date, shows on hover and on focus."""
    self.body.append(_opened(node))


def _opened(mark: nodes.Element) -> str:
    where, tip, key = (html.escape(mark[name], quote=True) for name in ("refuri", "tip", "key"))
    return f'<a class="br-cite" href="{where}" data-tip="{tip}" data-card="{key}">'


def marked(writer: HTML5Translator, table: str) -> str:
    """Return ``table`` with a mark for each paragraph that a cell names."""
    builder, docname = writer.builder, writer.builder.current_docname

    def cell(found: re.Match[str]) -> str:
        column = _COLUMN.search(found[1])
        text, heading = html.unescape(found[2]), html.unescape(column[1]) if column else ""
        made = marks.linked(builder, docname, text, heading)
        return found[1] + "".join(
            f"{_opened(n)}{html.escape(n.astext())}</a>" if isinstance(n, Mark) else html.escape(n.astext())
            for n in made
        )

    return _CELL.sub(cell, table)


def depart_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the link."""
    self.body.append("</a>")


def visit_handed_file(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the link to a file that stands beside the pages, or the name of one that does not."""
    up, name = "../" * self.builder.current_docname.count("/"), f"<code>{html.escape(node.astext())}</code>"
    place = html.escape(node["place"], quote=True)
    self.body.append(f'<a href="{up}{place}" download>{name}</a>' if place else name)
    raise nodes.SkipNode


def visit_robust(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a link out of the book, with the attributes of Robust Links."""
    where, page, day = (
        html.escape(node[key], quote=True) for key in ("refuri", "originalurl", "versiondate")
    )
    self.body.append(
        f'<a class="reference external" href="{where}" data-originalurl="{page}" data-versiondate="{day}">'
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Say how HTML writes these nodes."""
    app.add_node(HandedFile, html=(visit_handed_file, None), override=True)
    app.add_node(Mark, html=(visit_mark, depart_mark), override=True)
    app.add_node(Robust, html=(visit_robust, depart_mark), override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
