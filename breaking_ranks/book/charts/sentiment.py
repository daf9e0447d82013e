"""Charts of sentiment."""

from typing import Any

import altair as alt
import pandas as pd

from ..theme import EMPTY, INK, MUTED, NARRATOR, NEGATIVE, POSITIVE, QUOTED, STRONG, Colour
from .common import (
    ROW,
    article_scale,
    is_narrow,
    labels_axis,
    legend,
    pick,
    plot_width,
    scale,
    wrapped,
    zero_line,
)

INSTRUMENTS = {
    "VADER": EMPTY,
    "VADER, names neutralised": STRONG,
    "mean of three lexicons, names neutralised": QUOTED,
}
TONES = {"-1": NEGATIVE, "0": EMPTY, "1": POSITIVE}


def by_article(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the mean score and its interval, a dot for each instrument in each article."""
    order = list(dict.fromkeys(data["label"]))
    return _dots(data, width, "instrument", INSTRUMENTS, order, "mean score of a sentence (−1 to 1)", 130)


def voices(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the mean score of words inside and outside quotes."""
    order = list(dict.fromkeys(data["label"]))
    meaning = {"outside quotes": NARRATOR, "inside quotes": QUOTED}
    return _dots(data, width, "voice", meaning, order, "mean score (−1 to 1)", 130)


def _dots(
    data: pd.DataFrame,
    width: int,
    series: str,
    meaning: dict[str, Colour],
    order: list[str],
    title: str,
    room: int,
) -> alt.LayerChart:
    """Draw dots with intervals, the series of a row side by side."""
    y = alt.Y("label:N", sort=order, axis=labels_axis(room))
    offset = alt.YOffset(f"{series}:N", sort=list(meaning))
    colour = alt.Color(
        f"{series}:N", sort=list(meaning), scale=scale(meaning), legend=legend(meaning, width, room)
    )
    chosen, opacity = pick(series)
    rules = (
        alt.Chart(data)
        .mark_rule(strokeWidth=2)
        .encode(
            y=y, yOffset=offset, x=alt.X("low:Q", title=title), x2="high:Q", color=colour, opacity=opacity
        )
    )
    dots = (
        alt.Chart(data)
        .mark_point(filled=True, size=80)
        .encode(
            opacity=opacity,
            y=y,
            yOffset=offset,
            x="mean:Q",
            color=colour,
            shape=alt.Shape(f"{series}:N", sort=list(meaning), legend=None),
            tooltip=[
                "label",
                series,
                alt.Tooltip("mean", format=".2f"),
                alt.Tooltip("low", format=".2f"),
                alt.Tooltip("high", format=".2f"),
                "n",
            ],
        )
    )
    return (
        (zero_line() + rules + dots)
        .properties(width=plot_width(width, room), height=len(order) * ROW * 1.5)
        .add_params(chosen)
    )


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
            tooltip=["label", "paragraph", "sentence", alt.Tooltip("score", format=".2f")],
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
        .encode(y=y, x=alt.X("neutral:Q", title="mean VADER score of the body"), x2="raw:Q")
    )
    long = data.melt(["label"], ["raw", "neutral"], var_name="which", value_name="score")
    long["which"] = long["which"].map({"raw": "as printed", "neutral": "names neutralised"})
    meaning = {"as printed": EMPTY, "names neutralised": STRONG}
    dots = (
        alt.Chart(long)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            y=y,
            x="score:Q",
            color=alt.Color("which:N", scale=scale(meaning), legend=legend(meaning, width, 120)),
            shape=alt.Shape("which:N", legend=None),
            tooltip=["label", "which", alt.Tooltip("score", format=".2f")],
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
            tooltip=["word", "count", "valence"],
        )
        .properties(width=plot_width(width, 110), height=len(data) * 19)
    )


def trap(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the scores of sentences coded as sympathetic to victims, a tick for each."""
    order = list(dict.fromkeys(data.sort_values("article")["label"]))
    ticks = (
        alt.Chart(data)
        .mark_tick(thickness=3, size=20, opacity=0.85)
        .encode(
            x=alt.X("score:Q", title="VADER, names neutralised (−1 to 1)", scale=alt.Scale(domain=[-1, 1])),
            y=alt.Y("label:N", sort=order, axis=labels_axis(130)),
            color=alt.Color("article:N", scale=article_scale(data["article"]), legend=None),
            tooltip=["label", "paragraph", "sentence", alt.Tooltip("score", format=".2f")],
        )
    )
    return (zero_line() + ticks).properties(width=plot_width(width, 130), height=len(order) * (ROW + 4))


def tones(data: pd.DataFrame, width: int) -> alt.VConcatChart:
    """Draw the coded tones toward each target, a panel for each target, a bar for each article.

    A tone that is chosen in the legend stands alone in all panels.
    """
    chosen, opacity = pick("tone")
    panels = [_tone_panel(rows, width, opacity) for _, rows in data.groupby("target_label", sort=False)]
    return alt.vconcat(panels[0].add_params(chosen), *panels[1:], spacing=12)


def _tone_panel(rows: pd.DataFrame, width: int, opacity: Any) -> alt.Chart:
    words = {"-1": "in a bad light", "0": "neither", "1": "in a good light"}
    meaning = {words[key]: colour for key, colour in TONES.items()}
    shown = rows.assign(tone=rows["tone"].map(words), order=rows["tone"].astype(int))
    order = list(dict.fromkeys(shown["label"]))
    base = alt.Chart(shown).encode(
        y=alt.Y("label:N", sort=order, axis=labels_axis(130)),
        order="order:Q",
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
        color=alt.Color("tone:N", scale=scale(meaning), legend=above),
        opacity=opacity,
        tooltip=["label", "tone", "count", "n"],
    )
    return bars.properties(
        width=plot_width(width, 130),
        height=len(order) * (ROW - 6),
        title=alt.TitleParams(f"Toward {rows['target_label'].iloc[0]}", fontSize=13, color=INK.css),
    )


def against_coding(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the correlation of each instrument with the coded tone toward each target."""
    shown = data.rename(columns={"target_label": "label", "r": "mean"})
    narrow = is_narrow(width)
    shown = shown.assign(label=wrapped(shown["label"], 18 if narrow else 40))
    room = 115 if narrow else 250
    return _dots(
        shown, width, "instrument", INSTRUMENTS, list(dict.fromkeys(shown["label"])), "Pearson's r", room
    )
