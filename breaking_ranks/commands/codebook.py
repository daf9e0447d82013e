"""``breaking-ranks codebook``: what follows from the codebook, written anew."""

from collections.abc import Iterator

from ..coding import schema
from ..store.project import DESCRIPTOR, Project
from ..store.tables import write_whole
from . import sheet


def lines(project: Project) -> Iterator[str]:
    """Write the coded columns in ``datapackage.json`` and the blank sheet; yield a line for each file.

    ``TableError`` if a table of the codebook cannot be loaded.
    """
    files = {
        project.folder / DESCRIPTOR: schema.text(project),
        project.folder / "coded" / "blank_sheet.csv": "".join(f"{line}\n" for line in sheet.blank(project)),
    }
    for place, content in files.items():
        yield project.told(write_whole(place, content.encode("utf-8")))
