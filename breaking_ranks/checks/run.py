"""All checks in order: each table by itself, tables with each other, tables with the articles."""

from collections.abc import Iterable, Iterator
from functools import partial

from ..coding.sheets import CODED
from ..store import raw
from ..store.errors import Problem, UserError
from ..store.project import Project
from . import codebook, dates, definitions, evidence, links, rules
from .steps import Found, NotChecked, Step, named_before


def run(project: Project) -> Iterator[str]:
    """Check everything; yield a line for each step that held, and for what could not be checked.

    In the end, ``UserError`` holds every problem of every step. A cell that one step named is not named
    again by a later one.
    """
    problems: list[Problem | str] = []
    for step in _steps(project):
        found = list(step.run())
        yield from _left(found, step.against)
        new = list(_new(found, problems))
        problems += new
        if not found:
            yield step.held
    if problems:
        raise UserError(*problems)


def _steps(project: Project) -> Iterator[Step]:
    yield Step(
        f"{len(project.names())} tables have their columns and types",
        {"columns": partial(definitions.columns, project)},
    )
    yield Step(
        "keys, allowed values and links between tables hold",
        {
            "the codebook": partial(codebook.problems, project),
            "definitions": partial(definitions.problems, project),
        },
    )
    yield Step(
        "every date is EDTF",
        {f"dates of {table}": partial(dates.problems, project, table) for table in dates.COLUMNS},
    )
    people = project.people()
    yield Step(
        "dates, sums and hashes agree between the tables",
        {
            "rules of events": partial(rules.event_problems, project),
            "patterns of parts": partial(rules.pattern_problems, project),
            "sums of paragraphs": partial(links.sum_problems, project),
            **{f"sentences of {name}": partial(links.sheet_problems, project, name) for name in CODED},
            **{f"values of {name}": partial(rules.person_problems, project, name) for name in people},
        },
    )
    yield _with_articles(project)


def _with_articles(project: Project) -> Step:
    if project.problems("articles") or raw.present(project):
        held = "every year, day, number and name is in the paragraph that its row cites"
        return Step(held, evidence.parts(project), against=" against the articles")
    return Step("the articles are not here: rows were not checked against their paragraphs", {})


def _left(found: Iterable[Found], against: str) -> Iterator[str]:
    """Yield a line for what could not be checked, for each set of files that must be mended before."""
    left: dict[tuple[str, ...], list[str]] = {}
    for part in found:
        if isinstance(part, NotChecked):
            left.setdefault(part.files, []).append(part.what)
    for files, what in left.items():
        yield f"not checked before {', '.join(files)} can be used: {', '.join(what)}{against}"


def _new(found: Iterable[Found], known: list[Problem | str]) -> Iterator[Problem | str]:
    """Yield the problems that no earlier step named, those included that kept a part from running."""
    before, seen = [p for p in known if isinstance(p, Problem)], set(known)
    for part in found:
        for problem in part.problems if isinstance(part, NotChecked) else (part,):
            if problem not in seen and not (isinstance(problem, Problem) and named_before(problem, before)):
                seen.add(problem)
                yield problem
