"""A project: the folder that holds the data of a book, and the one way to read and write it."""

import json
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import pandas as pd

from . import tables
from .corpus import Corpus
from .errors import Problem, TableError, UserError

DESCRIPTOR = "datapackage.json"
HUMAN = "coded/human"  # sheets of people
VARIABLE = "BREAKING_RANKS_PROJECT"  # of the environment: the folder to begin at


class Project:
    """The data in ``folder``, which holds ``datapackage.json`` and the tables that it describes.

    ``package`` is the descriptor (Frictionless Data Package), with a resource for each sheet of a person: a
    file in ``coded/human``, of which there may be none. Its table is named after the file, ``human_anna``
    for ``anna.csv``, and has the columns of ``pass_1``, of which cells may be empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked: set[str] = set()

    @classmethod
    def find(cls, start: Path | None = None) -> "Project":
        """Return the project of the folder ``start``, or else of the first folder above it that has one.

        ``start`` is, if not given, the folder that the environment variable ``BREAKING_RANKS_PROJECT`` names,
        else the working folder. A folder has a project if ``datapackage.json`` is in
        it or in its folder ``data``. ``UserError`` if none has.
        """
        start = (start or Path(os.environ.get(VARIABLE) or Path.cwd())).resolve()
        for place in (start, *start.parents):
            if folder := _folder_of_data(place):
                return cls(folder)
        raise UserError(
            f"{DESCRIPTOR}: is neither in {start} nor in a folder above it; "
            "go to the folder of a project, such as that of the unpacked data, or name it with --project"
        )

    @classmethod
    def at(cls, folder: Path) -> "Project":
        """Return the project of ``folder`` itself. ``UserError`` if it has none."""
        if place := _folder_of_data(folder):
            return cls(place)
        raise UserError(f"{folder}: has no {DESCRIPTOR}; name the folder of a project")

    @property
    def home(self) -> Path:
        """The folder that holds the data: that of the book."""
        return self.folder.parent

    @cached_property
    def package(self) -> dict[str, Any]:
        """The descriptor of all tables, as it was when it was first asked for."""
        found = json.loads((self.folder / DESCRIPTOR).read_text(encoding="utf-8"))
        return {**found, "resources": [*found["resources"], *self._human(found["resources"])]}

    def _human(self, resources: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield the descriptor of each sheet of a person, in the order of the alphabet."""
        for place in sorted((self.folder / HUMAN).glob("*.csv")):
            model = next(r for r in resources if r["name"] == "pass_1")
            fields = [{k: v for k, v in f.items() if k != "constraints"} for f in model["schema"]["fields"]]
            yield {
                **model, "name": f"human_{place.stem}", "path": f"{HUMAN}/{place.name}",
                "title": f"Codings: {place.stem}", "description": "The sheet of a person, as it was filled.",
                "schema": {**model["schema"], "fields": fields},
            }  # fmt: skip

    def names(self) -> list[str]:
        """Return the names of all tables, in the order of the descriptor."""
        return [r["name"] for r in self.package["resources"]]

    def files(self) -> list[Path]:
        """Return where the descriptor and all tables lie, and note that the tables were asked for."""
        return [self.folder / DESCRIPTOR, *map(self.path, self.names())]

    def people(self) -> list[str]:
        """Return the names of the tables that are sheets of people."""
        return [name for name in self.names() if name.startswith("human_")]

    def resource(self, name: str) -> dict[str, Any]:
        """Return the descriptor of one table. ``TableError`` if there is none of that name."""
        for found in self.package["resources"]:
            if found["name"] == name:
                return found
        raise TableError(f"{name}: no such table; {DESCRIPTOR} names them all")

    def fields(self, name: str) -> list[tables.Field]:
        """Return the fields of the table ``name``: what its columns are."""
        return self.resource(name)["schema"]["fields"]

    def path(self, name: str) -> Path:
        """Return where the table ``name`` lies, and note that it was asked for."""
        place = self.folder / self.resource(name)["path"]
        self._asked.add(name)
        return place

    def load(self, name: str) -> pd.DataFrame:
        """Return the table ``name``; types and errors as ``tables.read``."""
        return tables.read(self.path(name), self.fields(name))

    def rows(self, name: str) -> Iterator[Any]:
        """Yield the rows of the table ``name`` as tuples with a field for each column; errors as ``load``."""
        yield from tables.each(self.load(name))

    def asked(self) -> list[str]:
        """Return the names of the tables that were asked for, in the order of the alphabet.

        Who reads a table asks ``path`` where it lies, so nothing is read unnoticed.
        """
        return sorted(self._asked)

    def corpus(self) -> Corpus:
        """Return every table as an attribute by its name; one that nobody asks for is not read."""
        return cast(Corpus, _Tables(self))

    def problems(self, name: str) -> tuple[Problem, ...]:
        """Return what keeps the table ``name`` from being loaded; nothing if it can be."""
        try:
            self.load(name)
        except TableError as error:
            return error.args
        return ()

    def problem(self, name: str, row: Any, column: str, what: str, mend: str) -> Problem:
        """Return a problem of the table ``name``; arguments as those of ``tables.problem``."""
        return tables.problem(self.path(name), row, column, what, mend)

    def write(self, name: str, rows: list[dict[str, Any]]) -> Path:
        """Write ``rows`` as the table ``name``, whole or not at all, and return where."""
        return tables.write(self.path(name), self.fields(name), rows)

    def told(self, place: Path) -> str:
        """Return a file of the project as a message names it, such as ``data/derived/cues.csv``."""
        return place.relative_to(self.home).as_posix()


def _folder_of_data(place: Path) -> Path | None:
    """Return which of ``data`` in ``place`` and ``place`` has the descriptor; nothing if neither has."""
    return next((f for f in (place / "data", place) if (f / DESCRIPTOR).is_file()), None)


class _Tables:
    """Every table of a project as an attribute by its name, loaded when it is first asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __getattr__(self, name: str) -> Any:
        """Return the table ``name``; ``AttributeError`` if there is none, other errors as ``Project.load``.

        ``human`` is no table but the sheets of people, by the name of the coder.
        """
        if name == "human":
            return {n.removeprefix("human_"): getattr(self, n) for n in self._project.people()}
        if name not in self._project.names():
            raise AttributeError(f"{name}: no such table; {DESCRIPTOR} names them all")
        setattr(self, name, self._project.load(name))
        return self.__dict__[name]
