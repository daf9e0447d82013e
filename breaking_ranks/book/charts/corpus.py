"""Charts of the articles themselves."""

import altair as alt
import pandas as pd

from ..look.theme import EMPTY, INK, LINE, NARRATOR, PAPER
from .common import ROW, article_scale, is_narrow, labels_axis, plot_width, scale


def reports(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw when each article appeared: a filled dot where its text gives the date, else a hollow one."""
    order = list(data["label"])
    mark = data.assign(first=data["first"].astype(str), last=data["last"].astype(str), text=data["published"])
    base = alt.Chart(mark).encode(
        y=alt.Y("label:N", sort=order, axis=labels_axis()),
        tooltip=[
            alt.Tooltip("label", title="Article"),
            alt.Tooltip("text", title="Published"),
            alt.Tooltip("basis", title="Date is"),
        ],
    )
    axis = alt.Axis(title=None, format="%Y", tickCount=5 if is_narrow(width) else 9, grid=True)
    time = alt.X("first:T", scale=alt.Scale(type="utc", domain=["2004-01-01", "2023-06-01"]), axis=axis)
    dots = base.mark_point(size=130, filled=True, opacity=1, strokeWidth=2.5).encode(
        x=time,
        fill=alt.condition(
            alt.datum.basis == "stated",
            alt.Color("article:N", scale=article_scale(data["article"]), legend=None),
            alt.value(PAPER.css),
        ),
        stroke=alt.Color("article:N", scale=article_scale(data["article"]), legend=None),
    )
    below = 18 if is_narrow(width) else 0
    words = base.mark_text(
        align="left", dx=11 if not below else -26, dy=below and 16, color=INK.css, fontSize=12
    ).encode(x=time, text=alt.Text("text:N"), color=alt.value(INK.css))
    return (dots + words).properties(width=plot_width(width, 130), height=len(data) * (ROW + below))


def composition(data: pd.DataFrame, width: int) -> alt.Chart:
    """Draw words by kind of part, a bar for each article."""
    meaning = {"body": NARRATOR, "headline, captions and the like": EMPTY, "page furniture, left out": LINE}
    order = list(dict.fromkeys(data["label"]))
    return (
        alt.Chart(data.assign(order=data["kind"].map(list(meaning).index)))
        .mark_bar(height=ROW - 10)
        .encode(
            x=alt.X("words:Q", title="words", axis=alt.Axis(tickCount=5)),
            y=alt.Y("label:N", sort=order, axis=labels_axis()),
            color=alt.Color(
                "kind:N",
                scale=scale(meaning),
                legend=alt.Legend(title=None, columns=1 if is_narrow(width) else 3),
            ),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("label"), alt.Tooltip("kind"), alt.Tooltip("words")],
        )
        .properties(width=plot_width(width, 130), height=len(order) * ROW)
    )
