"""What must hold in a table and no schema can say."""

import re
from collections.abc import Iterator
from typing import Any

from ..coding import sheets
from ..extraction import derive
from ..store.errors import Problem, TableError
from ..store.project import Project


def event_problems(project: Project) -> Iterator[Problem]:
    """Yield each cell of ``events`` that does not fit the other cells of its row."""
    known = set(project.load("events")["event"])
    for row, event in enumerate(project.rows("events")):
        for column, what, mend in _event_faults(event, known):
            yield project.problem("events", row, column, what, mend)


def _event_faults(event: Any, known: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield column, what is wrong and what to do for one event; ``known`` are all events."""
    if (event.date_edtf == "") != (event.date_basis == "undated"):
        what = "a date without basis, or a basis without date"
        yield "date_edtf", what, "an undated event has neither"
    if event.date_basis in ("computed", "inferred") and not event.date_note:
        yield "date_note", "is empty", "say from what the date was computed or inferred"
    if event.same_as and event.same_as not in known:
        yield "same_as", f"{event.same_as!r} is no event", "name one of the column event"
    if not event.person and not event.subject and event.kind != "reception":
        yield "subject", "nobody is named", "fill person or subject"


def pattern_problems(project: Project) -> Iterator[Problem]:
    """Yield each pattern of ``parts`` that is no regular expression."""
    project.load("parts")
    try:
        derive.part_rules(project)
    except TableError as error:
        yield from error.args


def person_problems(project: Project, name: str) -> Iterator[Problem]:
    """Yield what is wrong with the sheet of a person: its name, and what a coder may not write."""
    project.load(name)
    file = project.path(name)
    if not re.fullmatch(r"\w+", file.stem):
        what = "the name of a coder is letters, digits and _"
        yield Problem(file.name, None, "", what, "rename the file")
    try:
        sheets.read(project, file.name, file.read_text(encoding="utf-8-sig"))
    except TableError as error:
        yield from error.args
