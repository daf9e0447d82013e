"""``breaking-ranks check``: every table held against its definition, the others, and the articles."""

from collections.abc import Iterator

from .. import check


def lines() -> Iterator[str]:
    """Check everything; yield a line for each step that held. ``TableError`` names what does not."""
    yield from check.run()
