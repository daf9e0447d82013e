"""Write the nodes of figures and tables into an HTML page."""

import html
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ..citing import current, styles
from ..doctree import numbering
from ..doctree.nodes import (
    About,
    CitePart,
    Columns,
    Companion,
    Drawing,
    Grid,
    ListsFigure,
    TableFigure,
    Told,
    frame_of,
)
from ..payload import FigurePayload, ListsPayload, Payload, TablePayload
from . import files
from .marked import marked

# docutils closes a caption at the end of its figure: all that it holds would be read out as its name
_END_OF_CAPTION = "</figcaption>\n"


def depart_figure(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a figure; the caption of a chart or a table was closed before it."""
    if "br-float" not in node["classes"] and len(node) > 1:
        self.body.append(_END_OF_CAPTION)
    self.body.append("</figure>\n")


def visit_drawing(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the drawing twice, wide and narrow; the style sheet shows the one that fits."""
    payload: FigurePayload = node["payload"]
    self.body.append(
        f'{_END_OF_CAPTION}<div class="br-drawing" data-figure="{payload.name}">'
        f'<div class="br-wide">{payload.wide}</div>'
        f'<div class="br-narrow">{payload.narrow}</div></div>{_choices(payload)}{_order(payload)}'
    )
    raise nodes.SkipNode


def _group(group: tuple[str, list[str]]) -> str:
    """Return rows of a description under their head."""
    head, rows = group
    items = "".join(f"<li>{html.escape(row)}</li>" for row in rows)
    return (f"<p><strong>{html.escape(head)}</strong></p>" if head else "") + f"<ul>{items}</ul>"


def _order(payload: FigurePayload) -> str:
    """Return the place to ask which of two events came first, if the chart knows the bounds of dates."""
    if not payload.specs["wide"].get("usermeta", {}).get("order"):
        return ""
    return '<details class="br-order"><summary>Did one come before another?</summary></details>'


def _choices(payload: FigurePayload) -> str:
    """Return the room for what a reader can choose, and for the line that says what changed; or nothing."""
    params = payload.specs["wide"].get("params", [])
    count = sum(isinstance(param.get("bind"), dict) for param in params)
    room = f'<div class="br-choices br-choices-{count}"></div><p class="br-said" aria-live="polite"></p>'
    return room if count else ""


def visit_columns(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the caption and open the lists."""
    self.body.append(_END_OF_CAPTION)
    self.visit_container(node)


def depart_columns(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the lists."""
    self.depart_container(node)


def visit_told(self: HTML5Translator, node: nodes.Element) -> None:
    """Open what is said of a drawing under it."""
    self.body.append('<p class="br-told">')


def depart_told(self: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</p>\n")


def visit_about(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the fold under a drawing, with the hint for its legend before it."""
    self.body.append(f"{_hint(node['payload'])}{_fold('n, source and data', _number(self, node))}")


def depart_about(self: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</details>\n")


def visit_companion(self: HTML5Translator, node: nodes.Element) -> None:
    """Write description, data and downloads, each closed until asked for; lists are both."""
    payload: FigurePayload | ListsPayload = node["payload"]
    whose = _number(self, node)
    if isinstance(payload, ListsPayload):
        cited = f"{_citing(self, payload, whose)}{_links(self, payload, whose)}"
        self.body.append(f'<div class="br-companion">{cited}</div>')
        raise nodes.SkipNode
    told = f"<p>{html.escape(payload.description)}</p>{''.join(map(_group, payload.groups))}"
    self.body.append(
        f'<div class="br-companion">'
        f"{_details('Description', whose, told)}"
        f"{_details('Data', whose, _region(marked(self, payload.table), f'Data of {whose}'))}"
        f"{_citing(self, payload, whose)}"
        f"{_links(self, payload, whose)}</div>"
    )
    raise nodes.SkipNode


def _hint(payload: FigurePayload | ListsPayload) -> str:
    """Return how to filter a chart whose legend can be used; it is seen when the chart is alive."""
    if isinstance(payload, ListsPayload):
        return ""
    bound = any(param.get("bind") == "legend" for param in payload.specs["wide"].get("params", []))
    return (
        '<p class="br-hint">Click a legend entry to show it alone; click it again to show all.</p>'
        if bound
        else ""
    )


def visit_grid(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the cells of a table, in a fold if it has one, and the link to its CSV."""
    payload: TablePayload = node["payload"]
    whose = _number(self, node)
    shown = _region(marked(self, payload.table), whose)
    if payload.folded:
        shown = f'<div class="br-companion">{_details("Rows", whose, shown)}</div>'
    cited = f"{_citing(self, payload, whose)}{_links(self, payload, whose)}"
    self.body.append(
        f"{_END_OF_CAPTION}{shown}{_fold('Citation and file', whose)}"
        f'<div class="br-companion">{cited}</div></details>'
    )
    raise nodes.SkipNode


def _number(writer: HTML5Translator, node: nodes.Element) -> str:
    """Return how the prose cites the figure or table around ``node``; its kind alone without a number."""
    env, docname = writer.builder.env, writer.builder.current_docname
    around = frame_of(node)
    return numbering.number(env, docname, around) or numbering.kind(env, around).capitalize()


def _citing(writer: HTML5Translator, payload: Payload, whose: str) -> str:
    """Return how to cite the figure or table itself; nothing on a page that is no chapter."""
    chapter = current.chapter(writer.builder.app, writer.builder.current_docname)
    if not chapter:
        return ""
    title = "" if isinstance(payload, TablePayload) else payload.title
    line = styles.apa(chapter, whose, payload.name, title)
    return _details("Citation", whose, f"<p>{html.escape(line)}</p>")


def _fold(label: str, whose: str) -> str:
    """Return the beginning of what the reader folds away or open, here or for the whole book."""
    return f'<details class="br-about">{_summary(label, whose)}'


def _details(label: str, whose: str, inner: str) -> str:
    return f"<details>{_summary(label, whose)}<div>{inner}</div></details>"


def _summary(label: str, whose: str) -> str:
    """Return the name of a fold, which says to those who don't see it to what it belongs."""
    return f'<summary>{label}<span class="br-unseen"> of {whose}</span></summary>'


def _region(table: str, label: str) -> str:
    """Return ``table`` in a region that a keyboard can scroll sideways."""
    return f'<div class="br-scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>'


def _links(writer: HTML5Translator, payload: Payload, whose: str) -> str:
    up = "../" * writer.builder.current_docname.count("/")
    return "".join(
        f'<a class="br-file" href="{up}{files.FOLDER}/{payload.name}.{ending}" download'
        f' aria-label="{label} of {whose}">{label}</a>'
        for ending, label in files.handed(payload).items()
    )


def visit_cite_part(self: HTML5Translator, node: nodes.Element) -> None:
    """Write how to cite a part of the page, and the hash of its words, closed until asked for."""
    chapter = current.chapter(self.builder.app, self.builder.current_docname)
    cited = f"<p>{html.escape(styles.apa(chapter, node['part'], node['anchor']))}</p>" if chapter else ""
    hashed = f"<p>SHA-256 of its words: <code>{node['sha256']}</code></p>"
    self.body.append(
        f'<div class="br-companion">{_details("Citation and hash", node["part"], cited + hashed)}</div>'
    )
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Say how HTML writes the nodes, docutils' own figure among them."""
    app.add_node(Drawing, html=(visit_drawing, None), override=True)
    app.add_node(Columns, html=(visit_columns, depart_columns), override=True)
    app.add_node(Told, html=(visit_told, depart_told), override=True)
    app.add_node(About, html=(visit_about, depart_about), override=True)
    app.add_node(Companion, html=(visit_companion, None), override=True)
    app.add_node(Grid, html=(visit_grid, None), override=True)
    app.add_node(CitePart, html=(visit_cite_part, None), override=True)
    for figure in (ListsFigure, TableFigure, nodes.figure):
        app.add_node(figure, html=(HTML5Translator.visit_figure, depart_figure), override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
