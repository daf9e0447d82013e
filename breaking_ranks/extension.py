"""The Sphinx extension of the book: joins the tables and the package's rooms to the pages."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from . import dates, tables
from .book import citation, folds, notebooks, page, site
from .book.nodes import Companion, Drawing, Grid, TableFigure

HERE = Path(__file__).parent


def setup(app: Sphinx) -> dict[str, Any]:
    """Register nodes, roles and events with Sphinx."""
    app.add_node(Drawing, html=(page.visit_drawing, None))
    app.add_node(Companion, html=(page.visit_companion, None))
    app.add_node(Grid, html=(page.visit_grid, None))
    app.add_enumerable_node(
        TableFigure, "table", _title,
        html=(HTML5Translator.visit_figure, HTML5Translator.depart_figure), override=True,
    )  # fmt: skip
    app.add_node(
        citation.Mark, html=(citation.visit_mark, citation.depart_mark),
        typst=(lambda writer, node: writer.visit_reference(node), None),
    )  # fmt: skip
    app.add_role("para", citation.role(_articles()))
    app.connect("doctree-resolved", citation.resolve, priority=400)
    # Jupyter Book sets it for an extension that this book does without
    app.add_config_value("comments_config", {}, "")
    app.add_css_file("breaking-ranks.css")
    app.add_js_file("breaking-ranks.js")
    app.connect("config-inited", _take_templates)
    app.connect("builder-inited", _add_static)
    app.connect("doctree-read", _note_dependencies)
    app.connect("doctree-read", folds.gather)
    app.connect("doctree-resolved", _write_figure_files)
    app.connect("html-page-context", _furnish, priority=900)
    app.connect("build-finished", _finish, priority=900)
    app.connect("build-finished", _forget_failed_build)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}


def _articles() -> dict[str, tuple[str, str]]:
    """Return short name, and outlet with date, of each article by its key."""
    outlets = tables.load("outlets").set_index("outlet")["name"]
    return {
        a.article: (a.label, f"{outlets[a.outlet]}, {dates.spell(a.published)} ({a.published_basis})")
        for a in tables.rows("articles")
    }


def _title(node: nodes.Element) -> str:
    return next((child.astext() for child in node.children if isinstance(child, nodes.caption)), "")


def _take_templates(app: Sphinx, config: Any) -> None:
    config.templates_path.insert(0, str(site.TEMPLATES))


def _add_static(app: Sphinx) -> None:
    """Make the style sheet and the scripts of the site, and let Sphinx copy them."""
    made = Path(app.doctreedir).parent / "breaking_ranks"
    site.write_assets(made)
    app.config.html_static_path.append(str(made))


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Make Sphinx read a chapter again when a table, the package's code or the book's look has changed."""
    if not app.env.docname.startswith("chapters/"):
        return
    looks = {path for folder in (site.TEMPLATES, site.STATIC) for path in folder.iterdir()}
    data = {*tables.DATA.rglob("*.csv"), *tables.DATA.glob("*.json")}
    for path in sorted({*data, *HERE.rglob("*.py"), *looks}):
        app.env.note_dependency(str(path))


def _write_figure_files(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format == "html":
        for node in doctree.findall(lambda n: isinstance(n, Companion | Grid)):
            page.write_files(node["payload"], Path(app.outdir))


def _furnish(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the page its policy, its cleaned text and the notebook it was made from."""
    context["content_security_policy"] = site.SECURITY
    if "body" in context:
        context["body"] = site.clean(context["body"])
    executed = Path(app.outdir).parent / "jupyter_execute" / f"{pagename}.ipynb"
    if context.get("page_source_suffix") == ".ipynb" and executed.exists():
        notebooks.write(executed, Path(app.outdir), pagename)
        context["notebook"] = "../" * pagename.count("/") + f"{notebooks.FOLDER}/{pagename}.ipynb"


def _finish(app: Sphinx, exception: Exception | None) -> None:
    """Give the redirect at the root of the book a title and a language; drop the theme's unused files."""
    if app.builder.format != "html" or exception:
        return
    root = app.config.root_doc
    site.prune(Path(app.outdir) / "_static")
    if root != "index":
        text = site.doorway(f"{root}.html", app.config.html_title, app.config.language)
        (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8", newline="\n")


def _forget_failed_build(app: Sphinx, exception: Exception | None) -> None:
    """Drop what Sphinx remembers of a build that failed or warned: the next one must fail again."""
    if exception or app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)
