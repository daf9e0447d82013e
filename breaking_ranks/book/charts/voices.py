"""Charts of who speaks and how the words are attributed."""

import textwrap

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import FAINT, LINE, MUTED, PAPER, STRONG
from .common import (
    ROW,
    labels_axis,
    legend,
    named,
    pick,
    row_height,
    scale,
    steps,
    value_text,
    wrapped,
)

NEWS = ("news_10th_percentile", "news_median", "news_90th_percentile")
PALE = ("indirect", "mixed")  # their colours are too pale for a number in them
LABELLED = 0.1  # share of an article from which a segment has its number in it


def words_by_voice(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the share of words by voice, a bar for each article."""
    order = list(dict.fromkeys(data["label"]))
    base = alt.Chart(data).encode(
        y=alt.Y("label:N", sort=order, axis=labels_axis()),
        x=alt.X(
            "share:Q",
            stack="zero",
            title="share of the words of the body",
            axis=alt.Axis(format="%", tickCount=4),
        ),
        order=alt.Order("order:Q"),
    )
    chosen, opacity = pick("voice_label")
    names = named(canvas, "voice", data, "voice_label")
    bars = base.mark_bar(height=ROW - 8).encode(
        opacity=opacity,
        color=alt.Color(
            "voice_label:N", scale=scale(canvas, "voice", names), legend=legend(names, canvas, 120)
        ),
        tooltip=[
            alt.Tooltip("label"),
            alt.Tooltip("voice_label"),
            alt.Tooltip("words"),
            alt.Tooltip("share", format=".0%"),
        ],
    )
    placed = data.sort_values("order", kind="stable")
    shown = placed.assign(middle=placed.groupby("article")["share"].cumsum() - placed["share"] / 2)
    shown = shown[(shown["share"] >= LABELLED) & ~shown["voice"].isin(PALE)]
    numbers = (
        alt.Chart(shown)
        .mark_text(**value_text(color=PAPER.css, fontWeight=600))
        .encode(x=alt.X("middle:Q"), y=alt.Y("label:N", sort=order), text=alt.Text("share:Q", format=".0%"))
    )
    return (bars.add_params(chosen) + numbers).properties(width=canvas.plot(130), height=len(order) * ROW)


def speakers(data: pd.DataFrame, canvas: Canvas) -> alt.VConcatChart:
    """Draw words by speaker, a panel for each article; whoever is not named is dark, all others are grey."""
    narrow = canvas.narrow
    shown = data.assign(
        who=wrapped(data["name"], 24 if narrow else 60),
        percent=(100 * data["share"]).round().astype(int).astype(str) + "\u00a0%",
    )
    height = alt.Step(max(24, row_height(shown["who"], narrow)))
    most = int(shown["words"].max())
    panels = [_panel(rows, canvas, most) for _, rows in shown.groupby("label", sort=False)]
    room = 185 if narrow else 400
    return alt.vconcat(
        *(panel.properties(width=canvas.plot(room), height=height) for panel in panels), spacing=14
    )


def _panel(rows: pd.DataFrame, canvas: Canvas, most: int) -> alt.LayerChart:
    """Draw the speakers of one article, on a scale that ends at ``most`` words in every panel."""
    order = list(rows.sort_values("words", ascending=False, kind="stable")["who"])
    axis = alt.Axis(values=steps(most, 2), grid=True)
    base = alt.Chart(rows).encode(
        y=alt.Y("who:N", sort=order, axis=labels_axis(165 if canvas.narrow else 380)),
        x=alt.X("words:Q", title="words", axis=axis, scale=alt.Scale(domain=[0, most])),
    )
    bars = base.mark_bar(height=ROW - 14).encode(
        color=alt.when(alt.datum.named == "no").then(alt.value(STRONG.css)).otherwise(alt.value(LINE.css)),
        tooltip=[
            alt.Tooltip("name"), alt.Tooltip("label"), alt.Tooltip("words"),
            alt.Tooltip("percent", title="Of the body"),
        ],
    )  # fmt: skip
    numbers = base.mark_text(align="left", dx=4, **value_text()).encode(text=alt.Text("words:Q"))
    return (bars + numbers).properties(title=rows["label"].iloc[0])


def attributed(data: pd.DataFrame, canvas: Canvas) -> alt.HConcatChart:
    """Draw shares beside ordinary news, a panel for each measure: a dot for each article over a band.

    The band runs from the 10th to the 90th percentile of ordinary news and has a stroke at its median.
    """
    order = list(dict.fromkeys(data["label"]))
    room = 130
    width = (canvas.plot(room) - 20) // 2
    panels = []
    for place, (kind, rows) in enumerate(data.groupby("kind", sort=False)):
        axis = alt.Axis(grid=True, values=[0, 1] if canvas.narrow else [0, 0.5, 1], format="%")
        scale = alt.Scale(domain=[0, 1])
        y = alt.Y("label:N", sort=order, axis=labels_axis(room) if place == 0 else None)
        x = alt.X("share:Q", title=None, axis=axis, scale=scale)
        base = alt.Chart(rows).encode(y=y)
        news = alt.Chart(rows.head(1))
        band = news.mark_rect(color=FAINT.css).encode(
            x=alt.X("news_10th_percentile:Q", scale=scale, title=None, axis=axis),
            x2=alt.X2("news_90th_percentile:Q"),
        )
        middle = news.mark_rule(color=MUTED.css, strokeWidth=2).encode(x=alt.X("news_median:Q"))
        dots = base.mark_point(size=110, filled=True, opacity=1, color=STRONG.css).encode(
            x=x,
            tooltip=[
                alt.Tooltip("label"),
                alt.Tooltip("count"),
                alt.Tooltip("share", format=".0%"),
                *(alt.Tooltip(f"{part}:Q", format=".0%") for part in NEWS),
            ],
        )
        numbers = base.mark_text(dy=-12, **value_text()).encode(x=x, text=alt.Text("share:Q", format=".0%"))
        title = alt.TitleParams(
            textwrap.wrap(str(kind), 13 if canvas.narrow else 60), fontSize=12, fontWeight="normal"
        )
        panels.append(
            (band + middle + dots + numbers).properties(
                width=width, height=len(order) * (ROW + 6), title=title
            )
        )
    return alt.hconcat(*panels, spacing=20)


def heard(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the words given to each kind of speaker, by how they are given; a kind never heard says so."""
    order = list(dict.fromkeys(data["kind_label"]))
    names = named(canvas, "how", data, "how_label")
    shown = data.assign(order=data["how"].map(list(names).index))
    base = alt.Chart(shown).encode(y=alt.Y("kind_label:N", sort=order, axis=labels_axis()))
    chosen, opacity = pick("how_label")
    bars = base.mark_bar(height=ROW - 12).encode(
        x=alt.X("count:Q", stack="zero", title="words", axis=alt.Axis(values=steps(data["words"].max(), 3))),
        order=alt.Order("order:Q"),
        opacity=opacity,
        color=alt.Color("how_label:N", scale=scale(canvas, "how", names), legend=legend(names, canvas, 175)),
        tooltip=[alt.Tooltip("kind_label"), alt.Tooltip("how_label"), alt.Tooltip("count", title="Words")],
    )  # fmt: skip
    one = base.transform_filter(alt.datum.how == next(iter(names)))
    total = one.mark_text(align="left", dx=4, **value_text()).encode(
        x=alt.X("words:Q"), text=alt.Text("words:Q", format=",")
    )
    return (bars.add_params(chosen) + total).properties(width=canvas.plot(190), height=len(order) * (ROW - 4))
