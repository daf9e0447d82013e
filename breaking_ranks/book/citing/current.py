"""What the book that is being built is cited by: read once, when its configuration is."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from .. import opened, provenance
from ..look.palette import Palette
from . import styles
from .edition import Book, Chapter, read_book, read_chapter

_ON_APP = "breaking_ranks_edition"


def book(app: Sphinx) -> Book:
    """Return the book that ``app`` builds."""
    return getattr(app, _ON_APP)


def chapter(app: Sphinx, docname: str) -> Chapter | None:
    """Return the chapter ``docname`` as it is cited; nothing for a page without a description of its own."""
    matter = app.env.metadata.get(docname, {})
    if "description" not in matter:
        return None
    return read_chapter(book(app), docname, app.env.titles[docname].astext(), matter)


def _read(app: Sphinx, config: Config) -> None:
    """Read the book from ``CITATION.cff`` and the commit, and have both editions say it."""
    found = read_book(opened.project(app).home, config.language, config.book_address)
    setattr(app, _ON_APP, found)
    config.html_baseurl, config.release = found.address, found.version
    printed = {
        "typst_subtitle": found.subtitle, "typst_citation": styles.whole(found),
        "typst_notices": styles.notices(found), "typst_articles": _articles(app),
        "typst_timestamp": provenance.midnight(found.day),
    }  # fmt: skip
    for name, value in printed.items():
        if name in config and not config[name]:
            config[name] = value


def _articles(app: Sphinx) -> list[tuple[str, str]]:
    """Return the name of each article and its colour on paper, for the key of a printed book."""
    data = opened.corpus(app)
    palette = Palette(data.colours)
    colours = [palette[name] for name in data.articles["colour"]]
    return [
        (label, colour.on_paper or colour.light)
        for label, colour in zip(data.articles["label"], colours, strict=True)
    ]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the address of the book: where others can read it, empty while it has none."""
    app.add_config_value("book_address", "", "", [str])
    app.connect("config-inited", _read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
