"""``breaking-ranks sheet`` and ``breaking-ranks agreement``: code the sentences, be compared with us."""

import csv
import io
from collections.abc import Hashable, Iterator
from types import SimpleNamespace
from typing import Any

import pandas as pd

from .. import tables
from ..analysis import agreement
from ..tables import TableError

KEYS = ["article", "paragraph", "sentence", "sha256"]
NOTE = "note"


def columns() -> list[str]:
    """Return the columns of a coding sheet, those of each pass."""
    return [field["name"] for field in tables.resource("pass_1")["schema"]["fields"]]


def blank() -> Iterator[str]:
    """Yield the lines of a sheet with every sentence and no coding, as CSV."""
    names = columns()
    yield ",".join(names)
    for row in tables.load("sentences")[KEYS].to_dict("records"):
        yield ",".join([*(str(row[key]) for key in KEYS), *[""] * (len(names) - len(KEYS))])


def compared(name: str, text: str) -> Iterator[str]:
    """Yield Krippendorff's alpha of each variable between a coder's sheet and the settled codings.

    ``text`` is the sheet as CSV, ``name`` its file. A row without any value is a sentence not coded.
    ``TableError`` names file, row and column of the first cell that cannot be used.
    """
    coded = read(name, text)
    settled = tables.load("codings")
    data = SimpleNamespace(frames=tables.load("frames"), variables=tables.load("variables"))
    found = agreement.compare(settled, coded, agreement.coded_variables(data))
    yield f"{name}: {len(coded)} of {len(settled)} sentences coded; agreement with the settled codings"
    yield f"{'variable':15} {'alpha':>6}  {'95 % interval':15} {'positives, ours / yours':24} differing"
    yield from map(_line, found.to_dict("records"))
    yield f"alpha is Krippendorff's, nominal; - where fewer than {agreement.ENOUGH} sentences or positives"


def _line(row: dict[Hashable, Any]) -> str:
    alpha, span = "-", "-"
    if pd.notna(row["alpha"]):
        alpha, span = f"{row['alpha']:.2f}", f"{row['low']:.2f} to {row['high']:.2f}"
    return f"{row['variable']:15} {alpha:>6}  {span:15} {row['positives'] or '-':24} {row['differing']}"


def read(name: str, text: str) -> pd.DataFrame:
    """Return the coded rows of a sheet, typed as ``codings``; errors as ``compared``."""
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
    names, allowed, hashes = columns(), _allowed(), _hashes()
    rows = []
    for number, record in enumerate(records, start=2):
        if not record:
            continue
        if len(record) != len(names):
            raise TableError(
                f"{name}: row {number}: has {len(record)} cells for {len(names)} columns; write one cell each"
            )
        row = dict(zip(names, record, strict=True))
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
