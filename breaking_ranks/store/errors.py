"""Mistakes that their maker can mend: where they are, what is wrong, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

SHOWN = 20  # of many problems: as many as stand on a screen


@dataclass(frozen=True)
class Problem:
    """One wrong thing in a file.

    ``row`` counts as an editor does, the header being 1; ``None`` means the file as a whole. ``column`` may
    name several, with commas, and is ``""`` where the row as a whole is wrong.
    """

    file: str
    row: int | None
    column: str
    what: str
    mend: str

    def __str__(self) -> str:
        """Return one line: place, what is wrong, what to do."""
        return f"{place(self.file, self.row, self.column)}: {self.what}; {self.mend}"


def place(file: str, row: int | None = None, column: str = "") -> str:
    """Return where something is, in words.

    >>> place("events.csv", 17, "what")
    'events.csv: row 17: column what'
    """
    in_file = "" if row is None else f": row {row}"
    return f"{file}{in_file}" + (f": column {column}" if column else "")


class UserError(Exception):
    """A mistake of whoever gave the files or the command.

    It is made from a problem or several, or from one-line messages that say the same of what is no file; the
    message of the error is the first.
    """

    def __str__(self) -> str:
        """Return the first problem as a line."""
        return str(self.args[0])

    @property
    def problems(self) -> tuple[Problem | str, ...]:
        """All that is wrong, in the order in which it was found."""
        return self.args

    def told(self) -> Iterator[str]:
        """Yield the first problems, a line each, and how many more there are."""
        yield from map(str, self.problems[:SHOWN])
        if len(self.problems) > SHOWN:
            yield f"and {len(self.problems) - SHOWN} more"

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows in place of a traceback; IPython asks an error for it by this name."""
        return list(self.told())


class TableError(UserError):
    """A table cannot be used."""
