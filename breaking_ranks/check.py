"""Check every table: against its definition, against the others, and against the articles."""

import re
from collections.abc import Iterator
from typing import Any

from . import dates, derive, raw, sheets, tables
from .checks import evidence
from .errors import TableError

_DATES = {
    "articles": ("published", "changed"),
    "transmission": ("date_edtf",),
    "events": ("date_edtf",),
    "outside_facts": ("date_edtf",),
    "outside_texts": ("published",),
    "rulings": ("date_edtf", "answer_date", "as_of"),
    "accusations": ("date_edtf", "answer_date", "as_of"),
    "claims": ("date_edtf",),
}


def run() -> Iterator[str]:
    """Check everything; yield a line for each step that held.

    ``TableError`` names file, row and column of the first cell that does not.
    """
    for name in tables.names():
        tables.load(name)
    yield f"{len(tables.names())} tables have their columns and types"
    definitions()
    yield "keys, allowed values and links between tables hold"
    for name, columns in _DATES.items():
        for column in columns:
            _edtf(name, column)
    yield "every date is EDTF"
    rules()
    yield "dates, sums and hashes agree between the tables"
    if raw.present():
        evidence.run()
        yield "every year, day, number and name stands in the paragraph that its row cites"
    else:
        yield "the articles are not here: rows were not held against their paragraphs"


def definitions() -> None:
    """Hold every table against ``datapackage.json`` with Frictionless."""
    from frictionless import Package  # here: its import costs more than all other checks

    report = Package(str(tables.DATA / "datapackage.json")).validate()
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None)
            columns = _columns(task.name, error)
            place = "".join((f": row {row}" if row else "", f": column {columns}" if columns else ""))
            note = " ".join(str(getattr(error, "note", "") or error.message).split())
            raise TableError(f"{task.name}.csv{place}: {note}; correct the cell")
    for error in report.errors:
        raise TableError(f"datapackage.json: {' '.join(error.message.split())}")


def _columns(table: str, error: Any) -> str:
    """Return the columns that a Frictionless error speaks of; "" where it speaks of none."""
    if error.type == "primary-key":
        return ", ".join(tables.resource(table)["schema"]["primaryKey"])
    return getattr(error, "field_name", None) or ", ".join(getattr(error, "field_names", []))


def _edtf(name: str, column: str) -> None:
    for row, value in tables.load(name)[column].items():
        try:
            if value:
                dates.bounds(value)
        except dates.DateError as error:
            raise refuse(
                name, int(str(row)), column, f"{error}; write it as in 1982, ../1992, 1996~ or 2001-09"
            ) from error


def refuse(name: str, row: int, column: str, what: str) -> TableError:
    """Return the error for one cell; ``row`` counts the data rows from 0, the message as an editor does."""
    return TableError(f"{tables.path(name).name}: row {row + 2}: column {column}: {what}")


def rules() -> None:
    """Check what holds between cells and tables and no schema can say."""
    events = tables.load("events")
    known = set(events["event"])
    for row, event in events.iterrows():
        at = int(str(row))
        if (event["date_edtf"] == "") != (event["date_basis"] == "undated"):
            raise refuse(
                "events",
                at,
                "date_edtf",
                "a date without basis, or a basis without date; an undated event has neither",
            )
        if event["date_basis"] in ("computed", "inferred") and not event["date_note"]:
            raise refuse(
                "events", at, "date_note", "is empty; say from what the date was computed or inferred"
            )
        if event["same_as"] and event["same_as"] not in known:
            raise refuse(
                "events", at, "same_as", f"{event['same_as']!r} is no event; name one of the column event"
            )
        if not event["person"] and not event["subject"] and event["kind"] != "reception":
            raise refuse("events", at, "subject", "nobody is named; fill person or subject")
    derive.part_rules()
    _sums()
    _sheets()
    _people()


def _people() -> None:
    """Every sheet of a person has a plain name and holds only what a coder may write."""
    for name in tables.names():
        place = tables.path(name)
        if name.startswith("human_"):
            if not re.fullmatch(r"\w+", place.stem):
                raise TableError(
                    f"{place.name}: the name of a coder is letters, digits and _; rename the file"
                )
            sheets.read(place.name, place.read_text(encoding="utf-8-sig"))


def _sums() -> None:
    """The words and sentences of a paragraph are those of its rows in ``sentences``."""
    paragraphs = tables.load("paragraphs").dropna(subset=["paragraph"])
    counted = (
        tables.load("sentences")
        .groupby(["article", "paragraph"])
        .agg(n=("sentence", "size"), words=("words", "sum"))
    )
    for row, paragraph in paragraphs.iterrows():
        key = (paragraph["article"], paragraph["paragraph"])
        if key not in counted.index or tuple(counted.loc[key]) != (
            paragraph["sentences"],
            paragraph["words"],
        ):
            raise refuse(
                "paragraphs",
                int(str(row)),
                "sentences",
                "does not agree with sentences.csv; run 'make extract'",
            )


def _sheets() -> None:
    """Every coding sheet has a row for each sentence, with that sentence's hash."""
    keys = ["article", "paragraph", "sentence", "sha256"]
    sentences = tables.load("sentences")[keys]
    for name in ("pass_1", "pass_2", "codings"):
        sheet = tables.load(name)[keys]
        if len(sheet) != len(sentences):
            raise TableError(
                f"{name}.csv: {len(sheet)} rows for {len(sentences)} sentences; code every sentence once"
            )
        differ = (sheet.reset_index(drop=True) != sentences.reset_index(drop=True)).any(axis=1)
        if differ.any():
            raise refuse(
                name,
                int(differ.to_numpy().argmax()),
                "sha256",
                "is not the sentence of sentences.csv; code that sentence again",
            )
