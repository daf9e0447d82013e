"""The Sphinx extension of the book: joins the tables and the package's rooms to the pages."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.writers.html5 import HTML5Translator

from . import dates, tables
from .book import (
    bibliography,
    citation,
    cite,
    contact,
    folds,
    foot,
    head,
    indexing,
    kernels,
    notebooks,
    page,
    provenance,
    records,
    site,
)  # fmt: skip
from .book.nodes import Companion, Drawing, Grid, TableFigure

HERE = Path(__file__).parent
ROOT = tables.DATA.parent


def setup(app: Sphinx) -> dict[str, Any]:
    """Register nodes, roles and events with Sphinx."""
    app.add_node(Drawing, html=(page.visit_drawing, None))
    app.add_node(Companion, html=(page.visit_companion, None))
    app.add_node(Grid, html=(page.visit_grid, None))
    app.add_enumerable_node(
        TableFigure, "table", _title,
        html=(HTML5Translator.visit_figure, page.depart_figure), override=True,
    )  # fmt: skip
    app.add_node(nodes.figure, html=(HTML5Translator.visit_figure, page.depart_figure), override=True)
    app.add_node(
        citation.Mark, html=(citation.visit_mark, citation.depart_mark),
        typst=(lambda writer, node: writer.visit_reference(node), None),
    )  # fmt: skip
    kernels.setup()
    contact.setup(app)
    bibliography.register()
    app.add_post_transform(bibliography.Unlabelled)
    app.connect("builder-inited", bibliography.lettered)
    app.add_role("para", citation.role(_articles()))
    app.connect("doctree-resolved", citation.resolve, priority=400)
    # Jupyter Book sets it for an extension that this book does without
    app.add_config_value("comments_config", {}, "")
    # where others can read the book, such as https://example.org/book; empty while it has no address
    app.add_config_value("book_address", "", "", [str])
    # not to be set: what the book is cited by, read once
    app.add_config_value("book_state", None, "", [cite.Book])
    app.add_css_file("breaking-ranks.css")
    app.add_js_file("breaking-ranks.js")
    app.connect("config-inited", _take_templates)
    app.connect("config-inited", _read_state)
    app.connect("builder-inited", _add_static)
    app.connect("doctree-read", _note_dependencies)
    app.connect("env-get-outdated", _with_other_tables)
    app.connect("doctree-read", folds.gather)
    names = _names()
    app.connect("doctree-read", lambda app, doctree: indexing.add_entries(app.env, doctree, names))
    app.connect("env-updated", _write_every_page)
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


def _names() -> dict[str, str]:
    """Return the entry of the index for each person, office, body, place and work."""
    people, glossary = tables.load("people"), tables.load("glossary")
    kept = glossary[glossary["kind"] != "term"]
    columns = ["name", "pinyin", "chinese"]
    named = pd.concat([people[columns], kept[columns]])
    return {
        name: f"{name} ({', '.join(filter(None, more))})" if any(more) else name
        for name, *more in named.itertuples(index=False)
    }


def _title(node: nodes.Element) -> str:
    return next((child.astext() for child in node.children if isinstance(child, nodes.caption)), "")


def _take_templates(app: Sphinx, config: Any) -> None:
    config.templates_path.insert(0, str(site.TEMPLATES))


def _read_state(app: Sphinx, config: Any) -> None:
    """Read how the book is cited from ``CITATION.cff`` and the commit, and have print say it as well."""
    config.book_state = book = cite.read_book(ROOT, config.language, config.book_address)
    config.html_baseurl, config.release = book.address, book.version
    printed = {
        "typst_subtitle": book.subtitle, "typst_citation": cite.whole(book),
        "typst_notices": cite.notices(book), "typst_timestamp": provenance.midnight(book.day),
    }  # fmt: skip
    for name, value in printed.items():
        if name in config and not config[name]:
            config[name] = value


def _add_static(app: Sphinx) -> None:
    """Make the style sheet and the scripts of the site, and let Sphinx copy them."""
    made = Path(app.doctreedir).parent / "breaking_ranks"
    site.write_assets(made)
    app.config.html_static_path.append(str(made))


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Make Sphinx read a chapter again when a table it rests on, the package's code or the look has changed.

    The code of the PDF is left out: no chapter runs it.
    """
    docname = app.env.docname
    if not docname.startswith("chapters/"):
        return
    executed = _executed(app, docname)
    rests_on = provenance.used(executed) if executed.exists() else []
    app.env.metadata[docname]["tables"] = rests_on
    app.env.metadata[docname]["all_tables"] = tables.names()
    looks = {path for folder in (site.TEMPLATES, site.STATIC) for path in folder.iterdir()}
    code = {path for path in HERE.rglob("*.py") if HERE / "book" / "typst" not in path.parents}
    for path in sorted({*map(tables.path, rests_on), tables.DATA / "datapackage.json", *code, *looks}):
        app.env.note_dependency(str(path))


def _with_other_tables(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Return the chapters that were read when there were other tables: a person's sheet came or went."""
    return [
        name for name in env.found_docs
        if env.metadata.get(name, {}).get("all_tables", tables.names()) != tables.names()
    ]  # fmt: skip


def _executed(app: Sphinx, docname: str) -> Path:
    """Return where myst-nb puts the notebook of ``docname`` as it ran."""
    return Path(app.outdir).parent / "jupyter_execute" / f"{docname}.ipynb"


def _write_every_page(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Have even unchanged pages written again: each says which commit it is from."""
    return env.found_docs if app.builder.format == "html" else ()


def _write_figure_files(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    if app.builder.format == "html":
        for node in doctree.findall(lambda n: isinstance(n, Companion | Grid)):
            page.write_files(node["payload"], Path(app.outdir))


def _furnish(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the page its policy, its cleaned text, the notebook it was made from, and how to cite it."""
    context["content_security_policy"] = site.SECURITY
    if "body" in context:
        context["body"] = site.clean(context["body"])
    if pagename == "genindex":
        context["index_places"] = list(indexing.places(app.env, context["genindexentries"]))
    up = "../" * pagename.count("/")
    executed = _executed(app, pagename)
    if context.get("page_source_suffix") == ".ipynb" and executed.exists():
        notebooks.write(executed, Path(app.outdir), pagename)
        context["notebook"] = f"{up}{notebooks.FOLDER}/{pagename}.ipynb"
    chapter = page.chapter(app.env, pagename)
    if chapter:
        records.write_files(chapter, Path(app.outdir))
        context["metatags"] += head.head(chapter, tables.package(), _picture(app, chapter, doctree))
        context["foot"] = foot.foot(
            chapter, map(tables.path, app.env.metadata[pagename]["tables"]), up, app.config.contact
        )


def _picture(app: Sphinx, chapter: cite.Chapter, doctree: nodes.document) -> str:
    """Return the address of the chapter's first figure; empty if it has none or the book has no address."""
    drawing = next(iter(doctree.findall(Companion)), None)
    if drawing is None or not chapter.address:
        return ""
    return f"{chapter.book.address}{page.write_picture(drawing['payload'], Path(app.outdir))}"


def _finish(app: Sphinx, exception: Exception | None) -> None:
    """Give the redirect at the root of the book a title and a language; drop what no reader needs.

    That is the theme's unused files, and Sphinx's hash of a configuration that has folders of the machine.
    """
    if app.builder.format != "html" or exception:
        return
    root = app.config.root_doc
    site.prune(Path(app.outdir) / "_static")
    (Path(app.outdir) / ".buildinfo").unlink(missing_ok=True)
    if root != "index":
        text = site.doorway(f"{root}.html", app.config.html_title, app.config.language)
        (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8", newline="\n")


def _forget_failed_build(app: Sphinx, exception: Exception | None) -> None:
    """Drop what Sphinx remembers of a build that failed or warned: the next one must fail again."""
    if exception or app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)
