"""The files that stand beside the pages: data, specification and drawing of each figure and table.

So does what other programs read: the codebook and the codings.
"""

import json
from pathlib import Path
from typing import Any

import vl_convert
from docutils import nodes
from sphinx.application import Sphinx

from ...analysis import entries
from ...exchange import files as exchange
from ...store.corpus import Corpus
from .. import opened
from ..doctree.nodes import Companion, Grid
from ..look import theme
from ..look.palette import literal
from ..payload import FigurePayload, Payload
from . import links, written
from .links import Lead

FOLDER = "figures"


def contents(payload: Payload, lead: Lead = str) -> dict[str, str]:
    """Return the files that go with a figure or a table: name to content.

    ``lead`` gives the address, from the folder of these files, of what a mark of a figure cites.

    The spec and the SVG to take away have plain colours, since outside the book nothing
    defines its names; the ``.js`` is what the page itself loads, as a script because a
    page opened from a folder may not fetch.
    """
    name = payload.name
    made = {f"{name}.csv": payload.csv}
    if isinstance(payload, FigurePayload):
        specs = {form: links.resolved(spec, lead) for form, spec in payload.specs.items()}
        spec = json.dumps(specs["wide"], indent=1, sort_keys=True)
        forms = json.dumps(specs, sort_keys=True, separators=(",", ":"))
        made |= {
            f"{name}.vl.json": literal(spec) + "\n",
            f"{name}.svg": payload.print + "\n",
            f"{name}.js": f"breakingRanks({json.dumps(name)},{forms});\n",
        }
    return made


def write(payload: Payload, outdir: Path, lead: Lead = str) -> None:
    """Write the files of a figure or a table into the built book; ``lead`` as in ``contents``."""
    folder = outdir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents(payload, lead).items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


def write_picture(payload: FigurePayload, outdir: Path) -> str:
    """Write a figure as PNG, which messengers show and SVG not, and return its place in the built book."""
    theme.register_fonts()
    place = f"{FOLDER}/{payload.name}.png"
    (outdir / FOLDER).mkdir(parents=True, exist_ok=True)
    (outdir / place).write_bytes(vl_convert.svg_to_png(payload.print, scale=2))
    return place


def _write_those_of(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format == "html":
        for node in doctree.findall(lambda n: isinstance(n, Companion | Grid)):
            write(node["payload"], Path(app.outdir), links.leading(app.builder, FOLDER))


def write_exchange(data: Corpus, outdir: Path) -> None:
    """Write codebook and codings in the formats of other programs into the built book."""
    folder = outdir / exchange.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in exchange.contents(data).items():
        (folder / name).write_bytes(content)


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
        write_exchange(data, Path(app.outdir))
        write_facts(data, Path(app.outdir))


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the files of each page with the page, and those of the whole book at its end."""
    app.connect("doctree-resolved", _write_those_of)
    app.connect("build-finished", _write_those_of_all)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
