"""Charts of the articles themselves."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK, PAPER
from .common import ROW, keys_scale, labels_axis


def reports(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw when each article appeared: a filled dot where its text gives the date, else a hollow one."""
    order = list(data["label"])
    mark = data.assign(first=data["first"].astype(str), last=data["last"].astype(str))
    base = alt.Chart(mark).encode(
        y=alt.Y("label:N", sort=order, axis=labels_axis()),
        tooltip=[alt.Tooltip("label"), alt.Tooltip("published"), alt.Tooltip("basis")],
    )
    axis = alt.Axis(title=None, format="%Y", tickCount=5 if canvas.narrow else 9, grid=True)
    years = mark["first"].str[:4].astype(int)  # room at the right is for the day beside the last dot
    domain = [f"{years.min() - 1}-01-01", f"{years.max() + 3}-06-01"]
    time = alt.X("first:T", scale=alt.Scale(type="utc", domain=domain), axis=axis)
    dots = base.mark_point(size=130, filled=True, opacity=1, strokeWidth=2.5).encode(
        x=time,
        fill=alt.condition(
            alt.datum.basis == "stated",
            alt.Color("article:N", scale=keys_scale(canvas, "article", data), legend=None),
            alt.value(PAPER.css),
        ),
        stroke=alt.Color("article:N", scale=keys_scale(canvas, "article", data), legend=None),
    )
    below = 18 if canvas.narrow else 0
    words = base.mark_text(
        align="left", dx=11 if not below else -26, dy=below and 16, color=INK.css, fontSize=12
    ).encode(x=time, text=alt.Text("published:N"), color=alt.value(INK.css))
    return (dots + words).properties(width=canvas.plot(130), height=len(data) * (ROW + below))
