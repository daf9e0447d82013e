"""The Sphinx extension of the book: joins the tables and the package's rooms to the pages."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from . import tables
from .book import page, theme
from .book.nodes import Companion, Drawing, Grid, TableFigure

HERE = Path(__file__).parent
STATIC = HERE / "book" / "static"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register nodes, roles and events with Sphinx."""
    app.add_node(Drawing, html=(page.visit_drawing, None))
    app.add_node(Companion, html=(page.visit_companion, None))
    app.add_node(Grid, html=(page.visit_grid, None))
    app.add_enumerable_node(
        TableFigure, "table", _title,
        html=(HTML5Translator.visit_figure, HTML5Translator.depart_figure), override=True,
    )  # fmt: skip
    app.connect("builder-inited", _add_static)
    app.connect("doctree-read", _note_dependencies)
    app.connect("build-finished", _forget_failed_build)
    app.connect("doctree-resolved", _write_figure_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}


def _title(node: nodes.Element) -> str:
    return next((child.astext() for child in node.children if isinstance(child, nodes.caption)), "")


def _add_static(app: Sphinx) -> None:
    """Add the project's style sheet; its colours are made from the theme's one table."""
    made = Path(app.doctreedir).parent / "breaking_ranks"
    made.mkdir(parents=True, exist_ok=True)
    (made / "breaking-ranks-colours.css").write_text(theme.stylesheet(), encoding="utf-8")
    app.config.html_static_path += [str(made), str(STATIC), str(HERE / "book" / "fonts")]
    app.add_css_file("breaking-ranks-colours.css")
    app.add_css_file("breaking-ranks.css")


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Make Sphinx read a chapter again when a table or the package's code has changed."""
    if not app.env.docname.startswith("chapters/"):
        return
    for path in sorted({*tables.DATA.rglob("*.csv"), *tables.DATA.glob("*.json"), *HERE.rglob("*.py")}):
        app.env.note_dependency(str(path))


def _write_figure_files(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format == "html":
        for node in doctree.findall(lambda n: isinstance(n, Companion | Grid)):
            page.write_files(node["payload"], Path(app.outdir))


def _forget_failed_build(app: Sphinx, exception: Exception | None) -> None:
    """Drop what Sphinx remembers of a build that failed or warned: the next one must fail again."""
    if exception or app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)
