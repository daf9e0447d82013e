"""The role ``{file}``: a file that the built book hands out beside its pages.

``{file}`breaking-ranks.qdc``` prints the name and, on a screen, leads to the file. A name that is none of
``exchange.files`` is a warning, which fails the build.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ...exchange.files import HANDED_OUT

logger = logging.getLogger(__name__)


class HandedFile(nodes.literal):
    """The name of a file that the book hands out."""


class FileRole(SphinxRole):
    """Reads ``{file}``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node under the name of the file."""
        if self.text not in HANDED_OUT:
            told = f"{self.text}: is no file that the book hands out; there are {', '.join(HANDED_OUT)}"
            logger.warning(told, location=self.get_location())
        return [HandedFile(self.rawtext, self.text)], []


def setup(app: Sphinx) -> dict[str, Any]:
    """Make role and node known; each edition writes the node. Sphinx's own ``{file}`` is no link."""
    app.add_role("file", FileRole(), override=True)
    app.add_node(HandedFile)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
