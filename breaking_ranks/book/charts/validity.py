"""Charts of the instruments and of what a choice changes."""

import altair as alt
import pandas as pd

from ..theme import MUTED, PAPER, STRONG
from .common import ROW, is_narrow, labels_axis, plot_width
from .voices import by_label


def agreement(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw Krippendorff's alpha of each variable with its interval, and the bound below which it is unsteady."""
    shown = data.dropna(subset=["alpha"]).sort_values("alpha", ascending=False)
    room = 160 if is_narrow(width) else 280
    y = alt.Y("label:N", sort=list(shown["label"]), axis=labels_axis(room))
    x = alt.X("low:Q", title="Krippendorff's alpha between the passes", scale=alt.Scale(domain=[0.4, 1]), axis=alt.Axis(grid=True, tickCount=6))
    rules = alt.Chart(shown).mark_rule(strokeWidth=2, color=STRONG.css, clip=True).encode(y=y, x=x, x2="high:Q")
    dots = alt.Chart(shown).mark_point(filled=True, size=70, color=STRONG.css, opacity=1).encode(
        y=y, x="alpha:Q", tooltip=["label", alt.Tooltip("alpha", format=".2f"), alt.Tooltip("low", format=".2f"), alt.Tooltip("high", format=".2f"), "positives", "differing"]
    )  # fmt: skip
    bound = alt.Chart(alt.InlineData([{"bound": 0.67}])).mark_rule(strokeDash=[4, 3], color=MUTED.css).encode(x="bound:Q")
    return (bound + rules + dots).properties(width=plot_width(width, room), height=len(shown) * 21)


def instruments(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw one measure of several instruments with intervals."""
    order = list(data.sort_values("value", ascending=False)["instrument"])
    room = 160 if is_narrow(width) else 260
    y = alt.Y("instrument:N", sort=order, axis=labels_axis(room))
    title = data["measure"].iloc[0]
    rules = alt.Chart(data).mark_rule(strokeWidth=2, color=STRONG.css).encode(y=y, x=alt.X("low:Q", title=title, scale=alt.Scale(zero=False)), x2="high:Q")
    dots = alt.Chart(data).mark_point(filled=True, size=80, color=STRONG.css, opacity=1).encode(
        y=y, x="value:Q", tooltip=["instrument", "measure", alt.Tooltip("value", format=".3f"), "n"]
    )  # fmt: skip
    return (rules + dots).properties(width=plot_width(width, room), height=len(order) * ROW)


def ranks(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the mean score of each article under each choice, a row for each choice."""
    order = list(dict.fromkeys(data["choice"]))
    room = 150 if is_narrow(width) else 240
    base = alt.Chart(data).encode(
        y=alt.Y("choice:N", sort=order, axis=labels_axis(room)),
        x=alt.X("mean:Q", title="mean score of the article", axis=alt.Axis(grid=True, tickCount=5)),
    )
    dots = base.mark_point(filled=True, size=100, opacity=1, stroke=PAPER.css).encode(
        color=alt.Color("label:N", scale=by_label(data), legend=alt.Legend(title=None, columns=2 if is_narrow(width) else 5)),
        shape=alt.Shape("label:N", legend=None),
        tooltip=["label", "choice", alt.Tooltip("mean", format=".2f"), "rank"],
    )
    return dots.properties(width=plot_width(width, room), height=len(order) * ROW)
