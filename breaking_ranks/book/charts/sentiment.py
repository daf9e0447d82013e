"""Charts of sentiment."""

import altair as alt
import pandas as pd

from ..look.theme import EMPTY, MUTED, NARRATOR, NEGATIVE, POSITIVE, QUOTED, STRONG
from .common import (
    ROW,
    intervals,
    labels_axis,
    plot_width,
    scale,
    told_apart,
    zero_line,
)

INSTRUMENTS = {
    "VADER": EMPTY,
    "VADER, names neutralised": STRONG,
    "mean of three lexicons, names neutralised": QUOTED,
}


def by_article(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the mean score and its interval, a dot for each instrument in each article."""
    order = list(dict.fromkeys(data["label"]))
    return intervals(data, width, "instrument", INSTRUMENTS, order, "mean score of a sentence (−1 to 1)", 130)


def voices(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the mean score of words inside and outside quotes."""
    order = list(dict.fromkeys(data["label"]))
    meaning = {"outside quotes": NARRATOR, "inside quotes": QUOTED}
    return intervals(data, width, "voice", meaning, order, "mean score (−1 to 1)", 130)


def along(data: pd.DataFrame, width: int) -> alt.VConcatChart:
    """Draw the score of each sentence along each article, a panel for each."""
    return alt.vconcat(
        *[_along_panel(rows, width) for _, rows in data.groupby("label", sort=False)], spacing=10
    )


def _along_panel(rows: pd.DataFrame, width: int) -> alt.Chart:
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
        .properties(width=width - 50, height=64, title=alt.TitleParams(rows["label"].iloc[0], fontSize=13))
    )


def names_effect(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw what names do to the mean score: from the neutralised to the raw score."""
    order = list(data["label"])
    y = alt.Y("label:N", sort=order, axis=labels_axis(130))
    lines = (
        alt.Chart(data)
        .mark_rule(strokeWidth=3, color=MUTED.css)
        .encode(y=y, x=alt.X("neutral:Q", title="mean VADER score of the body"), x2=alt.X2("raw:Q"))
    )
    long = data.melt(["label"], ["raw", "neutral"], var_name="which", value_name="score")
    long["which"] = long["which"].map({"raw": "as printed", "neutral": "names neutralised"})
    meaning = {"as printed": EMPTY, "names neutralised": STRONG}
    colour, shape = told_apart("which", scale(meaning), width, 120)
    dots = (
        alt.Chart(long)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            y=y,
            x=alt.X("score:Q"),
            color=colour,
            shape=shape,
            tooltip=[alt.Tooltip("label"), alt.Tooltip("which"), alt.Tooltip("score", format=".2f")],
        )
    )
    return (zero_line() + lines + dots).properties(width=plot_width(width, 130), height=len(order) * ROW)


def loaded(data: pd.DataFrame, width: int) -> alt.Chart:
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
        .properties(width=plot_width(width, 110), height=len(data) * 19)
    )
