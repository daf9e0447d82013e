"""Charts of events and their reports."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import PAPER
from .common import event_rows, keys_scale, labels_axis, named, told_apart


def lags(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw how old each event was when its article appeared: filled for news, hollow for background.

    The scale is that of the square root, so that weeks and decades both show. A date that is open
    at its start ends in an arrow.
    """
    order = list(dict.fromkeys(data["label"]))
    shown = data.assign(
        most=data["most"].where(data["most"].notna(), data["least"]),
        place=data.groupby(["label", "news"]).cumcount() % 6,
    )
    y = alt.Y("label:N", sort=order, axis=labels_axis(130))
    shown = shown.assign(row=shown["news"] + shown["place"].astype(str))
    offset = alt.YOffset("row:N", sort=sorted(set(shown["row"])))
    ages = [0, 1, 5, 20, 50, 100] if canvas.narrow else [0, 1, 5, 10, 20, 30, 50, 75, 100]
    axis = alt.Axis(values=[age for age in ages if age <= shown["most"].max()], grid=True)
    x = alt.X("least:Q", title="years between event and article", scale=alt.Scale(type="sqrt"), axis=axis)
    colour = alt.Color("article:N", scale=keys_scale(canvas, "article", data), legend=None)
    tip = [
        alt.Tooltip("label"),
        alt.Tooltip("who"),
        alt.Tooltip("what"),
        alt.Tooltip("attributed_to"),
        alt.Tooltip("when"),
        alt.Tooltip("news"),
    ]
    spans = (
        alt.Chart(shown)
        .mark_rule(strokeWidth=3, opacity=0.3)
        .encode(x=x, x2=alt.X2("most:Q"), y=y, yOffset=offset, color=colour, tooltip=tip)
    )
    dots = (
        alt.Chart(shown)
        .mark_point(size=46, opacity=1, strokeWidth=1.6)
        .encode(
            x=x,
            y=y,
            yOffset=offset,
            stroke=colour,
            tooltip=tip,
            shape=alt.condition(alt.datum.open, alt.value("triangle-right"), alt.value("circle")),
            fill=alt.condition(alt.datum.news == "news", colour, alt.value(PAPER.css)),
        )
    )
    return (spans + dots).properties(width=canvas.plot(130), height=len(order) * 84)


def sequence(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw events and reports as a sequence, a row for each, in order."""
    names = named(canvas, "layer", data, "layer_label")
    colour, shape = told_apart("layer_label", canvas, "layer", names, 0)
    base, words, size = event_rows(
        data.assign(row=data["when"] + ". " + data["who"] + ": " + data["what"]), canvas
    )
    base = base.encode(
        color=colour.legend(alt.Legend(title=None)),
        tooltip=[
            alt.Tooltip("who"),
            alt.Tooltip("what"),
            alt.Tooltip("when"),
            alt.Tooltip("source"),
            alt.Tooltip("layer_label"),
        ],
    )
    spans = base.mark_rule(strokeWidth=5, opacity=0.45, strokeCap="round").encode(x2=alt.X2("last:T"))
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(shape=shape.legend(alt.Legend(title=None)))
    return alt.layer(*words, spans, dots).properties(**size)
