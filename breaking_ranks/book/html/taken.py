"""A figure to take away: with its title, its source, who made it, and the fonts it is set in."""

import html
import json
import re
import textwrap
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx

from ..citing import current
from ..doctree import numbering
from ..look import theme
from ..look.palette import literal
from ..payload import FigurePayload, parted
from . import links
from .assets import font_as_data

LETTER = 0.52  # mean width of a letter of the font, in ems
_SIZE = re.compile(r'<svg [^>]*?\bwidth="(\d+)" height="(\d+)"')
_BOLD = re.compile(r'font-weight="(?:bold|600|700)"')
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Label:
    """What stands around a figure: its title over it, source and credit under it.

    ``site`` is the address of the book, empty if it has none.
    """

    title: str
    source: str
    credit: str
    site: str = ""


def label(app: Sphinx, docname: str, node: nodes.Element, payload: FigurePayload) -> Label:
    """Return the label of a figure whose frame is ``node``; the credit has the address if there is one."""
    book, chapter = current.book(app), current.chapter(app, docname)
    number = numbering.number(app.env, docname, node)
    address = f"{chapter.address}#{payload.name}" if chapter and chapter.address else ""
    credit = ", ".join(
        part for part in (f"{app.config.html_title}, {number}", book.spelt, "CC BY 4.0") if part
    )
    source = parted(payload.caption)[1] or payload.caption
    credit = f"{credit}. {address}".strip()
    return Label(payload.title, source.replace("*", ""), credit, book.address)


def svg(payload: FigurePayload, words: Label) -> str:
    """Return the drawing in plain colours between its title and its source, with the fonts in it."""
    size = _SIZE.search(payload.print)
    if size is None:
        raise ValueError(f"{payload.name}: an SVG without width and height")
    width, height = int(size[1]), int(size[2])
    head, top = _lines(words.title, 17, 24, width, bold=True)
    foot = []
    y = top + height + 8
    for text in (words.source, words.credit):
        lines, used = _lines(text, 11, y + 14, width)
        foot.append(lines)
        y = used
    inner = payload.print.replace("<svg ", f'<svg y="{top + 4}" ', 1)
    inside = f"{''.join(head)}{inner}{''.join(line for lines in foot for line in lines)}"
    said = html.escape(f"{words.title}. {payload.alt}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
        f'height="{y + 10}" viewBox="0 0 {width} {y + 10}"><title>{said}</title>{_fonts(inside)}'
        f'<rect width="100%" height="100%" fill="{theme.PAPER.light}"/>{inside}</svg>\n'
    )


def _lines(text: str, size: int, y: float, width: int, *, bold: bool = False) -> tuple[list[str], int]:
    """Return the lines of a text as SVG from the baseline ``y``, and the foot of the last."""
    weight, colour = ('font-weight="bold"', theme.INK.light) if bold else ("", theme.MUTED.light)
    made = [
        f'<text x="4" y="{y + number * size * 1.3:.0f}" font-family="{theme.FONT}, sans-serif" '
        f'font-size="{size}" {weight} fill="{colour}">{html.escape(line)}</text>'
        for number, line in enumerate(textwrap.wrap(text, int(width / size / LETTER)))
    ]
    return made, int(y + (len(made) - 1) * size * 1.3 + size * 0.3)


def _fonts(drawing: str) -> str:
    """Return the style sheet with the fonts that ``drawing`` is set in, each as data."""
    weights = {"Regular": 400, **({"Bold": 700} if _BOLD.search(drawing) else {})}
    faces = [(theme.FONT, weight, f"RanksSans-{name}.woff2") for name, weight in weights.items()]
    if _HAN.search(drawing):
        faces.append(("Ranks Han", 400, "RanksHan-Regular.woff2"))
    rules = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url({font_as_data(file)})}}'
        for family, weight, file in faces
    )
    families = f'"{theme.FONT}","Ranks Han",sans-serif'
    return f"<style>{rules}text{{font-family:{families}}}</style>"


def spec(payload: FigurePayload, words: Label, folder: str) -> str:
    """Return the wide specification in plain colours with the label in it, in a font that readers have.

    Its marks lead into the book, seen from ``folder``, if the book has an address.
    """
    away = links.led(payload, lambda place: urljoin(f"{words.site}{folder}/", place) if words.site else "")
    whole: dict[str, Any] = json.loads(literal(json.dumps(away.specs["wide"])))
    own = whole.pop("title", None)
    said = [*([own["text"]] if isinstance(own, dict) else []), words.source, words.credit]
    whole["title"] = {"text": words.title, "subtitle": said, "anchor": "start", "offset": 12}
    whole["usermeta"] = whole.get("usermeta", {}) | {"source": words.source, "credit": words.credit}
    whole["description"] = f"{words.title}. {payload.alt}"
    text = json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False)
    return text.replace(f'"{theme.FONT}"', f'"{theme.FONT}, sans-serif"') + "\n"
