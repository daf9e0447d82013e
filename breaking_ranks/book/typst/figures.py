"""Charts, images, and the frames with captions around them and around tables."""

import re
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from ..doctree import numbering
from ..doctree.nodes import ListsFigure, Told
from ..payload import FigurePayload
from .base import Base, optional, part
from .markup import block, label, string

logger = logging.getLogger(__name__)

FOLDER = "figures"
WIDTH = 459.0
HEIGHT = 600.0
_POINTS_PER_PIXEL = 0.6375
_SIZE = re.compile(r'<svg [^>]*?\bviewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


class Figures(Base):
    """Methods for figures; see ``writer.TypstTranslator``."""

    def visit_figure(self, node: nodes.Element) -> str:
        """Return a figure, or a table with a caption, under the number that the HTML edition gives it."""
        caption, rest = part(node, nodes.caption)
        body = self.all(rest)
        where = label(self.labels.of(self.docname, node["ids"][0])) if node["ids"] else "none"
        return self.framed(node, caption, body, where)

    def framed(
        self, node: nodes.Element, caption: nodes.Element | None, body: str, where: str = "none"
    ) -> str:
        """Return ``body`` in a frame with caption and number; ``where`` is the label of the frame."""
        options = {
            "kind": _kind(self.builder.env, node),
            "where": where,
            "number": optional(numbering.number(self.builder.env, self.docname, node)),
            "titled": str(any(isinstance(child, Told) for child in node)).lower(),
            "caption": block(self.inner(caption)) if caption else "none",
            "seat": string(self.seat),
        }
        return f"#framed({', '.join(f'{k}: {v}' for k, v in options.items())}){block(body)};\n\n"

    def visit_Drawing(self, node: nodes.Element) -> str:
        """Return the chart, drawn from a file that is written beside the source."""
        payload: FigurePayload = node["payload"]
        place = Path(self.builder.outdir) / FOLDER / f"{self.docname.replace('/', '-')}-{payload.name}.svg"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(payload.print, encoding="utf-8", newline="\n")
        width = width_in_print(payload.print)
        self.seat = "wide"
        alt = string(payload.description)
        return f"#image({string(f'{FOLDER}/{place.name}')}, width: {width:.1f}pt, alt: {alt});\n"

    def visit_Columns(self, node: nodes.Element) -> str:
        """Return lists side by side."""
        self.seat = "wide"
        return f"#lists{''.join(block(self.inner(one)) for one in node.children)};\n"

    def visit_Told(self, node: nodes.Element) -> str:
        """Return what stands under a drawing."""
        return f"#told{block(self.inner(node))};\n"

    def visit_About(self, node: nodes.Element) -> str:
        """Return n and source: print has no fold."""
        return self.inner(node)

    def visit_Companion(self, node: nodes.Element) -> str:
        """Return nothing: data, downloads and lines to copy are for the screen."""
        return ""

    visit_CitePart = visit_Companion

    def visit_image(self, node: nodes.Element) -> str:
        """Return an image; one that nobody describes is a warning."""
        if not node.get("alt"):
            logger.warning("typst: the image %r has no alternative text", node["uri"], location=node)
        self.seat = "prose"
        name = self.builder.images.get(node["uri"], node["uri"])
        options = f", alt: {string(node.get('alt', ''))}"
        if str(node.get("width", "")).endswith("%"):
            options += f", width: {node['width']}"
        made = f"image({string(f'images/{name}')}{options})"
        return f"#box({made});" if isinstance(node.parent, nodes.TextElement) else f"#{made};\n\n"


def _kind(env: BuildEnvironment, node: nodes.Element) -> str:
    """Return the kind of a frame, as Typst writes it: what may break over pages, and what floats."""
    if isinstance(node, ListsFigure):
        return string("lists")
    return "table" if numbering.kind(env, node) == "table" else "image"


def width_in_print(svg: str) -> float:
    """Return the width in points at which a chart is printed.

    Charts keep one scale, so that their labels have one size, unless that makes one wider or
    higher than the page. ``ValueError`` if the SVG does not tell its size.
    """
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("an SVG without a viewBox has no size in print")
    width, height = map(float, size.groups())
    return width * min(_POINTS_PER_PIXEL, WIDTH / width, HEIGHT / height)
