"""Assemble each page: its policy, its cleaned text, its notebook, how to cite it; and the way in."""

import html
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from .. import opened, provenance
from ..citing import current, metadata, panel, records
from ..citing.edition import Chapter
from ..doctree import executed, index
from ..doctree.nodes import Companion
from ..payload import FigurePayload
from . import files, notebooks
from .assets import HAN, needs_han
from .clean import clean

SECURITY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self' data:; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


def _furnish(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give the templates what they print of a page beside what Sphinx gives them."""
    context["content_security_policy"] = SECURITY
    context["language_of_text"] = app.env.metadata.get(pagename, {}).get("lang", "")
    if "body" in context:
        context["body"] = clean(context["body"])
    if pagename == "genindex":
        context["index_places"] = list(index.places(app.env, context["genindexentries"]))
    up = "../" * pagename.count("/")
    ran = executed.place(app, pagename)
    if context.get("page_source_suffix") == ".ipynb" and ran.exists():
        notebooks.write(ran, Path(app.outdir), pagename, current.book(app).version)
        context["notebook"] = f"{up}{notebooks.FOLDER}/{pagename}.ipynb"
    # who reads a page in Chinese has a Chinese font
    shows_more = needs_han(context.get("body", "")) and not context["language_of_text"]
    if pagename in {"search", "genindex"} or shows_more:
        app.add_css_file(HAN)
    if 'class="br-facts' in context.get("body", ""):
        app.add_js_file("breaking-ranks-facts.js")
    if chapter := current.chapter(app, pagename):
        records.write_files(chapter, Path(app.outdir))
        context["metatags"] += metadata.tags(chapter, opened.project(app).package, _picture(chapter, doctree))
        rests_on = provenance.hashes(opened.project(app), app.env.metadata[pagename]["tables"])
        is_notebook = context.get("page_source_suffix") == ".ipynb"
        context["foot"] = panel.content(chapter, rests_on, up, app.config.contact, is_notebook)


def _picture(chapter: Chapter, doctree: nodes.document) -> str:
    """Return the address of the chapter's first drawing; empty if it has none or the book has no address."""
    payloads = (companion["payload"] for companion in doctree.findall(Companion))
    payload = next((found for found in payloads if isinstance(found, FigurePayload)), None)
    if payload is None or not chapter.address:
        return ""
    return f"{chapter.book.address}{files.FOLDER}/{payload.name}.png"


def doorway(target: str, title: str, language: str) -> str:
    """Return a page that sends the reader on to ``target``."""
    there, name = html.escape(target), html.escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{name}</title>\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="0; url={there}">\n<link rel="canonical" href="{there}">\n'
        f'</head>\n<body>\n<main><h1>{name}</h1><p><a href="{there}">Open the book</a></p></main>\n'
        "</body>\n</html>\n"
    )


def _finish(app: Sphinx, exception: Exception | None) -> None:
    """Give the redirect at the root of the book a title and a language.

    Sphinx's hash of a configuration that has folders of the machine is dropped.
    """
    if app.builder.format != "html" or exception:
        return
    root = app.config.root_doc
    (Path(app.outdir) / ".buildinfo").unlink(missing_ok=True)
    if root != "index":
        text = doorway(f"{root}.html", app.config.html_title, app.config.language)
        (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> dict[str, Any]:
    """Furnish each page after everybody else, and the folder once all are written."""
    app.connect("html-page-context", _furnish, priority=900)
    app.connect("build-finished", _finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
