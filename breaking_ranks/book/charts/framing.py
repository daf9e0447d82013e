"""Charts of frames and words."""

import math

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import FAINT, INK, PAPER, STRONG
from .common import (
    ROW,
    keys_scale,
    labels_axis,
    row_height,
    told_apart,
    value_text,
    wrapped,
)


def heat(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the share of sentences that carry each frame, darker for more, the percentage in each cell."""
    narrow = canvas.narrow
    shown = data.assign(
        percent=(100 * data["share"]).round().astype(int),
        frame_label=wrapped(data["frame_label"], 20 if narrow else 40),
    )
    shown["label"] = shown["label"].str.replace(" ", "\n") if not narrow else shown["label"]
    columns = list(dict.fromkeys(shown["label"]))
    rows = list(
        shown.groupby("frame_label")["share"].mean().sort_values(ascending=False, kind="stable").index
    )
    base = alt.Chart(shown).encode(
        x=alt.X(
            "label:N",
            sort=columns,
            axis=labels_axis(
                110,
                orient="top",
                labelAngle=-60 if narrow else 0,
                labelAlign="left" if narrow else "center",
                padding=6 if narrow else 36,
            ),
        ),
        y=alt.Y("frame_label:N", sort=rows, axis=labels_axis(130 if narrow else 230)),
    )
    high = float(data["share"].max())
    cells = base.mark_rect(stroke=PAPER.css, strokeWidth=2).encode(
        color=alt.value(STRONG.css),
        opacity=alt.Opacity("share:Q", scale=alt.Scale(domain=[0, high], range=[0.06, 1]), legend=None),
        tooltip=[
            alt.Tooltip("label"),
            alt.Tooltip("frame_label"),
            alt.Tooltip("count"),
            alt.Tooltip("n"),
            *[alt.Tooltip(name, format=".0%") for name in ("share", "low", "high", "word_share")],
        ],
    )
    words = base.mark_text(fontSize=12).encode(
        text=alt.Text("percent:Q"),
        color=alt.condition(alt.datum.share > 0.55 * high, alt.value(PAPER.css), alt.value(INK.css)),
    )
    room = 135 if narrow else 235
    return (cells + words).properties(
        width=canvas.plot(room),
        height=len(rows) * row_height(shown["frame_label"], narrow) if narrow else len(rows) * ROW,
    )


def dictionary(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw precision and recall of the cue words for each frame, joined by a line."""
    narrow = canvas.narrow
    data = data.assign(frame_label=wrapped(data["frame_label"], 20 if narrow else 40))
    order = list(data["frame_label"])
    names = canvas.codes.names("hit", ["precision", "recall"])
    colour, shape = told_apart("hit_label", canvas, "hit", names, 135)
    long = data.melt(["frame_label", "positives"], list(names), var_name="hit", value_name="value")
    long["hit_label"] = long["hit"].map(names)
    room = 135 if narrow else 230
    y = alt.Y("frame_label:N", sort=order, axis=labels_axis(room))
    lines = (
        alt.Chart(data)
        .mark_rule(strokeWidth=3, color=FAINT.css)
        .encode(y=y, x=alt.X("precision:Q"), x2=alt.X2("recall:Q"))
    )
    dots = (
        alt.Chart(long)
        .mark_point(filled=True, size=100, opacity=1)
        .encode(
            y=y,
            x=alt.X(
                "value:Q",
                title="0 to 1",
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(grid=True, tickCount=5),
            ),
            color=colour,
            shape=shape,
            tooltip=[
                alt.Tooltip("frame_label"),
                alt.Tooltip("hit_label"),
                alt.Tooltip("value", format=".2f"),
                alt.Tooltip("positives"),
            ],
        )
    )
    return (lines + dots).properties(
        width=canvas.plot(room), height=len(order) * (ROW + 6 if narrow else ROW - 2)
    )


def keyness(data: pd.DataFrame, canvas: Canvas) -> alt.VConcatChart:
    """Draw the words that set each article apart, a panel each; beside a bar its two counts, here : there."""
    top = math.ceil(data["z"].max())
    panels = [_key_panel(rows, canvas, top) for _, rows in data.groupby("article", sort=False)]
    return alt.vconcat(*panels, spacing=14)


def _key_panel(rows: pd.DataFrame, canvas: Canvas, top: int) -> alt.LayerChart:
    counts = rows["count"].astype(str) + " : " + rows["others"].astype(str)
    base = alt.Chart(rows.assign(counts=counts)).encode(
        y=alt.Y("form:N", sort=list(rows["form"]), axis=labels_axis(110)),
        x=alt.X("z:Q", title=None, scale=alt.Scale(domain=[0, top]), axis=alt.Axis(tickCount=4, grid=True)),
    )
    bars = base.mark_bar(height=10).encode(
        color=alt.value(canvas.codes.colour("article", rows["article"].iloc[0]).css),
        tooltip=[
            alt.Tooltip("form"),
            alt.Tooltip("stem"),
            alt.Tooltip("count"),
            alt.Tooltip("others"),
            alt.Tooltip("z", format=".2f"),
        ],
    )
    numbers = base.mark_text(align="left", dx=4, **value_text()).encode(text=alt.Text("counts:N"))
    return (bars + numbers).properties(
        width=canvas.plot(120),
        height=len(rows) * 18,
        title=alt.TitleParams(rows["label"].iloc[0], fontSize=13),
    )


def leaving(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw which word each article uses of whom, a dot a use: filled in the body, else hollow."""
    narrow = canvas.narrow
    shown = data.assign(row=wrapped(data["name"] + " in " + data["label"], 22 if narrow else 60))
    shown = shown.assign(nth=shown.groupby(["row", "lemma"]).cumcount())
    lemmas = list(shown.groupby("lemma").size().sort_values(ascending=False, kind="stable").index)
    rows = list(dict.fromkeys(shown["row"]))
    room = 140 if narrow else 260
    base = alt.Chart(shown).encode(
        x=alt.X(
            "lemma:N", sort=lemmas, axis=labels_axis(100, orient="top", labelAngle=-60, labelAlign="left")
        ),
        y=alt.Y("row:N", sort=rows, axis=labels_axis(room, grid=True)),
        xOffset=alt.XOffset("nth:Q", scale=alt.Scale(domain=[-1, max(6, int(shown["nth"].max()) + 1)])),
    )
    dots = base.mark_point(size=36 if narrow else 70, filled=True, opacity=1, strokeWidth=1.6).encode(
        stroke=alt.Color("article:N", scale=keys_scale(canvas, "article", data), legend=None),
        fill=alt.condition(
            alt.datum.body,
            alt.Color("article:N", scale=keys_scale(canvas, "article", data), legend=None),
            alt.value(PAPER.css),
        ),
        tooltip=[
            alt.Tooltip("name"),
            alt.Tooltip("label"),
            alt.Tooltip("word"),
            alt.Tooltip("where"),
            alt.Tooltip("sentence_by"),
        ],
    )
    return dots.properties(
        width=canvas.plot(room), height=len(rows) * max(ROW, row_height(shown["row"], narrow))
    )
