"""The long description of a figure, made from the rows that it draws."""

from typing import Any

import pandas as pd

from .table import cell, numeric

# where a row stands in its article: of these, the smallest and the largest tell a reader nothing
_PLACES = {"Paragraph", "Sentence", "Place"}


def summary(data: pd.DataFrame) -> str:
    """Return how many rows there are and, for each column of numbers, its two ends and whose they are."""
    words = [column for column in data.columns if not numeric(data[column])]
    ends = [
        f" {column}: from {_end(data, words, column, data[column].idxmin())}"
        f" to {_end(data, words, column, data[column].idxmax())}."
        for column in data.columns
        if numeric(data[column]) and column not in _PLACES and data[column].nunique() > 1
    ]
    return f"{len(data)} rows are drawn." + "".join(ends)


def _end(data: pd.DataFrame, words: list[str], column: str, row: Any) -> str:
    whose = ", ".join(filter(None, (cell(data.at[row, word]) for word in words[:2])))
    return f"{cell(data.at[row, column])} ({whose})" if whose else cell(data.at[row, column])


def groups(data: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Return every row in words under the head of its group: what the rows of a group share, and their ends.

    Rows are grouped by the first column if it is of words that repeat; else one group has no head.
    """
    first = data.columns[0]
    if numeric(data[first]) or data[first].nunique() in (1, len(data)):
        return [("", rows(data))]
    return [
        (f"{cell(name)}: {_told(own.drop(columns=first))}", rows(own.drop(columns=first)))
        for name, own in data.groupby(first, sort=False, dropna=False)
    ]


def _told(data: pd.DataFrame) -> str:
    """Return the number of rows and between what the first column of numbers runs."""
    count = "1 row" if len(data) == 1 else f"{len(data)} rows"
    columns = [name for name in data.columns if numeric(data[name]) and name not in _PLACES]
    ends = [(name, data[name].min(), data[name].max()) for name in columns[:1] if data[name].notna().any()]
    return count + "".join(
        f". {name}: {cell(low)} to {cell(high)}" for name, low, high in ends if low != high
    )


def rows(data: pd.DataFrame) -> list[str]:
    """Return every row in words, what is blank left out."""
    pairs = ([(name, cell(value)) for name, value in row.items()] for row in data.to_dict("records"))
    return ["; ".join(f"{name}: {said}" for name, said in row if said) for row in pairs]
