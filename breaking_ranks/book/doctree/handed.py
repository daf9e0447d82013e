"""The role ``{file}``: a file that the built book hands out beside its pages.

``{file}`breaking-ranks.qdc``` prints the name and, on a screen, leads to the file. There are those of
``exchange.files``, every table (``{file}`events.csv```) and their descriptor. What only a release lays
beside the pages is linked where the book has an address, and printed as a name elsewhere. Any other name is a
warning, which fails the build.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ...exchange.files import FOLDER, HANDED_OUT
from ...store.project import Project
from .. import opened
from ..parts import DATA as PACKED
from ..parts import NAME

logger = logging.getLogger(__name__)


RELEASED = (f"{NAME}.pdf", f"{PACKED}.zip")  # the root of the built book has them once it is released
DATA = "data"  # the folder of the built book with the tables, as they lie in the project


class HandedFile(nodes.literal):
    """The name of a file that the book hands out; ``place`` is where it lies in the built book, or empty."""


def tables(project: Project) -> dict[str, Path]:
    """Return the tables and their descriptor: where each lies in the built book, and in the project."""
    return {f"{DATA}/{file.relative_to(project.folder).as_posix()}": file for file in project.files()}


class FileRole(SphinxRole):
    """Reads ``{file}``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node under the name of the file."""
        places = [f"{FOLDER}/{name}" for name in HANDED_OUT] + [*tables(opened.project(self.env.app))]
        by_name = {place.rpartition("/")[2]: place for place in places}
        by_name |= {name: name if self.config.html_baseurl else "" for name in RELEASED}
        if self.text not in by_name:
            told = f"{self.text}: is not a file that the book offers; there are {', '.join(by_name)}"
            logger.warning(told, location=self.get_location())
        return [HandedFile(self.rawtext, self.text, place=by_name.get(self.text, ""))], []


def setup(app: Sphinx) -> dict[str, Any]:
    """Make role and node known; each edition writes the node. Sphinx's own ``{file}`` is no link."""
    app.add_role("file", FileRole(), override=True)
    app.add_node(HandedFile)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
