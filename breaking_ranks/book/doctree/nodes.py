"""Docutils nodes for figures and tables, and the myst-nb plugins that make them from outputs."""

from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.application import Sphinx

from ..payload import FigurePayload, Group, ListsPayload, Payload, TablePayload, parted


class Drawing(nodes.General, nodes.Element):
    """The drawing of a figure; ``payload`` is a ``FigurePayload``."""


class Told(nodes.General, nodes.TextElement):
    """What stands under a drawing whose caption is its title: what is drawn; in ``About``, n and source."""


class About(nodes.General, nodes.Element):
    """What a reader unfolds under a drawing: n and source, and its ``Companion``; same ``payload``."""


class Companion(nodes.General, nodes.Element):
    """What stands under a drawing: description, data and downloads; same ``payload``."""


class Grid(nodes.General, nodes.Element):
    """The cells of a table; ``payload`` is a ``TablePayload``."""


class ListsFigure(nodes.figure):
    """Lists side by side with a title. Sphinx numbers them among the figures."""


class Columns(nodes.container):
    """The lists of a ``ListsFigure``, a container each."""


class Robust(nodes.reference):
    """A link out of the book that says which page of which day is meant: ``originalurl`` and ``versiondate``.

    Source: Robust Links (robustlinks.mementoweb.org/spec).
    """


class CitePart(nodes.General, nodes.Element):
    """How to cite a ``part`` of a page, such as ``¶17``, at its ``anchor``; ``sha256`` is of its words."""


class TableFigure(nodes.figure):
    """A table with a caption. Sphinx numbers it among the tables."""


def frame_of(node: nodes.Element) -> nodes.Element:
    """Return the figure or table around a drawing, a grid or a companion."""
    return node.parent.parent if isinstance(node.parent, About) else node.parent


def _framed(frame: nodes.figure, payload: Payload, renderer: NbElementRenderer) -> nodes.figure:
    """Make ``frame`` known to the document by its name, so that the prose can cite its number."""
    frame["names"].append(payload.name)
    frame["classes"].append("br-float")
    renderer.renderer.document.note_explicit_target(frame, frame)
    return frame


def _read(text: str, into: nodes.TextElement, renderer: NbElementRenderer) -> nodes.TextElement:
    """Return the node ``into`` with ``text``, its Markdown (citations, references) read as the prose's is."""
    with renderer.renderer.current_node_context(into):
        renderer.renderer.nested_render_text(text, 0, inline=True)
    return into


# Companion and Grid hold their rows as text as well: no writer prints it, search and index read it.


class FigurePlugin(MimeRenderPlugin):
    """Render the outputs of ``figure()`` and ``lists()``."""

    mime_priority_overrides: ClassVar[Any] = [("*", FigurePayload.MIME, 1), ("*", ListsPayload.MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> Any:
        """Return the nodes of a figure or of lists, or ``None`` for any other output."""
        if not inline and data.mime_type == ListsPayload.MIME:
            return [_lists(ListsPayload.from_json(data.content), renderer)]
        if inline or data.mime_type != FigurePayload.MIME:
            return None
        payload = FigurePayload.from_json(data.content)
        frame = _framed(nodes.figure(), payload, renderer)
        companion = Companion("", nodes.Text(" ".join(payload.rows)), payload=payload)
        drawn, basis = parted(payload.caption)
        about = About("", _read(basis, Told(), renderer), companion, payload=payload)
        frame["classes"].append("br-titled")
        frame += [
            nodes.caption("", payload.title),
            Drawing(payload=payload),
            _read(drawn, Told(), renderer),
            about,
        ]
        return [frame]


def _lists(payload: ListsPayload, renderer: NbElementRenderer) -> nodes.figure:
    """Return the lists in their frame."""
    frame = _framed(ListsFigure(), payload, renderer)
    frame["classes"].append("br-titled")
    columns = Columns(classes=["br-lists"])
    for one in payload.lists:
        count, head = nodes.strong("", str(one["count"])), nodes.Text(f" {one['head']}")
        heading = nodes.paragraph("", "", count, head, classes=["br-list-head"])
        column = nodes.container("", heading, classes=["br-list", f"br-of-{one['colour']}"])
        for group in one["groups"]:
            column += _group(group, renderer)
        columns += column
    drawn, basis = parted(payload.caption)
    told = _read(drawn, Told(), renderer)
    about = About("", _read(basis, Told(), renderer), Companion(payload=payload), payload=payload)
    frame += [nodes.caption("", payload.title), columns, told, about]
    return frame


def _group(group: Group, renderer: NbElementRenderer) -> list[nodes.Node]:
    """Return the statements of a topic under its name, each with how it differs and its paragraphs."""
    items = nodes.bullet_list()
    for said in group["statements"]:
        roles = " ".join(f"{{para}}`{place}`" for place in said["places"])
        stated = nodes.paragraph("", "", nodes.Text(f"{said['text']} "))
        differs = [nodes.paragraph("", said["differs"], classes=["br-list-differs"])] * bool(said["differs"])
        items += nodes.list_item("", _read(roles, stated, renderer), *differs)
    return [nodes.paragraph("", group["topic"], classes=["br-list-topic"]), items]


class TablePlugin(MimeRenderPlugin):
    """Render the output of ``table()``."""

    mime_priority_overrides: ClassVar[Any] = [("*", TablePayload.MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> Any:
        """Return the nodes of a table, or ``None`` for any other output."""
        if inline or data.mime_type != TablePayload.MIME:
            return None
        payload = TablePayload.from_json(data.content)
        frame = _framed(TableFigure(), payload, renderer)
        cells = " ".join(cell for row in payload.cells for cell in row)
        frame += _read(payload.caption, nodes.caption(), renderer)
        frame += Grid("", nodes.Text(cells), payload=payload)
        return [frame]


def _title(node: nodes.Element) -> str:
    """Return the caption of a table, or the title of lists, by which Sphinx lists it."""
    return next((child.astext() for child in node.children if isinstance(child, nodes.caption)), "")


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the nodes known; each edition says how it writes them."""
    for node in (Drawing, Told, Columns, Companion, Grid, Robust, CitePart):
        app.add_node(node)
    app.add_enumerable_node(ListsFigure, "figure", _title, override=True)
    app.add_enumerable_node(TableFigure, "table", _title, override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
