"""Charts of the coded tone toward somebody."""

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK
from .common import (
    ROW,
    keys_scale,
    labels_axis,
    legend,
    named,
    pick,
    scale,
    zero_line,
)


def trap(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the scores of sentences coded as sympathetic to victims, a tick for each."""
    order = list(dict.fromkeys(data.sort_values("article", kind="stable")["label"]))
    ticks = (
        alt.Chart(data)
        .mark_tick(thickness=3, size=20, opacity=0.85)
        .encode(
            x=alt.X("score:Q", title="VADER, names neutralised (−1 to 1)", scale=alt.Scale(domain=[-1, 1])),
            y=alt.Y("label:N", sort=order, axis=labels_axis(130)),
            color=alt.Color("article:N", scale=keys_scale(canvas, "article", data), legend=None),
            tooltip=[
                alt.Tooltip("label"),
                alt.Tooltip("paragraph"),
                alt.Tooltip("sentence"),
                alt.Tooltip("score", format=".2f"),
            ],
        )
    )
    return (zero_line() + ticks).properties(width=canvas.plot(130), height=len(order) * (ROW + 4))


def tones(data: pd.DataFrame, canvas: Canvas) -> alt.VConcatChart:
    """Draw the coded tones toward each target, a panel for each target, a bar for each article.

    A tone that is chosen in the legend stands alone in all panels.
    """
    chosen, opacity = pick("tone_label")
    panels = [_tone_panel(data, target, canvas, opacity) for target in dict.fromkeys(data["target_label"])]
    return alt.vconcat(panels[0].add_params(chosen), *panels[1:], spacing=12)


def _tone_panel(data: pd.DataFrame, target: str, canvas: Canvas, opacity: Any) -> alt.Chart:
    """Draw the panel of one target; what the tones are called is taken from all rows."""
    names = named(canvas, "tone", data, "tone_label")
    top = int(data.groupby(["target", "article"])["count"].sum().max())
    rows = data[data["target_label"] == target]
    shown = rows.assign(order=rows["tone"].astype(int))
    order = list(dict.fromkeys(shown["label"]))
    base = alt.Chart(shown).encode(
        y=alt.Y("label:N", sort=order, axis=labels_axis(130)),
        order=alt.Order("order:Q"),
        x=alt.X(
            "count:Q",
            stack="zero",
            title=None,
            scale=alt.Scale(domain=[0, top]),
            axis=alt.Axis(tickCount=4, grid=True),
        ),
    )
    above = legend([*names, "the panel's title"], canvas, 120)
    bars = base.mark_bar(height=ROW - 12).encode(
        color=alt.Color("tone_label:N", scale=scale(canvas, "tone", names), legend=above),
        opacity=opacity,
        tooltip=[alt.Tooltip("label"), alt.Tooltip("tone_label"), alt.Tooltip("count"), alt.Tooltip("n")],
    )
    return bars.properties(
        width=canvas.plot(130),
        height=len(order) * (ROW - 6),
        title=alt.TitleParams(textwrap.wrap(target, 30 if canvas.narrow else 60), fontSize=13, color=INK.css),
    )
