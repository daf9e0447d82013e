"""A Sphinx extension that prints a book through Typst; see README.md."""

from typing import Any

from sphinx.application import Sphinx

from .builder import TypstBuilder


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the builder ``typst`` and what the title page needs to know."""
    app.add_builder(TypstBuilder)
    app.add_config_value("typst_subtitle", "", "", str)
    app.add_config_value("typst_citation", "", "", str)
    app.add_config_value("typst_timestamp", 0, "", int)
    app.add_config_value("typst_notices", [], "", list)
    app.add_config_value("typst_articles", [], "", list)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
