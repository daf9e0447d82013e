"""``breaking-ranks check``: every table held against its definition, the others, and the articles."""

from collections.abc import Iterator

from ..checks import run
from ..store.project import Project


def lines(project: Project) -> Iterator[str]:
    """Check everything; yield a line for each step that held. ``UserError`` has all the problems."""
    yield from run.run(project)
