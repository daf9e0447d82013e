"""Bind numbers of the prose to the data."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

DIGITS = 6  # after the point; what lies behind them differs from processor to processor
MINUS = "\u2212"


@dataclass(frozen=True)
class Bound:
    """The text of a bound number, which carries its origin as figures and tables do."""

    text: str
    rests_on: list[str]

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        return {"text/plain": repr(self.text)}, {"tables": self.rests_on}


def spell(value: int | float | str) -> str:
    """Return ``value`` as the prose writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise TypeError("a truth value is not a number of the prose")
    value = rounded(value)
    whole = float(value) == int(value) and not isinstance(value, float)
    return printed(int(value) if whole else float(value))


def printed(value: int | float) -> str:
    """Return a number as the book prints it everywhere: two decimals for a float, a real minus.

    What two decimals show as zero has no sign: 0.00 for -0.001.
    """
    text = f"{round(value, 2) or 0:.2f}" if isinstance(value, float) else f"{value:,}"
    return text.replace("-", MINUS)


def percent(part: float, whole: float) -> str:
    """Return ``part`` of ``whole`` as a whole percentage, such as ``42 %``; ``0 %`` of nothing."""
    return f"{rounded(100 * part / whole) if whole else 0:.0f}\u00a0%"


def rounded(value: Any) -> Any:
    """Return ``value``, a number, rows, or a part of a specification, its floats cut to ``DIGITS``.

    Sums and logarithms end in other digits on another processor; what leaves a chapter must not.
    """
    if isinstance(value, pd.DataFrame):
        return value.apply(_rounded_column)
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return round(value, DIGITS) + 0.0 if isinstance(value, float) else value  # zero has no sign


def _rounded_column(column: "pd.Series[Any]") -> "pd.Series[Any]":
    if column.dtype == object:
        return pd.Series([rounded(value) for value in column], index=column.index, dtype=object)
    return column.round(DIGITS) + 0.0 if column.dtype == float else column
