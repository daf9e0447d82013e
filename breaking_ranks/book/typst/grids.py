"""Tables: those of the notebooks and those of the prose."""

from docutils import nodes
from sphinx.util import logging

from ..doctree import marks
from ..payload import TablePayload
from .base import part
from .figures import Figures
from .layout import LEAST, layout, measure
from .markup import anchor, array, block, escape, string

logger = logging.getLogger(__name__)
_ROWS, _CHARACTERS = 12, 1200

Rows = list[list[str]]


class Grids(Figures):
    """Methods for tables; see ``writer.TypstTranslator``."""

    def visit_Grid(self, node: nodes.Element) -> str:
        """Return the table that ``table()`` made."""
        payload: TablePayload = node["payload"]
        if payload.folded:  # the columns of a table: the data package has them
            return ""
        rows = [payload.columns, *payload.cells]
        head = [block(escape(name)) for name in rows[0]]
        cells = [
            [block(self._marked(*cell)) for cell in zip(row, payload.columns, strict=True)]
            for row in rows[1:]
        ]
        return self._grid(node, rows, payload.numeric, head, cells)

    def _marked(self, text: str, column: str) -> str:
        """Return the text of a cell, what it says of a paragraph as a link."""
        return self.all(marks.linked(self.builder, self.docname, text, column))

    def visit_table(self, node: nodes.Element) -> str:
        """Return a table of the prose, in a frame if it has a title."""
        title, _ = part(node, nodes.title)
        if title is None:
            body = self._table(node)
            return f"#unnumbered({string(self.seat)}){block(body)};\n\n"
        return self.framed(node, title, self._table(node))

    def _table(self, node: nodes.Element) -> str:
        head = [row for part in node.findall(nodes.thead) for row in part.children]
        body = [row for part in node.findall(nodes.tbody) for row in part.children]
        count = len(list(node.findall(nodes.colspec)))
        whole = [row for row in head + body if len(row) == count]
        texts = [[entry.astext() for entry in row] for row in whole] or [[""] * count]
        right = (
            ["text-right" in entry.get("classes", ()) for entry in whole[-1]] if whole else [False] * count
        )
        cells = [self._row(row) for row in body]
        return self._grid(node, texts, right, [self._cell(entry) for row in head for entry in row], cells)

    def _row(self, node: nodes.Element) -> list[str]:
        """Return the cells of a row; the anchors of the row stand in the first."""
        anchors = "".join(anchor(f"{self.docname}#{name}") for name in node["ids"])
        first, *others = map(self._cell, node)
        return [first.replace("[", f"[{anchors}", 1), *others]

    def _cell(self, node: nodes.Element) -> str:
        across, down = node.get("morecols", 0) + 1, node.get("morerows", 0) + 1
        body = block(self.inner(node))
        if across == down == 1:
            return body
        return f"table.cell(colspan: {across}, rowspan: {down}){body}"

    def _grid(
        self, node: nodes.Element, texts: Rows, numeric: list[bool], head: list[str], rows: Rows
    ) -> str:
        """Return the call of the template's ``grid-of``; ``texts`` are the cells as they are measured."""
        columns = [measure([row[i] for row in texts], numeric[i]) for i in range(len(numeric))]
        found = layout(columns, boxed=self.boxes > 0)
        self.seat = found.place
        if found.size < LEAST:
            logger.warning("typst: a table of %d columns is too wide for a page", len(columns), location=node)
        options = {
            "columns": array(found.columns),
            "size": f"{found.size}pt",
            "numbers": array(str(column.number).lower() for column in columns),
            "head": array(head),
            "together": str(_short(texts)).lower(),
        }
        named = ", ".join(f"{key}: {value}" for key, value in options.items())
        return f"#grid-of({named}, {', '.join(cell for row in rows for cell in row)});\n"


def _short(texts: Rows) -> bool:
    """Return whether a table is short enough to be kept on one page."""
    return len(texts) <= _ROWS and sum(len(cell) for row in texts for cell in row) <= _CHARACTERS
