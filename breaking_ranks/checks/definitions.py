"""Hold every table against ``datapackage.json``: columns and types, then keys, values and links."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..store.errors import Problem
from ..store.project import Project
from .steps import Found, NotChecked, named_before

_KEYS = ("primary-key", "unique-error")


@dataclass(frozen=True)
class _Error:
    """An error of Frictionless: its table, its kind, the table and the columns that it links to, if any."""

    table: str
    kind: str
    linked: str
    keys: tuple[str, ...]
    problem: Problem


def columns(project: Project) -> Iterator[Problem]:
    """Yield each row and cell that keeps its table from being loaded."""
    for name in project.names():
        yield from project.problems(name)


def problems(project: Project) -> Iterator[Found]:
    """Yield every error that Frictionless finds in keys, allowed values and links between the tables.

    A cell is named once. Two things are said to be not checked: a table whose rows or columns cannot be told
    apart, and links to such a table or to keys that are wrong: nearly every row that has one would be named.
    """
    broken = {name: project.problems(name) for name in project.names()}
    shapeless = {name for name, found in broken.items() if any(not problem.column for problem in found)}
    errors = list(_errors(project, _descriptor(project, shapeless)))
    left = {name: broken[name][0].file for name in sorted(shapeless)}
    known = [problem for found in broken.values() for problem in found]
    for name, file in left.items():
        yield NotChecked(f"keys and values of {name}, links to it", (file,))
    for error in errors:
        because = _wrong_keys(error, errors, broken)
        if because and error.linked not in left:
            left[error.linked] = because[0].file
            yield NotChecked(f"links to {error.linked}", (because[0].file,))
        elif not because and not named_before(error.problem, known):
            known.append(error.problem)
            yield error.problem


def _descriptor(project: Project, shapeless: set[str]) -> dict[str, Any]:
    """Return the descriptor of all tables but ``shapeless``, without links to these."""
    found = json.loads((project.folder / "datapackage.json").read_text(encoding="utf-8"))
    found["resources"] = [r for r in found["resources"] if r["name"] not in shapeless]
    for resource in found["resources"]:
        links = resource["schema"].get("foreignKeys", [])
        links = [link for link in links if link["reference"]["resource"] not in shapeless]
        resource["schema"]["foreignKeys"] = links
    return found


def _wrong_keys(
    error: _Error, errors: list[_Error], broken: dict[str, tuple[Problem, ...]]
) -> tuple[Problem, ...]:
    """Return what is wrong with the keys that ``error`` links to; nothing if it is no error of a link."""
    if not error.linked:
        return ()
    loading = (p for p in broken[error.linked] if p.column in error.keys)
    twice = (e.problem for e in errors if e.table == error.linked and e.kind in _KEYS)
    return (*loading, *twice)


def _errors(project: Project, descriptor: dict[str, Any]) -> Iterator[_Error]:
    """Yield the errors of Frictionless in the order of the tables and their rows."""
    from frictionless import Package  # here: its import costs more than all other checks

    report = Package.from_descriptor(descriptor, basepath=str(project.folder)).validate()
    for error in report.errors:
        problem = Problem("datapackage.json", None, "", _note(error), "correct the descriptor")
        yield _Error("", error.type, "", (), problem)
    for task in report.tasks:
        links = {tuple(link["fields"]): link["reference"] for link in _links(project, task.name)}
        for error in task.errors:
            row = getattr(error, "row_number", None)
            named = _columns(project, task.name, error)
            problem = Problem(project.path(task.name).name, row, named, _note(error), "correct the cell")
            link = links.get(tuple(named.split(", "))) if error.type == "foreign-key" else None
            target, keys = (link["resource"], tuple(link["fields"])) if link else ("", ())
            yield _Error(task.name, error.type, target, keys, problem)


def _links(project: Project, table: str) -> list[dict[str, Any]]:
    return project.resource(table)["schema"].get("foreignKeys", [])


def _note(error: Any) -> str:
    return " ".join(str(getattr(error, "note", "") or error.message).split())


def _columns(project: Project, table: str, error: Any) -> str:
    """Return the columns that a Frictionless error speaks of; "" where it speaks of none."""
    if error.type == "primary-key":
        return ", ".join(project.resource(table)["schema"]["primaryKey"])
    return getattr(error, "field_name", None) or ", ".join(getattr(error, "field_names", []))
