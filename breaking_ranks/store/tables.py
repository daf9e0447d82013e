"""Read and write one table: a CSV file and the fields by which it is defined."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from .errors import Problem, TableError

NOTHING = pd.NA

Field = dict[str, Any]  # of a Frictionless table schema: name, type, constraints and words about it

_PLAIN = {str, int}  # written as they are; a truth value, which counts as int too, is none

_DTYPES: dict[str, Any] = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def read(place: Path, fields: list[Field]) -> pd.DataFrame:
    """Return the table in the file ``place``, its columns typed as ``fields`` say.

    An empty cell of a string column is ``""``, of any other column a missing value. ``TableError`` holds a
    problem for each row and cell that does not fit.
    """
    frame, wrong = _cells(place, [f["name"] for f in fields])
    columns = {}
    for field in fields:
        columns[field["name"]], unfit = _typed(frame[str(field["name"])], field["type"])
        wrong += [
            problem(
                place, row, field["name"], f"{value!r} is not of type {field['type']}", "correct the cell"
            )
            for row, value in unfit.items()
        ]
    if wrong:
        raise TableError(*sorted(wrong, key=lambda p: p.row or 0))
    return pd.DataFrame(columns)


def problem(place: Path, row: Any, column: str, what: str, mend: str) -> Problem:
    """Return a problem of the table in the file ``place``.

    ``row`` counts the rows below the header from 0, as a DataFrame does, and is ``None`` for the table as a
    whole; the problem counts as an editor does.
    """
    return Problem(place.name, None if row is None else int(row) + 2, column, what, mend)


def _cells(place: Path, expected: list[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the cells below the header as text, and the rows that are too short or too long.

    Those rows are left out; the others keep their numbers. ``TableError`` if the whole file cannot be read.
    """
    header, *records = csv.reader(io.StringIO(_text(place), newline=""))
    if header != expected:
        what = f"columns are {', '.join(header)}"
        raise TableError(problem(place, -1, "", what, f"expected {', '.join(expected)}"))
    wrong = [
        problem(place, row, "", f"{len(record)} cells for {len(expected)} columns",
                "write one cell each, commas inside quotes")
        for row, record in enumerate(records) if len(record) != len(expected)
    ]  # fmt: skip
    fit = {row: record for row, record in enumerate(records) if len(record) == len(expected)}
    numbers = list(fit) if wrong else None
    return pd.DataFrame(list(fit.values()), index=numbers, columns=expected, dtype="string"), wrong


def _text(place: Path) -> str:
    """Return the text of a table's file. ``TableError`` if it is missing, cut off or not UTF-8."""
    if not place.exists():
        raise TableError(
            problem(place, None, "", "not there", "run 'make extract' or take it from the repository")
        )
    content = place.read_bytes()
    if not content.endswith(b"\n"):
        raise TableError(
            problem(place, None, "", "the last line is cut off", "take the file from the repository again")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") - 1
        raise TableError(problem(place, row, "", "is not UTF-8", "save the file as UTF-8")) from error


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


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows as tuples with a field for each column."""
    yield from rows.itertuples()


def write(place: Path, fields: list[Field], rows: list[dict[str, Any]]) -> Path:
    """Write ``rows`` as a table with ``fields`` to ``place``, whole or not at all, and return where.

    Floats have four decimals, truth values are ``true`` and ``false``, nothing is ``""``, lines
    end in LF: the same rows give the same bytes on every machine.
    """
    return write_whole(place, (header(fields) + lines(fields, rows)).encode("utf-8"))


def header(fields: list[Field]) -> str:
    """Return the first line of a table with ``fields``."""
    return _csv([[field["name"] for field in fields]])


def lines(fields: list[Field], rows: Iterable[dict[str, Any]]) -> str:
    """Return ``rows`` as the lines of a table with ``fields``, as ``write`` has them."""
    names = [field["name"] for field in fields]
    return _csv(
        [cell if type(cell) in _PLAIN else _written(cell) for cell in map(row.get, names)] for row in rows
    )


def _csv(rows: Iterable[list[Any]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _written(value: Any) -> Any:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return decimals(value)
    return value


def decimals(value: float) -> str:
    """Return ``value`` with four decimals, zero without a sign."""
    written = f"{value:.4f}"
    return "0.0000" if written == "-0.0000" else written


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
