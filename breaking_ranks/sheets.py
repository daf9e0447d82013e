"""A coder's sheet: its columns, and how one that somebody filled is read."""

import csv
import io

import pandas as pd

from . import tables
from .tables import TableError

KEYS = ["article", "paragraph", "sentence", "sha256"]


def columns() -> list[str]:
    """Return the columns of a coding sheet, those of each pass."""
    return [field["name"] for field in tables.resource("pass_1")["schema"]["fields"]]


def read(name: str, text: str) -> pd.DataFrame:
    """Return the coded rows of a sheet: columns as ``columns``, numbers of sentences whole, values as text.

    ``text`` is the sheet as CSV, ``name`` its file. A row without any value is a sentence not coded and
    is left out. An article may be named by its key or by its letter; the key comes back.
    ``TableError`` names file, row and column of the first cell that cannot be used.
    """
    header, *records = list(csv.reader(io.StringIO(text))) or [[]]
    names = columns()
    if header != names:
        wrong = next((i for i, n in enumerate(names) if header[i : i + 1] != [n]), len(names))
        told = f"is {header[wrong]!r}" if wrong < len(header) else "is missing"
        wanted = f"should be {names[wrong]!r}" if wrong < len(names) else "should not be there"
        raise TableError(
            f"{name}: row 1: column {wrong + 1}: {told} and {wanted}; take the header of 'sheet'"
        )
    rows = _checked(name, records)
    if not rows:
        raise TableError(f"{name}: no row is coded; fill the variables of a row")
    return pd.DataFrame(rows, columns=names).astype({"paragraph": "Int64", "sentence": "Int64"})


def _checked(name: str, records: list[list[str]]) -> list[dict[str, str]]:
    """Return the coded rows, each cell allowed and each sentence one of ours, once."""
    names, allowed, hashes, letters = columns(), _allowed(), _hashes(), keys_of_letters()
    rows = []
    for number, record in enumerate(records, start=2):
        if not record:
            continue
        if len(record) != len(names):
            raise TableError(
                f"{name}: row {number}: has {len(record)} cells for {len(names)} columns; write one cell each"
            )
        row = dict(zip(names, record, strict=True))
        row["article"] = letters.get(row["article"], row["article"])
        _known(name, number, row, hashes)
        values = {column: row[column] for column in names if column in allowed}
        if not any(values.values()):
            continue
        for column, value in values.items():
            if value not in allowed[column]:
                told = f"{value!r} is not allowed" if value else "is empty in a row that has other values"
                raise TableError(
                    f"{name}: row {number}: column {column}: {told}; "
                    f"write one of {', '.join(allowed[column])}"
                )
        rows.append(row)
    return rows


def _known(name: str, number: int, row: dict[str, str], hashes: dict[tuple[str, ...], str]) -> None:
    """Take the row's sentence out of ``hashes``, so that a second row for it is refused."""
    key = tuple(row[k] for k in KEYS[:3])
    place = f"{row['article']} {row['paragraph']}.{row['sentence']}"
    if key not in hashes:
        raise TableError(
            f"{name}: row {number}: column sentence: {place} is no sentence, or stands twice; see 'sheet'"
        )
    if hashes.pop(key) != row["sha256"]:
        raise TableError(f"{name}: row {number}: column sha256: is not that of {place}; take it from 'sheet'")


def _hashes() -> dict[tuple[str, ...], str]:
    rows = tables.load("sentences")[KEYS].astype("string").itertuples(index=False)
    return {tuple(row[:3]): row[3] for row in rows}


def _allowed() -> dict[str, list[str]]:
    """Return the values that each coded variable may have."""
    found = {
        field["name"]: [str(value) for value in field["constraints"]["enum"]]
        for field in tables.resource("pass_1")["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }
    return found | {"speaker": ["none", *tables.load("speakers")["speaker"]]}


def keys_of_letters() -> dict[str, str]:
    """Return the key of each article by its letter, under which a masked text goes."""
    articles = tables.load("articles")
    return dict(zip(articles["letter"], articles["article"], strict=True))
