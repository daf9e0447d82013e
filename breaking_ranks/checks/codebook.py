"""Hold the definition of the coded tables, and the values that a coder reads, against the codebook."""

from collections.abc import Iterator

from ..analysis import codebook
from ..coding import schema
from ..store.errors import Problem
from ..store.project import DESCRIPTOR, Project


def problems(project: Project) -> Iterator[Problem]:
    """Yield each table whose columns lag behind the codebook, and each variable that is told in two ways."""
    for name in schema.lagging(project):
        what = f"the columns of {name} are not those of the codebook"
        yield Problem(DESCRIPTOR, None, "", what, "run 'breaking-ranks codebook'")
    data = project.corpus()
    for row, variable in enumerate(project.rows("variables")):
        listed = list(codebook.values(data, variable.sheet, variable.variable))
        if variable.keys_of:
            if variable.keys_of not in project.names():
                yield project.problem("variables", row, "keys_of", "is no table", "name a table")
            continue
        if sorted(listed) != sorted(variable.values.split("|")):
            what = f"values.csv has {'|'.join(listed) or 'none'}"
            yield project.problem("variables", row, "values", what, "name the same values in both")
        yield from _refused(project, variable.sheet, variable.variable, listed)


def _refused(project: Project, sheet: str, variable: str, listed: list[str]) -> Iterator[Problem]:
    """Yield the values of the codebook that a table of the sheet does not allow."""
    for table in (sheet, f"{sheet}_1", f"{sheet}_2"):
        if table not in project.names():
            continue
        for field in project.fields(table):
            allowed = field.get("constraints", {}).get("enum", listed)
            missing = [value for value in listed if value not in map(str, allowed)]
            if field["name"] == variable and missing:
                what = f"{table}: {variable} does not allow {', '.join(missing)}"
                yield Problem(DESCRIPTOR, None, "", what, "add them to its enum")
