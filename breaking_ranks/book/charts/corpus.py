"""Charts of the articles themselves."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from .common import ROW, labels_axis, named, scale


def composition(data: pd.DataFrame, canvas: Canvas) -> alt.Chart:
    """Draw words by kind of part, a bar for each article."""
    names = named(canvas, "part_group", data, "kind")
    order = list(dict.fromkeys(data["label"]))
    return (
        alt.Chart(data.assign(order=data["part_group"].map(list(names).index)))
        .mark_bar(height=ROW - 10)
        .encode(
            x=alt.X("words:Q", title="words", axis=alt.Axis(tickCount=5)),
            y=alt.Y("label:N", sort=order, axis=labels_axis()),
            color=alt.Color(
                "kind:N",
                scale=scale(canvas, "part_group", names),
                legend=alt.Legend(title=None, columns=1 if canvas.narrow else 3),
            ),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("label"), alt.Tooltip("kind"), alt.Tooltip("words")],
        )
        .properties(width=canvas.plot(130), height=len(order) * ROW)
    )
