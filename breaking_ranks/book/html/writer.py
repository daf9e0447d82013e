"""Write the nodes of figures and tables into an HTML page, and their files beside it."""

import html
import json
from pathlib import Path
from typing import Any

import vl_convert
from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.writers.html5 import HTML5Translator

from . import cite, theme

FOLDER = "figures"
_LINKS = {"csv": "CSV", "vl.json": "Vega-Lite", "svg": "SVG"}


# docutils closes a caption at the end of its figure: all that it holds would be read out as its name
_END_OF_CAPTION = "</figcaption>\n"


def depart_figure(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a figure; the caption of a chart or a table was closed before it."""
    if "br-float" not in node["classes"] and len(node) > 1:
        self.body.append(_END_OF_CAPTION)
    self.body.append("</figure>\n")


def visit_drawing(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the drawing twice, wide and narrow; the style sheet shows the one that fits."""
    payload = node["payload"]
    self.body.append(
        f'{_END_OF_CAPTION}<div class="br-drawing" data-figure="{payload["name"]}">'
        f'<div class="br-wide">{payload["wide"]}</div>'
        f'<div class="br-narrow">{payload["narrow"]}</div></div>'
    )
    raise nodes.SkipNode


def visit_companion(self: HTML5Translator, node: nodes.Element) -> None:
    """Write description, data and downloads under the drawing, closed until asked for."""
    payload = node["payload"]
    whose = _number(self, node)
    rows = "".join(f"<li>{html.escape(row)}</li>" for row in payload["rows"])
    told = f"<p>{html.escape(payload['description'])}</p><ul>{rows}</ul>"
    self.body.append(
        f'<div class="br-companion">{_hint(payload)}'
        f"{_details('Description', whose, told)}"
        f"{_details('Data', whose, _region(payload['table'], f'Data of {whose}'))}"
        f"{_citing(self, payload, whose)}"
        f"{_links(self, payload, whose)}</div>"
    )
    raise nodes.SkipNode


def _hint(payload: dict[str, Any]) -> str:
    """Return how to filter a chart whose legend can be used; it is seen when the chart is alive."""
    bound = any(param.get("bind") == "legend" for param in payload["specs"]["wide"].get("params", []))
    return '<p class="br-hint">Choose in the legend to see one alone; again to see all.</p>' if bound else ""


def visit_grid(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the cells of a table and the link to its CSV."""
    payload = node["payload"]
    whose = _number(self, node)
    self.body.append(
        f'{_END_OF_CAPTION}{_region(payload["table"], whose)}<div class="br-companion">'
        f"{_citing(self, payload, whose)}{_links(self, payload, whose)}</div>"
    )
    raise nodes.SkipNode


def _number(writer: HTML5Translator, node: nodes.Element) -> str:
    """Return how the prose cites the figure or table around ``node``, such as ``Figure 3``."""
    shell = node.parent
    kind = writer.builder.env.domains["std"].get_enumerable_node_type(shell) or "figure"
    number = writer.builder.fignumbers.get(kind, {}).get(shell["ids"][0], ())
    return f"{kind.capitalize()} {'.'.join(map(str, number))}".strip()


def _citing(writer: HTML5Translator, payload: dict[str, Any], whose: str) -> str:
    """Return how to cite the figure or table itself; nothing on a page that is no chapter."""
    found = chapter(writer.builder.env, writer.builder.current_docname)
    if not found:
        return ""
    return _details("Citation", whose, f"<p>{html.escape(cite.apa(found, whose, payload['name']))}</p>")


def chapter(env: BuildEnvironment, docname: str) -> cite.Chapter | None:
    """Return the chapter ``docname`` as it is cited; nothing for a page without a description of its own."""
    matter = env.metadata.get(docname, {})
    if "description" not in matter:
        return None
    return cite.read_chapter(env.config.book_state, docname, env.titles[docname].astext(), matter)


def _details(label: str, whose: str, inner: str) -> str:
    unseen = f'<span class="br-unseen"> of {whose}</span>'
    return f"<details><summary>{label}{unseen}</summary><div>{inner}</div></details>"


def _region(table: str, label: str) -> str:
    """Return ``table`` in a region that a keyboard can scroll sideways."""
    return f'<div class="br-scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>'


def _links(writer: HTML5Translator, payload: dict[str, Any], whose: str) -> str:
    up = "../" * writer.builder.current_docname.count("/")
    return "".join(
        f'<a class="br-file" href="{up}{FOLDER}/{payload["name"]}.{ending}" download'
        f' aria-label="{label} of {whose}">{label}</a>'
        for ending, label in _LINKS.items()
        if f"{payload['name']}.{ending}" in files(payload)
    )


def files(payload: dict[str, Any]) -> dict[str, str]:
    """Return the files that go with a figure or a table: name to content.

    The spec and the SVG to take away have plain colours, since outside the book nothing
    defines its names; the ``.js`` is what the page itself loads, as a script because a
    page opened from a folder may not fetch.
    """
    name = payload["name"]
    made = {f"{name}.csv": payload["csv"]}
    if "specs" in payload:
        spec = json.dumps(payload["specs"]["wide"], indent=1, sort_keys=True)
        forms = json.dumps(payload["specs"], sort_keys=True, separators=(",", ":"))
        made |= {
            f"{name}.vl.json": theme.literal(spec) + "\n",
            f"{name}.svg": payload["print"] + "\n",
            f"{name}.js": f"breakingRanks({json.dumps(name)},{forms});\n",
        }
    return made


def write_files(payload: dict[str, Any], outdir: Path) -> None:
    """Write the files of a figure or a table into the built book."""
    folder = outdir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(payload).items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


def write_picture(payload: dict[str, Any], outdir: Path) -> str:
    """Write a figure as PNG, which messengers show and SVG not, and return its place in the built book."""
    theme.register_fonts()
    place = f"{FOLDER}/{payload['name']}.png"
    (outdir / FOLDER).mkdir(parents=True, exist_ok=True)
    (outdir / place).write_bytes(vl_convert.svg_to_png(payload["print"], scale=2))
    return place
