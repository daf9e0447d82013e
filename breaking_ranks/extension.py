"""The Sphinx extension of the book: the rooms it is made of, each with its own nodes, roles and events."""

from typing import Any

from sphinx.application import Sphinx

from .book import kernels, opened, rebuild
from .book.citing import contact, current
from .book.doctree import (
    article_page,
    backlinks,
    domain,
    facts_page,
    folds,
    handed,
    in_print,
    index,
    nodes,
    person_page,
    references,
)
from .book.html import assets, cards, files, marked, own_copy, pages, search, writer, written

_ROOMS = (
    opened,
    nodes,
    domain,
    handed,
    backlinks,
    article_page,
    person_page,
    facts_page,
    in_print,
    references,
    folds,
    index,
    current,
    contact,
    writer,
    marked,
    files,
    cards,
    assets,
    pages,
    search,
    written,
    own_copy,
    kernels,
    rebuild,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up every room."""
    for room in _ROOMS:
        app.setup_extension(room.__name__)
    # Jupyter Book sets it for sphinx-comments, an extension that this book does without
    app.add_config_value("comments_config", {}, "")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 2}
