"""Charts of the coded tone toward somebody."""

import textwrap

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK, MUTED, NEGATIVE, POSITIVE
from .common import ROW, labels_axis, legend, named, scale, value_text, zero_line
from .sentiment import SIGNED

STEP = 0.1  # width of a column of sentences on the scale of a score


def trap(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the scores of sentences coded as sympathetic to victims: a dot each, like scores stacked."""
    column = (data["score"] / STEP).round() * STEP
    shown = data.assign(
        column=column, nth=data.groupby(column).cumcount() + 0.5, sign=data["score"].map(_side)
    )
    sides = {"below": NEGATIVE.css, "at": MUTED.css, "above": POSITIVE.css}
    axis = alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr=SIGNED, grid=False)
    x = alt.X(
        "column:Q", title="score of the sentence (VADER, −1 to 1)", axis=axis, scale=alt.Scale(domain=[-1, 1])
    )
    y = alt.Y("nth:Q", axis=None, scale=alt.Scale(domain=[0, max(4, float(shown["nth"].max()) + 1.5)]))
    size = (canvas.plot(0) * STEP / 2 * 0.78) ** 2
    dots = (
        alt.Chart(shown)
        .mark_point(filled=True, opacity=1, size=min(size, 420))
        .encode(
            x=x,
            y=y,
            href=alt.Href("cite:N"),
            color=alt.Color(
                "sign:N", scale=alt.Scale(domain=list(sides), range=list(sides.values())), legend=None
            ),
            tooltip=[
                alt.Tooltip("label"),
                alt.Tooltip("paragraph"),
                alt.Tooltip("sentence"),
                alt.Tooltip("score", format=".2f"),
            ],
        )
    )
    counted = shown["sign"].value_counts()
    words = [
        {"at": place, "said": f"{counted.get(side, 0)} {side} zero", "side": side}
        for side, place in (("below", -0.6), ("at", 0.0), ("above", 0.6))
    ]
    said = (
        alt.Chart(alt.InlineData(words))
        .mark_text(**value_text(fontWeight=600, fontSize=13))
        .encode(x=alt.X("at:Q"), y=alt.value(8), text=alt.Text("said:N"))
    )
    return (zero_line() + dots + said).properties(width=canvas.plot(0), height=150)


def _side(score: float) -> str:
    return "at" if score == 0 else "below" if score < 0 else "above"


def tones(data: pd.DataFrame, canvas: Canvas) -> alt.VConcatChart:
    """Draw the coded tones toward each target, a panel each, the one with fewest good words first.

    Unfavourable sentences stand left of the middle, favourable ones right; a number says how many are
    neither.
    """
    good = data["count"].where(data["tone"] == "1", 0).groupby(data["target_label"]).sum()
    share = good / data.groupby("target_label")["count"].sum()
    order = list(share.sort_values(kind="stable").index)
    top = int(data[data["tone"] != "0"].groupby(["target", "article", "tone"])["count"].sum().max())
    panels = [_tone_panel(data[data["target_label"] == target], data, canvas, top) for target in order]
    return alt.vconcat(*panels, spacing=12)


def _tone_panel(rows: pd.DataFrame, data: pd.DataFrame, canvas: Canvas, top: int) -> alt.LayerChart:
    """Draw the panel of one target; what the tones are called is taken from all rows."""
    names = {key: name for key, name in named(canvas, "tone", data, "tone_label").items() if key != "0"}
    order = list(dict.fromkeys(data.drop_duplicates("label")["label"]))
    shown = rows.assign(
        end=rows["count"] * rows["tone"].astype(int), beside=rows["count"].astype(str) + " neither"
    )
    y = alt.Y("label:N", sort=order, scale=alt.Scale(domain=order), axis=labels_axis(130))
    base = alt.Chart(shown).encode(y=y)
    axis = alt.Axis(
        values=[-10, 0, 10] if top < 20 else alt.Undefined, grid=True, labelExpr="abs(datum.value)"
    )
    x = alt.X(
        "end:Q", title=None, axis=axis, scale=alt.Scale(domain=[-top - 2, top + (24 if canvas.narrow else 8)])
    )
    tips = [alt.Tooltip("label"), alt.Tooltip("tone_label"), alt.Tooltip("count"), alt.Tooltip("n")]
    bars = (
        base.transform_filter(alt.datum.tone != "0")
        .mark_bar(height=ROW - 14)
        .encode(
            x=x,
            x2=alt.datum(0),
            tooltip=tips,
            color=alt.Color(
                "tone_label:N", scale=scale(canvas, "tone", names), legend=legend(names, canvas, 120)
            ),
        )
    )
    neither = base.transform_filter(alt.datum.tone == "0").mark_text(
        align="right", **value_text(color=MUTED.css)
    )
    return (
        zero_line() + bars + neither.encode(x=alt.value("width"), text=alt.Text("beside:N"), tooltip=tips)
    ).properties(
        width=canvas.plot(130),
        height=len(order) * (ROW - 6),
        title=alt.TitleParams(
            textwrap.wrap(str(rows["target_label"].iloc[0]), 30 if canvas.narrow else 60),
            fontSize=13,
            color=INK.css,
        ),
    )
