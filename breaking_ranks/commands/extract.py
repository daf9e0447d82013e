"""``breaking-ranks extract``: the derived tables, written anew from the articles."""

from collections.abc import Iterator

from ..extraction import derive
from ..store.project import Project


def lines(project: Project) -> Iterator[str]:
    """Write ``data/derived``; yield a line for each. ``TableError`` if an article is missing or changed."""
    yield from derive.write(project)
