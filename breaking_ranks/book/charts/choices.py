"""What a reader can choose in a live chart, and what is said when he has chosen."""

from typing import Any

import altair as alt
import pandas as pd

from ..look.canvas import Canvas


def selects(data: pd.DataFrame, canvas: Canvas, titles: dict[str, str]) -> list[alt.Parameter]:
    """Return a native ``select`` for each column of ``titles`` (column to label), set to its first value."""
    made = []
    for column, title in titles.items():
        keys = list(dict.fromkeys(data[column]))
        names = canvas.codes.names(column, keys)
        bound = alt.binding_select(options=keys, labels=list(names.values()), name=title)
        made.append(alt.param(name=column, value=keys[0], bind=bound))
    return made


def chosen(titles: dict[str, str]) -> str:
    """Return the test, in Vega's language, that a row is of the choice made."""
    return " && ".join(f"datum.{column} === {column}" for column in titles)


def spoken(data: pd.DataFrame, titles: dict[str, str], said: "pd.Series[str]") -> dict[str, Any]:
    """Return what a page says of each choice, for ``usermeta``: the columns, and the words by their values.

    ``said`` has a text for each row; those of one choice are joined.
    """
    keys = data[list(titles)].agg("|".join, axis=1)
    return {"choices": list(titles), "said": said.groupby(keys, sort=False).agg("; ".join).to_dict()}
