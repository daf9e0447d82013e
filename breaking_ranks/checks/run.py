"""All checks in order: each table by itself, tables with each other, tables with the articles."""

from collections.abc import Iterable, Iterator
from functools import partial

from .. import raw, tables
from ..errors import Problem, UserError
from . import dates, definitions, evidence, links, rules
from .steps import Found, NotChecked, Step, named_before


def run() -> Iterator[str]:
    """Check everything; yield a line for each step that held, and for what could not be checked.

    In the end, ``UserError`` holds every problem of every step. A cell that one step named is not named
    again by a later one.
    """
    problems: list[Problem | str] = []
    for step in _steps():
        found = list(step.run())
        yield from _left(found, step.against)
        new = list(_new(found, problems))
        problems += new
        if not found:
            yield step.held
    if problems:
        raise UserError(*problems)


def _steps() -> Iterator[Step]:
    yield Step(f"{len(tables.names())} tables have their columns and types", {"columns": definitions.columns})
    yield Step("keys, allowed values and links between tables hold", {"definitions": definitions.problems})
    yield Step(
        "every date is EDTF",
        {f"dates of {table}": partial(dates.problems, table) for table in dates.COLUMNS},
    )
    people = [name for name in tables.names() if name.startswith("human_")]
    yield Step(
        "dates, sums and hashes agree between the tables",
        {
            "rules of events": rules.event_problems,
            "patterns of parts": rules.pattern_problems,
            "sums of paragraphs": links.sum_problems,
            **{f"sentences of {name}": partial(links.sheet_problems, name) for name in links.CODED},
            **{f"values of {name}": partial(rules.person_problems, name) for name in people},
        },
    )
    yield _with_articles()


def _with_articles() -> Step:
    if tables.problems("articles") or raw.present():
        held = "every year, day, number and name stands in the paragraph that its row cites"
        return Step(held, evidence.parts(), against=" against the articles")
    return Step("the articles are not here: rows were not held against their paragraphs", {})


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
