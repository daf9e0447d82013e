"""Write the nodes of figures and tables into an HTML page, and their files beside it."""

import html
import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

FOLDER = "figures"


def visit_drawing(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the drawing twice, wide and narrow; the style sheet shows the one that fits."""
    payload = node["payload"]
    self.body.append(
        f'<div class="br-drawing" data-figure="{payload["name"]}">'
        f'<div class="br-wide">{payload["wide"]}</div>'
        f'<div class="br-narrow">{payload["narrow"]}</div></div>'
    )
    raise nodes.SkipNode


def visit_companion(self: HTML5Translator, node: nodes.Element) -> None:
    """Write description, data and downloads under the caption, closed until asked for."""
    payload = node["payload"]
    text = html.escape(payload["description"])
    self.body.append(
        '<div class="br-companion">'
        f"<details><summary>Description</summary><div><p>{text}</p></div></details>"
        f'<details><summary>Data</summary><div class="br-scroll" tabindex="0" role="region"'
        f' aria-label="Data of the figure">{payload["table"]}</div></details>'
        f"{_links(self, payload, ('csv', 'vl.json'))}</div>"
    )
    raise nodes.SkipNode


def visit_grid(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the cells of a table and the link to its CSV."""
    payload = node["payload"]
    self.body.append(
        '<div class="br-scroll" tabindex="0" role="region" aria-label="Table">'
        f'{payload["table"]}</div><div class="br-companion">{_links(self, payload, ("csv",))}</div>'
    )
    raise nodes.SkipNode


def _links(writer: HTML5Translator, payload: dict[str, Any], endings: tuple[str, ...]) -> str:
    labels = {"csv": "CSV", "vl.json": "Vega-Lite"}
    up = "../" * writer.builder.current_docname.count("/")
    return "".join(
        f'<a class="br-file" href="{up}{FOLDER}/{payload["name"]}.{ending}" download>{labels[ending]}</a>'
        for ending in endings
    )


def files(payload: dict[str, Any]) -> dict[str, str]:
    """Return the files that go with a figure or a table: name to content."""
    made = {f"{payload['name']}.csv": payload["csv"]}
    if "spec" in payload:
        made[f"{payload['name']}.vl.json"] = json.dumps(payload["spec"], indent=1, sort_keys=True) + "\n"
    return made


def write_files(payload: dict[str, Any], outdir: Path) -> None:
    """Write the files of a figure or a table into the built book."""
    folder = outdir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(payload).items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
