"""Docutils nodes for figures and tables, and the myst-nb plugins that make them from outputs."""

from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer

from . import figures, grids


class Drawing(nodes.General, nodes.Element):
    """The drawing of a figure; ``payload`` is what ``Figure`` wrote under its MIME type."""


class Companion(nodes.General, nodes.Element):
    """What stands under a drawing: description, data and downloads; same ``payload``."""


class Grid(nodes.General, nodes.Element):
    """The cells of a table; ``payload`` is what ``Table`` wrote under its MIME type."""


class TableFigure(nodes.figure):
    """A table with a caption. Sphinx numbers it among the tables."""


def _shell(shell: nodes.figure, payload: dict[str, Any], renderer: NbElementRenderer) -> nodes.figure:
    """Make ``shell`` known to the document by its name, so that the prose can cite its number."""
    shell["names"].append(payload["name"])
    shell["classes"].append("br-float")
    renderer.renderer.document.note_explicit_target(shell, shell)
    return shell


def _caption(payload: dict[str, Any], renderer: NbElementRenderer) -> nodes.caption:
    """Return the caption, its Markdown (citations, references) read as the prose's is."""
    caption = nodes.caption("", "")
    with renderer.renderer.current_node_context(caption):
        renderer.renderer.nested_render_text(payload["caption"], 0, inline=True)
    return caption


class FigurePlugin(MimeRenderPlugin):
    """Render the output of ``figure()``."""

    mime_priority_overrides: ClassVar[Any] = [("*", figures.MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> Any:
        """Return the nodes of a figure, or ``None`` for any other output."""
        if inline or data.mime_type != figures.MIME:
            return None
        payload = data.content
        shell = _shell(nodes.figure(), payload, renderer)
        # no writer descends into the rows; the text is there for search and index
        companion = Companion("", nodes.Text(" ".join(payload["rows"])), payload=payload)
        shell += [_caption(payload, renderer), Drawing(payload=payload), companion]
        return [shell]


class TablePlugin(MimeRenderPlugin):
    """Render the output of ``table()``."""

    mime_priority_overrides: ClassVar[Any] = [("*", grids.MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> Any:
        """Return the nodes of a table, or ``None`` for any other output."""
        if inline or data.mime_type != grids.MIME:
            return None
        shell = _shell(TableFigure(), data.content, renderer)
        cells = " ".join(cell for row in data.content["cells"] for cell in row)
        # no writer descends into the cells; the text is there for search and index
        grid = Grid("", nodes.Text(cells), payload=data.content)
        shell += [_caption(data.content, renderer), grid]
        return [shell]
