"""Charts of the instruments and of what a choice changes."""

import altair as alt
import pandas as pd

from ..theme import MUTED, PAPER, STRONG
from .common import ROW, is_narrow, labels_axis, pick, plot_width, row_height, told_apart, wrapped
from .voices import by_label


def agreement(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw Krippendorff's alpha of each variable with its interval, and the bound of the unsteady."""
    narrow = is_narrow(width)
    shown = data.dropna(subset=["alpha"]).sort_values("alpha", ascending=False, kind="stable")
    shown = shown.assign(label=wrapped(shown["label"], 24 if narrow else 50))
    room = 150 if narrow else 280
    y = alt.Y("label:N", sort=list(shown["label"]), axis=labels_axis(room))
    x = alt.X(
        "low:Q",
        title="Krippendorff's alpha",
        scale=alt.Scale(domain=[0.4, 1]),
        axis=alt.Axis(grid=True, tickCount=6),
    )
    rules = (
        alt.Chart(shown).mark_rule(strokeWidth=2, color=STRONG.css, clip=True).encode(y=y, x=x, x2="high:Q")
    )
    dots = (
        alt.Chart(shown)
        .mark_point(filled=True, size=70, color=STRONG.css, opacity=1)
        .encode(
            y=y,
            x="alpha:Q",
            tooltip=[
                "label",
                alt.Tooltip("alpha", format=".2f"),
                alt.Tooltip("low", format=".2f"),
                alt.Tooltip("high", format=".2f"),
                "positives",
                "differing",
            ],
        )
    )
    line = alt.Chart(alt.InlineData([{"bound": 0.67}])).mark_rule(strokeDash=[4, 3], color=MUTED.css)
    bound = line.encode(x=alt.X("bound:Q", scale=alt.Scale(domain=[0.4, 1])))
    return (bound + rules + dots).properties(
        width=plot_width(width, room), height=len(shown) * max(21, row_height(shown["label"], narrow))
    )


def instruments(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw one measure of several instruments with intervals."""
    narrow = is_narrow(width)
    data = data.assign(instrument=wrapped(data["instrument"], 22 if narrow else 50))
    order = list(data.sort_values("value", ascending=False, kind="stable")["instrument"])
    room = 140 if narrow else 260
    y = alt.Y("instrument:N", sort=order, axis=labels_axis(room))
    title = data["measure"].iloc[0]
    rules = (
        alt.Chart(data)
        .mark_rule(strokeWidth=2, color=STRONG.css)
        .encode(y=y, x=alt.X("low:Q", title=title, scale=alt.Scale(zero=False)), x2="high:Q")
    )
    dots = (
        alt.Chart(data)
        .mark_point(filled=True, size=80, color=STRONG.css, opacity=1)
        .encode(y=y, x="value:Q", tooltip=["instrument", "measure", alt.Tooltip("value", format=".3f"), "n"])
    )
    return (rules + dots).properties(width=plot_width(width, room), height=len(order) * ROW)


def ranks(data: pd.DataFrame, width: int) -> alt.Chart:
    """Draw the mean score of each article under each choice, a row for each choice."""
    narrow = is_narrow(width)
    data = data.assign(choice=wrapped(data["choice"], 22 if narrow else 50))
    order = list(dict.fromkeys(data["choice"]))
    room = 140 if narrow else 240
    colour, shape = told_apart("label", by_label(data), width, 140)
    chosen, opacity = pick("label")
    base = alt.Chart(data).encode(
        y=alt.Y("choice:N", sort=order, axis=labels_axis(room)),
        x=alt.X("mean:Q", title="mean score of the article", axis=alt.Axis(grid=True, tickCount=5)),
    )
    dots = base.mark_point(filled=True, size=100, stroke=PAPER.css).encode(
        opacity=opacity,
        color=colour,
        shape=shape,
        tooltip=["label", "choice", alt.Tooltip("mean", format=".2f"), "rank"],
    )
    return dots.properties(width=plot_width(width, room), height=len(order) * ROW).add_params(chosen)
