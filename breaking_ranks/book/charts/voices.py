"""Charts of who speaks and how the words are attributed."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import FAINT, LINE, MUTED, NEUTRAL
from .common import (
    ROW,
    labels_axis,
    legend,
    named,
    pick,
    row_height,
    scale,
    steps,
    told_apart,
    value_text,
    wrapped,
)

NEWS = ("10th_percentile", "median", "90th_percentile")
BAND = [
    "Grey: ordinary political news,",
    "10th to 90th percentile of articles;",
    "stroke: their median (PolNeAR)",
]


def words_by_voice(data: pd.DataFrame, canvas: Canvas) -> alt.Chart:
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
    return bars.properties(width=canvas.plot(130), height=len(order) * ROW).add_params(chosen)


def speakers(data: pd.DataFrame, canvas: Canvas) -> alt.VConcatChart:
    """Draw words by speaker, a panel for each article; whoever is not named is grey."""
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
        color=alt.when(alt.datum.named == "no").then(alt.value(NEUTRAL.css)).otherwise(
            alt.value(canvas.codes.colour("article", rows["article"].iloc[0]).css)
        ),
        tooltip=[
            alt.Tooltip("name"), alt.Tooltip("label"), alt.Tooltip("words"),
            alt.Tooltip("percent", title="Of the body"),
        ],
    )  # fmt: skip
    numbers = base.mark_text(align="left", dx=4, **value_text()).encode(text=alt.Text("words:Q"))
    return (bars + numbers).properties(title=rows["label"].iloc[0])


def cues(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw reporting verbs, hedges and evidentials per 1,000 words over a band of ordinary news."""
    return beside_news(
        data,
        canvas,
        "cue",
        alt.X(
            "rate:Q", title="per 1,000 words", axis=alt.Axis(grid=True, values=steps(data["rate"].max(), 3))
        ),
    )


def attributed(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the shares of words attributed by rule and quoted over a band of ordinary news."""
    x = alt.X("share:Q", title="share of the words of the body", scale=alt.Scale(domain=[0, 1]),
              axis=alt.Axis(grid=True, values=[0, 0.25, 0.5, 0.75, 1], format="%"))  # fmt: skip
    return beside_news(data, canvas, "kind", x)


def beside_news(data: pd.DataFrame, canvas: Canvas, kind: str, x: alt.X) -> alt.LayerChart:
    """Draw a row for each ``kind`` of measure: a dot for each article, on a line of its own, over a band.

    ``x`` places the dots; the band runs from the 10th to the 90th percentile of ordinary news and
    has a stroke at its median, as the lines over the plot say.
    """
    narrow = canvas.narrow
    room = 165
    shown = data.assign(**{kind: wrapped(data[kind], 22)})
    order, articles = list(dict.fromkeys(shown[kind])), list(dict.fromkeys(shown["label"]))
    names = named(canvas, "article", shown, "label")
    colour, shape = told_apart("label", canvas, "article", names, room)
    chosen, opacity = pick("label")
    base = alt.Chart(shown).encode(y=alt.Y(f"{kind}:N", sort=order, axis=labels_axis(room, 10)))
    one = base.transform_filter(alt.datum.article == next(iter(names)))
    height = 13 * len(articles) + 8
    band = one.mark_bar(color=FAINT.css, stroke=LINE.css, height=height).encode(
        x=alt.X("news_10th_percentile:Q"), x2=alt.X2("news_90th_percentile:Q")
    )
    middle = one.mark_tick(color=MUTED.css, thickness=2, size=height).encode(x=alt.X("news_median:Q"))
    dots = base.mark_point(size=90, filled=True).encode(
        opacity=opacity,
        x=x,
        yOffset=alt.YOffset("label:N", sort=articles),
        color=colour,
        shape=shape,
        tooltip=[
            alt.Tooltip("label"), alt.Tooltip(kind), alt.Tooltip("count"),
            alt.Tooltip(x.shorthand, format=".3~g"),
            *(alt.Tooltip(f"news_{part}:Q", format=".3~g") for part in NEWS),
        ],
    )  # fmt: skip
    said = alt.Title(
        BAND if narrow else [" ".join(BAND)],
        frame="bounds" if narrow else "group", fontSize=12, fontWeight="normal",
        color=MUTED.css, lineHeight=15,
    )  # fmt: skip
    size = {"width": canvas.plot(room), "height": len(order) * (height + 8)}
    return (band + middle + dots.add_params(chosen)).properties(title=said, **size)


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
