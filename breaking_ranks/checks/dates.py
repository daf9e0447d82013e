"""Every date is EDTF, of the kinds that the book can draw and spell."""

from collections.abc import Iterator

from ..store import dates
from ..store.errors import Problem
from ..store.project import Project

COLUMNS = {
    "articles": ("published", "changed"),
    "transmission": ("date_edtf",),
    "events": ("date_edtf",),
    "outside_facts": ("date_edtf",),
    "outside_texts": ("published",),
    "rulings": ("date_edtf", "answer_date", "as_of"),
    "accusations": ("date_edtf", "answer_date", "as_of"),
    "claims": ("date_edtf",),
}


def problems(project: Project, table: str) -> Iterator[Problem]:
    """Yield each cell of the columns of dates of ``table`` that is neither empty nor a date."""
    frame = project.load(table)
    for column in COLUMNS[table]:
        for row, value in frame[column].items():
            try:
                if value:
                    dates.bounds(value)
            except dates.DateError as error:
                mend = "write it as in 1982, ../1992, 1996~ or 2001-09"
                yield project.problem(table, row, column, str(error), mend)
