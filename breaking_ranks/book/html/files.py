"""The files beside the pages: data, specification and drawing of each figure and table.

Beside them lie the tables of the project, and codebook and codings for other programs.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import vl_convert
from docutils import nodes
from sphinx.application import Sphinx

from ...analysis import entries
from ...exchange import files as exchange
from ...store.corpus import Corpus
from ...store.project import Project
from .. import opened
from ..doctree.handed import tables
from ..doctree.nodes import Companion, Grid, frame_of
from ..look import theme
from ..payload import FigurePayload, Payload
from . import links, taken, written

FOLDER = "figures"


def handed(payload: Payload) -> dict[str, str]:
    """Return what a reader can take of a figure, of lists or of a table: ending to the name of the format."""
    drawn = {"png": "PNG", "svg": "SVG", "vl.json": "Vega-Lite"} if isinstance(payload, FigurePayload) else {}
    return {"csv": "CSV", **drawn}


def script(payload: FigurePayload) -> str:
    """Return what the page itself loads: a script, because a page opened from a folder may not fetch."""
    forms = json.dumps(payload.specs, sort_keys=True, separators=(",", ":"))
    return f"breakingRanks({json.dumps(payload.name)},{forms});\n"


def write(payload: Payload, outdir: Path, words: taken.Label | None = None) -> None:
    """Write the files of a figure, of lists or of a table into the built book.

    Spec and drawings to take away have plain colours, since outside the book nothing defines its names, and
    ``words`` around them. The PNG is for messengers, which show no SVG.
    """
    folder = outdir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made = {"csv": payload.csv}
    if isinstance(payload, FigurePayload) and words:
        drawing = taken.svg(payload, words)
        made |= {"svg": drawing, "vl.json": taken.spec(payload, words, FOLDER), "js": script(payload)}
        theme.register_fonts()
        (folder / f"{payload.name}.png").write_bytes(vl_convert.svg_to_png(drawing, scale=2))
    for ending, content in made.items():
        (folder / f"{payload.name}.{ending}").write_text(content, encoding="utf-8", newline="\n")


def _write_those_of(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format == "html":
        lead = links.leading(app.builder, FOLDER)
        for node in doctree.findall(lambda n: isinstance(n, Companion | Grid)):
            payload, words = node["payload"], None
            if isinstance(payload, FigurePayload):
                payload = links.led(payload, lead)
                words = taken.label(app, docname, frame_of(node), payload)
            write(payload, Path(app.outdir), words)


def write_exchange(data: Corpus, outdir: Path) -> None:
    """Write codebook and codings in the formats of other programs into the built book."""
    folder = outdir / exchange.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in exchange.contents(data).items():
        (folder / name).write_bytes(content)


def write_tables(project: Project, outdir: Path) -> None:
    """Copy the tables and their descriptor into the built book, as they lie in ``project``."""
    for place, file in tables(project).items():
        (outdir / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, outdir / place)


def write_facts(data: Corpus, outdir: Path) -> None:
    """Write all facts as a table to take away."""
    facts = entries.facts(data)
    places = facts["places"].map(lambda some: ";".join(f"{a}:{p}" for a, p in some))
    place = outdir / FOLDER / "facts.csv"
    place.parent.mkdir(exist_ok=True)
    facts.assign(places=places).to_csv(place, index=False, lineterminator="\n")


def _write_those_of_all(app: Sphinx, exception: Exception | None) -> None:
    if written.anew(app, exception):
        data = opened.corpus(app)
        write_tables(opened.project(app), Path(app.outdir))
        write_exchange(data, Path(app.outdir))
        write_facts(data, Path(app.outdir))


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the files of each page with the page, and those of the whole book at its end."""
    app.connect("doctree-resolved", _write_those_of)
    app.connect("build-finished", _write_those_of_all)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
