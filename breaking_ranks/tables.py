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

DATA = Path(__file__).parent.parent / "data"

HUMAN = "coded/human"

NOTHING = pd.NA

_asked: set[str] = set()

_DTYPES: dict[str, Any] = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


class TableError(Exception):
    """A table cannot be used. The message is one line: file, row, column, what is wrong, what to do."""


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
    raise TableError(f"{name}: no such table; data/datapackage.json names them all")


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

    An empty cell of a string column is ``""``, of any other column a missing value.
    ``TableError`` names file, row and column of the first cell that does not fit.
    """
    fields = resource(name)["schema"]["fields"]
    place, expected = path(name), [f["name"] for f in fields]
    if not place.exists():
        raise TableError(f"{place.name}: not there; run 'make extract' or take it from the repository")
    frame = pd.DataFrame(_cells(place, expected), columns=expected, dtype="string")
    return frame.apply(lambda column: _typed(column, _field(fields, column.name), place.name))


def _cells(place: Path, expected: list[str]) -> list[list[str]]:
    """Return the cells of a CSV file below its header, each row as long as ``expected``."""
    content = place.read_bytes()
    if not content.endswith(b"\n"):
        raise TableError(f"{place.name}: the last line is cut off; take the file from the repository again")
    try:
        header, *records = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise TableError(f"{place.name}: row {row}: is not UTF-8; save the file as UTF-8") from error
    if header != expected:
        raise TableError(
            f"{place.name}: row 1: columns are {', '.join(header)}; expected {', '.join(expected)}"
        )
    for number, record in enumerate(records, start=2):
        if len(record) != len(expected):
            raise TableError(
                f"{place.name}: row {number}: column {expected[min(len(record), len(expected)) - 1]}: "
                f"{len(record)} cells for {len(expected)} columns; write one cell each, commas inside quotes"
            )
    return records


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
            raise AttributeError(f"{name}: no such table; data/datapackage.json names them all")
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
    return write_whole(path(name), frame.to_csv(index=False, lineterminator="\n"))


def write_whole(place: Path, text: str) -> Path:
    """Write ``text`` to ``place`` so that a break in between leaves the old file as it was."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(temporary, 0o644)
    os.replace(temporary, place)
    return place


def decimals(value: float) -> str:
    """Return ``value`` with four decimals, zero without a sign."""
    written = f"{value:.4f}"
    return "0.0000" if written == "-0.0000" else written


def _field(fields: list[dict[str, Any]], name: Any) -> dict[str, Any]:
    return next(f for f in fields if f["name"] == name)


def _typed(column: "pd.Series[Any]", field: dict[str, Any], file: str) -> "pd.Series[Any]":
    if field["type"] == "string":
        return column
    if field["type"] == "boolean":
        values = column.map({"true": True, "false": False, "": None})
        wrong = values.isna() & (column != "")
    else:
        values = pd.to_numeric(column.replace("", pd.NA), errors="coerce")
        wrong = values.isna() & (column != "")
        if field["type"] == "integer":
            wrong |= (values % 1 != 0).fillna(False)
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        raise TableError(
            f"{file}: row {row + 2}: column {field['name']}: {column[row]!r} is not of type {field['type']}; "
            "correct the cell"
        )
    return values.astype(_DTYPES[field["type"]])


def _written(value: Any) -> Any:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return decimals(value)
    return value
