"""Load and write the tables of ``data`` as ``data/datapackage.json`` defines them."""

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd

from .errors import Problem, TableError

DATA = Path(__file__).parent.parent / "data"

HUMAN = "coded/human"

NOTHING = pd.NA

_NO_TABLE = "no such table; data/datapackage.json names them all"

_asked: set[str] = set()

_DTYPES: dict[str, Any] = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


@cache
def _descriptor() -> dict[str, Any]:
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def package() -> dict[str, Any]:
    """Return the descriptor of all tables (Frictionless Data Package), with the sheets of people.

    A person's sheet is a file in ``data/coded/human``; there may be none. Its table is named after the
    file, ``human_anna`` for ``anna.csv``, and has the columns of ``pass_1``, of which cells may be empty.
    """
    found = _descriptor()
    return {**found, "resources": [*found["resources"], *_human(found["resources"])]}


def _human(resources: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the descriptor of each sheet of a person, in the order of the alphabet."""
    for place in sorted((DATA / HUMAN).glob("*.csv")):
        model = next(r for r in resources if r["name"] == "pass_1")
        fields = [{k: v for k, v in f.items() if k != "constraints"} for f in model["schema"]["fields"]]
        yield {
            **model, "name": f"human_{place.stem}", "path": f"{HUMAN}/{place.name}",
            "title": f"Codings: {place.stem}", "description": "The sheet of a person, as it was filled.",
            "schema": {**model["schema"], "fields": fields},
        }  # fmt: skip


def resource(name: str) -> dict[str, Any]:
    """Return the descriptor of one table. ``TableError`` if there is none of that name."""
    for found in package()["resources"]:
        if found["name"] == name:
            return found
    raise TableError(f"{name}: {_NO_TABLE}")


def names() -> list[str]:
    """Return the names of all tables, in the order of the descriptor."""
    return [r["name"] for r in package()["resources"]]


def path(name: str) -> Path:
    """Return where the table ``name`` lies."""
    place = DATA / resource(name)["path"]
    _asked.add(name)
    return place


def name_of(place: Path) -> str:
    """Return the name of the table that lies at ``place``."""
    return f"human_{place.stem}" if place.parent == DATA / HUMAN else place.stem


def asked() -> list[str]:
    """Return the names of the tables that this process has asked for, in the order of the alphabet.

    Who reads a table asks ``path`` where it lies, so nothing can be read unnoticed.
    """
    return sorted(_asked)


def load(name: str) -> pd.DataFrame:
    """Return the table ``name``, its columns typed as the descriptor says.

    An empty cell of a string column is ``""``, of any other column a missing value. ``TableError`` holds a
    problem for each row and cell that does not fit.
    """
    fields = resource(name)["schema"]["fields"]
    frame, wrong = _cells(name, [f["name"] for f in fields])
    columns = {}
    for field in fields:
        columns[field["name"]], unfit = _typed(frame[field["name"]], field["type"])
        wrong += [
            problem(name, row, field["name"], f"{value!r} is not of type {field['type']}", "correct the cell")
            for row, value in unfit.items()
        ]
    if wrong:
        raise TableError(*sorted(wrong, key=lambda p: p.row or 0))
    return pd.DataFrame(columns)


def problems(name: str) -> tuple[Problem, ...]:
    """Return what keeps the table ``name`` from being loaded; nothing if it can be."""
    try:
        load(name)
    except TableError as error:
        return error.args
    return ()


def problem(name: str, row: Any, column: str, what: str, mend: str) -> Problem:
    """Return a problem of the table ``name``.

    ``row`` counts the rows below the header from 0, as a DataFrame does, and is ``None`` for the table as a
    whole; the problem counts as an editor does.
    """
    return Problem(path(name).name, None if row is None else int(row) + 2, column, what, mend)


def _cells(name: str, expected: list[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the cells below the header as text, and the rows that are too short or too long.

    Those rows are left out; the others keep their numbers. ``TableError`` if the whole file cannot be read.
    """
    header, *records = csv.reader(io.StringIO(_text(name), newline=""))
    if header != expected:
        what = f"columns are {', '.join(header)}"
        raise TableError(problem(name, -1, "", what, f"expected {', '.join(expected)}"))
    wrong = [
        problem(name, row, "", f"{len(record)} cells for {len(expected)} columns",
                "write one cell each, commas inside quotes")
        for row, record in enumerate(records) if len(record) != len(expected)
    ]  # fmt: skip
    fit = {row: record for row, record in enumerate(records) if len(record) == len(expected)}
    numbers = list(fit) if wrong else None
    return pd.DataFrame(list(fit.values()), index=numbers, columns=expected, dtype="string"), wrong


def _text(name: str) -> str:
    """Return the text of a table's file. ``TableError`` if it is missing, cut off or not UTF-8."""
    place = path(name)
    if not place.exists():
        raise TableError(
            problem(name, None, "", "not there", "run 'make extract' or take it from the repository")
        )
    content = place.read_bytes()
    if not content.endswith(b"\n"):
        raise TableError(
            problem(name, None, "", "the last line is cut off", "take the file from the repository again")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") - 1
        raise TableError(problem(name, row, "", "is not UTF-8", "save the file as UTF-8")) from error


def rows(name: str) -> Iterator[Any]:
    """Yield the rows of the table ``name`` as tuples with a field for each column; errors as ``load``."""
    yield from load(name).itertuples()


class Tables(SimpleNamespace):
    """Every table as an attribute by its name, loaded when it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        """Return the table ``name``; ``AttributeError`` if there is none, other errors as ``load``.

        ``human`` is no table but the sheets of people, by the name of the coder.
        """
        if name == "human":
            return {n.removeprefix("human_"): getattr(self, n) for n in names() if n.startswith("human_")}
        if name not in names():
            raise AttributeError(f"{name}: {_NO_TABLE}")
        setattr(self, name, load(name))
        return self.__dict__[name]


def load_all() -> Tables:
    """Return every table, each as an attribute by its name; one that nobody asks for is not read."""
    return Tables()


def write(name: str, rows: list[dict[str, Any]]) -> Path:
    """Write ``rows`` as the table ``name``, whole or not at all, and return where.

    Floats have four decimals, truth values are ``true`` and ``false``, nothing is ``""``, lines
    end in LF: the same rows give the same bytes on every machine.
    """
    columns = [f["name"] for f in resource(name)["schema"]["fields"]]
    frame = pd.DataFrame(rows, columns=columns, dtype=object).map(_written)
    return write_whole(path(name), frame.to_csv(index=False, lineterminator="\n").encode("utf-8"))


def write_whole(place: Path, content: bytes) -> Path:
    """Write ``content`` to ``place`` so that a break in between leaves the old file as it was.

    ``OSError`` if it cannot be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink()
        raise
    return place


def decimals(value: float) -> str:
    """Return ``value`` with four decimals, zero without a sign."""
    written = f"{value:.4f}"
    return "0.0000" if written == "-0.0000" else written


def _typed(column: "pd.Series[Any]", kind: str) -> tuple["pd.Series[Any]", "pd.Series[Any]"]:
    """Return a column of text as ``kind``, and those of its cells that are not of that kind."""
    if kind == "string":
        return column, column[:0]
    if kind == "boolean":
        values = column.map({"true": True, "false": False, "": None})
    else:
        values = pd.to_numeric(column.replace("", pd.NA), errors="coerce")
    wrong = values.isna() & (column != "")
    if kind == "integer":
        wrong |= (values % 1 != 0).fillna(False)
    return (values.astype(_DTYPES[kind]) if not wrong.any() else values), column[wrong]


def _written(value: Any) -> Any:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return decimals(value)
    return value
