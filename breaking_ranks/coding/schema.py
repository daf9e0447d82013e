"""The coded columns in ``datapackage.json``: made from the codebook, so that nobody writes them twice."""

import json
from collections.abc import Iterator
from typing import Any

from ..analysis import codebook
from ..analysis.codebook import Variable
from ..store.project import DESCRIPTOR, Project
from ..store.tables import Field
from .sheets import CODED, IDENTIFIED


def text(project: Project) -> str:
    """Return ``datapackage.json`` with the coded columns as the codebook has them."""
    return json.dumps(_derived(project), ensure_ascii=False, indent=1) + "\n"


def lagging(project: Project) -> Iterator[str]:
    """Yield the name of each table whose coded columns in ``datapackage.json`` are not the codebook's."""
    pairs = zip(_written(project)["resources"], _derived(project)["resources"], strict=True)
    yield from (now["name"] for now, then in pairs if now != then)


def _written(project: Project) -> dict[str, Any]:
    return json.loads((project.folder / DESCRIPTOR).read_text(encoding="utf-8"))


def _derived(project: Project) -> dict[str, Any]:
    variables = codebook.sentence_variables(project.corpus())
    found = _written(project)
    for resource in found["resources"]:
        fields = resource["schema"]["fields"]
        if resource["name"] in CODED:
            resource["schema"]["fields"] = _with_coded(fields, variables)
        if resource["name"] == "frames":
            function = next(field for field in fields if field["name"] == "function")
            kinds = [variable.name for variable in variables if variable.kind == codebook.FUNCTION]
            function["constraints"]["enum"] = kinds
    return found


def _with_coded(fields: list[Field], variables: list[Variable]) -> list[Field]:
    """Return ``fields`` with those of ``variables`` between the sentence and what stands after them.

    After them stand the fields behind the last one that the codebook has.
    """
    names = codebook.names(variables)
    last = max((place for place, field in enumerate(fields) if field["name"] in names), default=3)
    return [*fields[: len(IDENTIFIED)], *map(_field, variables), *fields[last + 1 :]]


def _field(variable: Variable) -> Field:
    """Return the field of one variable: a number where it is coded 0 or 1, else text."""
    words = f"{variable.kind.capitalize()}: {variable.label}" if variable.binary else variable.label
    kind, values = ("integer", [0, 1]) if variable.binary else ("string", list(variable.values))
    allowed = {"enum": values} if values else {}
    return {
        "name": variable.name, "title": variable.label, "type": kind,
        "description": words.removeprefix(": "),
        "constraints": {"required": True, **allowed},
    }  # fmt: skip
