"""Charts of frames and words."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK, PAPER, STRONG
from .choices import chosen, selects, spoken
from .common import ROW, labels_axis, row_height, wrapped

CHOICES = {"sheet": "Coding", "parts": "Parts", "weight": "Counted in"}


def heat(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the share of each article that carries each frame, darker for more; the reader may choose which.

    The percentage stands in each cell, a line is around the largest of each article. ``data`` has the rows of
    every choice; the first of each is drawn until another is chosen.
    """
    narrow = canvas.narrow
    shown = data.assign(
        percent=(100 * data["share"]).round().astype(int),
        frame_label=wrapped(data["frame_label"], 20 if narrow else 40),
    )[["label", "frame_label", *CHOICES, "share", "percent", "leads"]]
    shown["label"] = shown["label"].str.replace(" ", "\n") if not narrow else shown["label"]
    columns = list(dict.fromkeys(shown["label"]))
    first = shown[(shown[list(CHOICES)] == shown[list(CHOICES)].iloc[0]).all(axis=1)]
    rows = list(
        first.groupby("frame_label")["share"].mean().sort_values(ascending=False, kind="stable").index
    )
    base = (
        alt.Chart(shown)
        .transform_filter(chosen(CHOICES))
        .encode(
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
    )
    high = float(data["share"].max())
    cells = base.mark_rect(stroke=PAPER.css, strokeWidth=2).encode(
        color=alt.value(STRONG.css),
        opacity=alt.Opacity("share:Q", scale=alt.Scale(domain=[0, high], range=[0.06, 1]), legend=None),
        tooltip=[
            alt.Tooltip("label"),
            alt.Tooltip("frame_label"),
            alt.Tooltip("share", format=".0%"),
        ],
    )
    words = base.mark_text(fontSize=12).encode(
        text=alt.Text("percent:Q"),
        color=alt.condition(alt.datum.share > 0.65 * high, alt.value(PAPER.css), alt.value(INK.css)),
    )
    around = base.transform_filter(alt.datum.leads).mark_rect(filled=False, stroke=INK.css, strokeWidth=2.5)
    leading = data[data["leads"]]
    percents = (100 * leading["share"]).round().astype(int).astype(str) + "\u00a0%"
    said = leading["label"] + ": " + leading["frame_label"] + " " + percents
    room = 135 if narrow else 235
    layers = (cells + around + words).add_params(*selects(data, canvas, CHOICES))
    return layers.properties(
        usermeta=spoken(leading, CHOICES, said),
        width=canvas.plot(room),
        height=len(rows) * row_height(shown["frame_label"], narrow) if narrow else len(rows) * ROW,
    )
