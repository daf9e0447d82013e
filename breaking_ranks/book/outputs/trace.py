"""How an output says what it rests on.

Which tables a chapter uses is found, not typed. ``tables`` notes each one that is asked for; every
figure, table and bound number leaves the kernel with that note as the metadata of its output; the
tables of a chapter are all that its outputs name. A table that no output followed is not counted:
nothing on the page can come from it. As the note only grows while a notebook runs, it is exact for
the chapter and an upper bound for one figure.
"""

from typing import Any

from ... import tables


def trace() -> dict[str, Any]:
    """Return the metadata by which an output says what it may rest on."""
    return {"tables": tables.asked()}
