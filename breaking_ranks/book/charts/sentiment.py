"""Charts of sentiment."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import MUTED, NEGATIVE, POSITIVE
from .common import (
    ROW,
    intervals,
    labels_axis,
    told_apart,
    zero_line,
)


def by_article(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the mean score and its interval, a dot for each instrument in each article."""
    order = list(dict.fromkeys(data["label"]))
    return intervals(data, canvas, "instrument", order, "mean score of a sentence (−1 to 1)", 130)


def voices(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the mean score of words inside and outside quotes."""
    order = list(dict.fromkeys(data["label"]))
    return intervals(data, canvas, "passage", order, "mean score (−1 to 1)", 130)


def along(data: pd.DataFrame, canvas: Canvas) -> alt.VConcatChart:
    """Draw the score of each sentence along each article, a panel for each."""
    return alt.vconcat(
        *[_along_panel(rows, canvas) for _, rows in data.groupby("label", sort=False)], spacing=10
    )


def _along_panel(rows: pd.DataFrame, canvas: Canvas) -> alt.Chart:
    return (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=alt.X("place:O", title=None, axis=alt.Axis(labels=False, ticks=False)),
            y=alt.Y(
                "score:Q",
                title=None,
                scale=alt.Scale(domain=[-1, 1]),
                axis=alt.Axis(values=[-1, 0, 1], grid=True),
            ),
            color=alt.condition(alt.datum.score > 0, alt.value(POSITIVE.css), alt.value(NEGATIVE.css)),
            tooltip=[
                alt.Tooltip("label"),
                alt.Tooltip("paragraph"),
                alt.Tooltip("sentence"),
                alt.Tooltip("score", format=".2f"),
            ],
        )
        .properties(
            width=canvas.width - 50, height=64, title=alt.TitleParams(rows["label"].iloc[0], fontSize=13)
        )
    )


def names_effect(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw what names do to the mean score: from the neutralised to the raw score."""
    order = list(data["label"])
    y = alt.Y("label:N", sort=order, axis=labels_axis(130))
    lines = (
        alt.Chart(data)
        .mark_rule(strokeWidth=3, color=MUTED.css)
        .encode(y=y, x=alt.X("neutral:Q", title="mean VADER score of the body"), x2=alt.X2("raw:Q"))
    )
    names = canvas.codes.names("names", ["raw", "neutral"])
    long = data.melt(["label"], list(names), var_name="names", value_name="score")
    long["names_label"] = long["names"].map(names)
    colour, shape = told_apart("names_label", canvas, "names", names, 120)
    dots = (
        alt.Chart(long)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            y=y,
            x=alt.X("score:Q"),
            color=colour,
            shape=shape,
            tooltip=[alt.Tooltip("label"), alt.Tooltip("names_label"), alt.Tooltip("score", format=".2f")],
        )
    )
    return (zero_line() + lines + dots).properties(width=canvas.plot(130), height=len(order) * ROW)


def loaded(data: pd.DataFrame, canvas: Canvas) -> alt.Chart:
    """Draw the words that pull a score hardest: count times entry in VADER's list."""
    return (
        alt.Chart(data)
        .mark_bar(height=12)
        .encode(
            x=alt.X("pull:Q", title="count × VADER's entry, all bodies"),
            y=alt.Y("word:N", sort=list(data["word"]), axis=labels_axis(110)),
            color=alt.condition(alt.datum.pull > 0, alt.value(POSITIVE.css), alt.value(NEGATIVE.css)),
            tooltip=[alt.Tooltip("word"), alt.Tooltip("count"), alt.Tooltip("valence")],
        )
        .properties(width=canvas.plot(110), height=len(data) * 19)
    )
