"""Charts of the coded tone toward somebody."""

from typing import Any

import altair as alt
import pandas as pd

from ..look.theme import EMPTY, INK, NEGATIVE, POSITIVE
from .common import (
    ROW,
    article_scale,
    labels_axis,
    legend,
    pick,
    plot_width,
    scale,
    zero_line,
)

TONES = {"-1": NEGATIVE, "0": EMPTY, "1": POSITIVE}


def trap(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the scores of sentences coded as sympathetic to victims, a tick for each."""
    order = list(dict.fromkeys(data.sort_values("article", kind="stable")["label"]))
    ticks = (
        alt.Chart(data)
        .mark_tick(thickness=3, size=20, opacity=0.85)
        .encode(
            x=alt.X("score:Q", title="VADER, names neutralised (−1 to 1)", scale=alt.Scale(domain=[-1, 1])),
            y=alt.Y("label:N", sort=order, axis=labels_axis(130)),
            color=alt.Color("article:N", scale=article_scale(data["article"]), legend=None),
            tooltip=[
                alt.Tooltip("label"),
                alt.Tooltip("paragraph"),
                alt.Tooltip("sentence"),
                alt.Tooltip("score", format=".2f"),
            ],
        )
    )
    return (zero_line() + ticks).properties(width=plot_width(width, 130), height=len(order) * (ROW + 4))


def tones(data: pd.DataFrame, width: int) -> alt.VConcatChart:
    """Draw the coded tones toward each target, a panel for each target, a bar for each article.

    A tone that is chosen in the legend stands alone in all panels.
    """
    chosen, opacity = pick("tone_label")
    panels = [_tone_panel(data, target, width, opacity) for target in dict.fromkeys(data["target_label"])]
    return alt.vconcat(panels[0].add_params(chosen), *panels[1:], spacing=12)


def _tone_panel(data: pd.DataFrame, target: str, width: int, opacity: Any) -> alt.Chart:
    """Draw the panel of one target; what the tones are called is taken from all rows."""
    words = dict(zip(data["tone"], data["tone_label"], strict=True))
    meaning = {words[key]: colour for key, colour in TONES.items()}
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
            scale=alt.Scale(domain=[0, 36]),
            axis=alt.Axis(tickCount=4, grid=True),
        ),
    )
    above = legend([*meaning, "the panel's title"], width, 120)
    bars = base.mark_bar(height=ROW - 12).encode(
        color=alt.Color("tone_label:N", scale=scale(meaning), legend=above),
        opacity=opacity,
        tooltip=[
            alt.Tooltip("label"),
            alt.Tooltip("tone_label", title="tone"),
            alt.Tooltip("count"),
            alt.Tooltip("n"),
        ],
    )
    return bars.properties(
        width=plot_width(width, 130),
        height=len(order) * (ROW - 6),
        title=alt.TitleParams(f"Toward {target}", fontSize=13, color=INK.css),
    )
