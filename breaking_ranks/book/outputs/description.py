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


def rows(data: pd.DataFrame) -> list[str]:
    """Return every row in words, what is blank left out."""
    pairs = ([(name, cell(value)) for name, value in row.items()] for row in data.to_dict("records"))
    return ["; ".join(f"{name}: {said}" for name, said in row if said) for row in pairs]
