"""A coder's sheet: its columns, and how one that somebody filled is read."""

import csv
import io
from collections.abc import Iterator

import pandas as pd

from ..analysis import codebook
from ..analysis.corpus import KEYS
from ..store.errors import Problem, TableError
from ..store.project import Project

CODED = ("pass_1", "pass_2", "codings")  # the tables that hold a coding of every sentence
IDENTIFIED = [*KEYS, "sha256"]  # a sentence, and that its words are those that were coded


def columns(project: Project) -> list[str]:
    """Return the columns of a coding sheet: the sentence, what the codebook has, and a note."""
    return [*IDENTIFIED, *codebook.names(codebook.sentence_variables(project.corpus())), "note"]


def read(project: Project, name: str, text: str) -> pd.DataFrame:
    """Return the coded rows of a sheet: columns as ``columns``, numbers of sentences whole, values as text.

    ``text`` is the sheet as CSV, ``name`` its file. A row without any value is a sentence not coded and
    is left out. An article may be named by its key or by its letter; the key comes back.
    ``TableError`` holds a problem for each row and cell that cannot be used.
    """
    header, *records = list(csv.reader(io.StringIO(text))) or [[]]
    names = columns(project)
    if header != names:
        raise TableError(_header_problem(name, header, names))
    rows, wrong = _checked(project, name, records)
    if wrong:
        raise TableError(*wrong)
    if not rows:
        raise TableError(Problem(name, None, "", "no row is coded", "fill the variables of a row"))
    return pd.DataFrame(rows, columns=names).astype({"paragraph": "Int64", "sentence": "Int64"})


def _header_problem(name: str, header: list[str], names: list[str]) -> Problem:
    """Return the first column whose name is not that of ``names``."""
    wrong = next((i for i, n in enumerate(names) if header[i : i + 1] != [n]), len(names))
    told = f"is {header[wrong]!r}" if wrong < len(header) else "is missing"
    wanted = f"should be {names[wrong]!r}" if wrong < len(names) else "should not be there"
    return Problem(name, 1, str(wrong + 1), f"{told} and {wanted}", "take the header of 'sheet'")


def _checked(
    project: Project, name: str, records: list[list[str]]
) -> tuple[list[dict[str, str]], list[Problem]]:
    """Return the coded rows, and what is wrong: a value that is not allowed, a sentence not ours or twice."""
    names, choices, hashes, letters = (
        columns(project),
        allowed(project),
        _hashes(project),
        keys_of_letters(project),
    )
    rows, wrong = [], []
    for number, record in enumerate(records, start=2):
        if not record:
            continue
        if len(record) != len(names):
            what = f"has {len(record)} cells for {len(names)} columns"
            wrong.append(Problem(name, number, "", what, "write one cell each"))
            continue
        row = dict(zip(names, record, strict=True))
        row["article"] = letters.get(row["article"], row["article"])
        wrong += _sentence_problems(name, number, row, hashes)
        if any(row[column] for column in choices):
            wrong += _value_problems(name, number, row, choices)
            rows.append(row)
    return rows, wrong


def _value_problems(
    name: str, number: int, row: dict[str, str], choices: dict[str, list[str]]
) -> Iterator[Problem]:
    """Yield each value of a coded row that is not allowed."""
    for column, value in row.items():
        if value not in choices.get(column, [value]):
            told = f"{value!r} is not allowed" if value else "is empty in a row that has other values"
            yield Problem(name, number, column, told, f"write one of {', '.join(choices[column])}")


def _sentence_problems(
    name: str, number: int, row: dict[str, str], hashes: dict[tuple[str, ...], str]
) -> Iterator[Problem]:
    """Take the row's sentence out of ``hashes``; yield a problem if it is not there or has another hash."""
    key = tuple(row[k] for k in KEYS)
    told = f"{row['article']} {row['paragraph']}.{row['sentence']}"
    if key not in hashes:
        yield Problem(name, number, "sentence", f"{told} is no sentence, or stands twice", "see 'sheet'")
    elif hashes.pop(key) != row["sha256"]:
        yield Problem(name, number, "sha256", f"is not that of {told}", "take it from 'sheet'")


def _hashes(project: Project) -> dict[tuple[str, ...], str]:
    rows = project.load("sentences")[IDENTIFIED].astype("string").itertuples(index=False)
    return {tuple(row[:3]): row[3] for row in rows}


def allowed(project: Project) -> dict[str, list[str]]:
    """Return the values that each coded variable may have."""
    variables = codebook.sentence_variables(project.corpus())
    return {v.name: [*v.values] or [v.absent, *_keys_of(project, v.keys_of)] for v in variables}


def _keys_of(project: Project, name: str) -> list[str]:
    """Return the keys of the table ``name``."""
    (key,) = project.resource(name)["schema"]["primaryKey"]
    return list(project.load(name)[key])


def keys_of_letters(project: Project) -> dict[str, str]:
    """Return the key of each article by its letter, under which a masked text goes."""
    articles = project.load("articles")
    return dict(zip(articles["letter"], articles["article"], strict=True))
