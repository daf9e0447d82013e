"""The search of the book: one script with all that can be found, loaded by the page of the search alone.

A script, because a page opened from a folder may not fetch. How words are compared, says
``breaking-ranks-words.js``; how results are ordered and shown, ``breaking-ranks-search.js``. Of the articles
it has what is derived.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from .. import opened
from ..doctree.domain import ranks
from . import written
from .findable import KINDS, PEOPLE, TERMS, Record, Tables, href
from .sections import sections

FILE = "breaking-ranks-found.js"
SCRIPTS = ("breaking-ranks-words.js", "breaking-ranks-search.js", FILE)  # each needs the one before
_ENTRIES = f".br-entries, .br-facts, #{PEOPLE} tbody, #{TERMS} tbody"  # these have records of their own
_LISTS = "dl:has(li), li"  # on the page of a person these are facts and claims


def script(found: Iterable[Record]) -> str:
    """Return the script that hands the records to the page."""
    rows = [[KINDS.index(record.kind), *record[1:]] for record in found]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"breakingRanksFound({text});\n"


def chapters(app: Sphinx, of_people: set[str]) -> Iterator[Record]:
    """Yield the sections of all pages in the order of the book, without what has a record of its own.

    ``of_people`` are the documents that are about a person.
    """
    root = app.config.root_doc
    for docname in [root, *app.env.toctree_includes.get(root, [])]:
        page = Path(app.outdir) / f"{docname}.html"
        without = _LISTS if docname in of_people else _ENTRIES
        for section in sections(page, without):
            title = ": ".join(filter(None, [section.page, section.title]))
            if section.text:
                yield Record("chapters", title, section.text, href((docname, section.anchor)))


def _leave_out_stock(app: Sphinx) -> None:
    """Have Sphinx make no index of its own: it knows pages alone."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]  # of the builder for HTML alone


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of the search, which Sphinx makes only with its own index."""
    yield "search", {"page_scripts": SCRIPTS}, "search.html"


def _write(app: Sphinx, exception: Exception | None) -> None:
    """Write the records once all pages are written."""
    if written.anew(app, exception):
        tables = Tables(opened.corpus(app), ranks(app.env))
        place = Path(app.outdir) / "_static" / FILE
        place.write_text(
            script([*tables.all(), *chapters(app, tables.pages_of_people())]), encoding="utf-8", newline="\n"
        )


def setup(app: Sphinx) -> dict[str, Any]:
    """Make page and records with the book."""
    app.connect("builder-inited", _leave_out_stock)
    app.connect("html-collect-pages", _page)
    app.connect("build-finished", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
