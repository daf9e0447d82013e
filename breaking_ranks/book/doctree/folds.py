"""Gather code that shows nothing into the fold of the figure or table that it prepares."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


def gather(app: Sphinx, doctree: nodes.document) -> None:
    """Move the source of each cell without output into the next cell that has one.

    A page then has one fold for each figure or table, with all the code in its order, and none that
    opens on preparations alone. Cells after the last output go to the cell before them; where no cell has an
    output, all go to the first.
    """
    waiting: list[nodes.Element] = []
    last: nodes.Element | None = None
    for cell in list(doctree.findall(lambda node: _is(node, "cell_code"))):
        source, shown = _part(cell, "cell_code_source"), _part(cell, "cell_code_output")
        if source is None or shown is None or not shown.children:
            waiting.append(cell)
            continue
        for place, silent in enumerate(waiting):
            source[place:place] = _taken(silent)
        waiting, last = [], source
    if last is None and waiting:
        last = _part(waiting.pop(0), "cell_code_source")
    if last is not None:
        for silent in waiting:
            last += _taken(silent)


def _is(node: nodes.Node, element: str) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == element


def _part(cell: nodes.Element, element: str) -> nodes.Element | None:
    return next((child for child in cell.children if _is(child, element)), None)


def _taken(cell: nodes.Element) -> list[nodes.Node]:
    """Take the source out of ``cell`` and drop the cell; what it binds has long been read."""
    source = _part(cell, "cell_code_source")
    taken = list(source.children) if source is not None else []
    cell.parent.remove(cell)
    return taken


def setup(app: Sphinx) -> dict[str, Any]:
    """Gather each document's code once it is read."""
    app.connect("doctree-read", gather)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
