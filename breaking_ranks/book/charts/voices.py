"""Charts of who speaks and how it is vouched for."""

import altair as alt
import pandas as pd

from ..look.theme import ARTICLES, DOCUMENT, EMPTY, FAINT, INDIRECT, LINE, MIXED, MUTED, NARRATOR, QUOTED
from .common import (
    ROW,
    article_scale,
    is_narrow,
    labels_axis,
    legend,
    pick,
    plot_width,
    row_height,
    scale,
    told_apart,
    value_text,
    wrapped,
)

VOICES = {
    "the article itself": NARRATOR,
    "reported speech": INDIRECT,
    "quoted words within the article's own": MIXED,
    "direct quotation": QUOTED,
    "first-person document": DOCUMENT,
}
HOW = {
    "inside quotation marks": QUOTED,
    "the rest of those sentences": INDIRECT,
    "first-person document": DOCUMENT,
}
BAND = [
    "Grey: ordinary political news,",
    "10th to 90th percentile of articles;",
    "stroke: their median (PolNeAR)",
]
SCALE = alt.Axis(grid=True, values=[0, 10, 20, 30])
SHAPES = {
    "clearharmony-2005": "circle",
    "rfa-2005": "square",
    "epochtimes-2008": "triangle-up",
    "epochtimes-2012": "cross",
    "todaychina-2020": "diamond",
}


def words_by_voice(data: pd.DataFrame, width: int) -> alt.Chart:
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
    bars = base.mark_bar(height=ROW - 8).encode(
        opacity=opacity,
        color=alt.Color("voice_label:N", scale=scale(VOICES), legend=legend(VOICES, width, 120)),
        tooltip=[
            alt.Tooltip("label", title="Article"),
            alt.Tooltip("voice_label", title="Voice"),
            alt.Tooltip("words"),
            alt.Tooltip("share", format=".0%"),
        ],
    )
    return bars.properties(width=plot_width(width, 130), height=len(order) * ROW).add_params(chosen)


def speakers(data: pd.DataFrame, width: int) -> alt.VConcatChart:
    """Draw words by speaker, a panel for each article; whoever is not named is grey."""
    narrow = is_narrow(width)
    shown = data.assign(
        who=wrapped(data["name"], 24 if narrow else 60),
        percent=(100 * data["share"]).round().astype(int).astype(str) + "\u00a0%",
    )
    height = alt.Step(max(24, row_height(shown["who"], narrow)))
    most = int(shown["words"].max())
    panels = [_panel(rows, narrow, most) for _, rows in shown.groupby("label", sort=False)]
    room = 185 if narrow else 400
    return alt.vconcat(
        *(panel.properties(width=plot_width(width, room), height=height) for panel in panels), spacing=14
    )


def _panel(rows: pd.DataFrame, narrow: bool, most: int) -> alt.LayerChart:
    """Draw the speakers of one article, on a scale that ends at ``most`` words in every panel."""
    order = list(rows.sort_values("words", ascending=False, kind="stable")["who"])
    axis = alt.Axis(values=[0, 200, 400], grid=True)
    base = alt.Chart(rows).encode(
        y=alt.Y("who:N", sort=order, axis=labels_axis(165 if narrow else 380)),
        x=alt.X("words:Q", title="words", axis=axis, scale=alt.Scale(domain=[0, most])),
    )
    bars = base.mark_bar(height=ROW - 14).encode(
        color=alt.when(alt.datum.named == "no").then(alt.value(EMPTY.css)).otherwise(
            alt.value(ARTICLES[rows["article"].iloc[0]].css)
        ),
        tooltip=[
            alt.Tooltip("name", title="Who"), alt.Tooltip("label", title="Article"),
            alt.Tooltip("words", title="Words"), alt.Tooltip("percent", title="Of the body"),
        ],
    )  # fmt: skip
    numbers = base.mark_text(align="left", dx=4, **value_text()).encode(text=alt.Text("words:Q"))
    return (bars + numbers).properties(title=rows["label"].iloc[0])


def cues(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw reporting verbs, hedges and evidentials per 1,000 words over a band of ordinary news."""
    return beside_news(data, width, "cue", alt.X("rate:Q", title="per 1,000 words", axis=SCALE))


def attributed(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the shares of words attributed by rule and quoted over a band of ordinary news."""
    x = alt.X("share:Q", title="share of the words of the body", scale=alt.Scale(domain=[0, 1]),
              axis=alt.Axis(grid=True, values=[0, 0.25, 0.5, 0.75, 1], format="%"))  # fmt: skip
    return beside_news(data, width, "kind", x)


def beside_news(data: pd.DataFrame, width: int, kind: str, x: alt.X) -> alt.LayerChart:
    """Draw a row for each ``kind`` of measure: a dot for each article, on a line of its own, over a band.

    ``x`` places the dots; the band runs from the 10th to the 90th percentile of ordinary news and
    has a stroke at its median, as the lines over the plot say.
    """
    narrow = is_narrow(width)
    room = 165
    shown = data.assign(**{kind: wrapped(data[kind], 22)})
    order, articles = list(dict.fromkeys(shown[kind])), list(dict.fromkeys(shown["label"]))
    colour, shape = told_apart("label", by_label(shown), width, room)
    shape = shape.scale(domain=articles, range=[SHAPES[key] for key in dict.fromkeys(shown["article"])])
    chosen, opacity = pick("label")
    base = alt.Chart(shown).encode(y=alt.Y(f"{kind}:N", sort=order, axis=labels_axis(room, 10)))
    one = base.transform_filter(alt.datum.label == articles[0])
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
            alt.Tooltip("label", title="Article"), alt.Tooltip(kind, title="What"),
            alt.Tooltip("count", title="Count"), alt.Tooltip(x.shorthand, title="Value", format=".3~g"),
            alt.Tooltip("news_10th_percentile:Q", title="News, 10th percentile", format=".3~g"),
            alt.Tooltip("news_median:Q", title="News, median", format=".3~g"),
            alt.Tooltip("news_90th_percentile:Q", title="News, 90th percentile", format=".3~g"),
        ],
    )  # fmt: skip
    said = alt.Title(
        BAND if narrow else [" ".join(BAND)],
        frame="bounds" if narrow else "group", fontSize=12, fontWeight="normal",
        color=MUTED.css, lineHeight=15,
    )  # fmt: skip
    size = {"width": plot_width(width, room), "height": len(order) * (height + 8)}
    return (band + middle + dots.add_params(chosen)).properties(title=said, **size)


def by_label(data: pd.DataFrame) -> alt.Scale:
    """Return the colours of the articles by their short names."""
    pairs = data.drop_duplicates("label")[["article", "label"]]
    return alt.Scale(domain=list(pairs["label"]), range=article_scale(pairs["article"]).to_dict()["range"])


def heard(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the words given to each kind of speaker, by how they are given; a kind never heard says so."""
    order = list(dict.fromkeys(data["kind"]))
    shown = data.assign(order=data["how"].map(list(HOW).index))
    base = alt.Chart(shown).encode(y=alt.Y("kind:N", sort=order, axis=labels_axis()))
    chosen, opacity = pick("how")
    bars = base.mark_bar(height=ROW - 12).encode(
        x=alt.X("count:Q", stack="zero", title="words", axis=alt.Axis(values=[0, 500, 1000, 1500])),
        order=alt.Order("order:Q"),
        opacity=opacity,
        color=alt.Color("how:N", scale=scale(HOW), legend=legend(HOW, width, 175)),
        tooltip=[alt.Tooltip("kind", title="Who"), alt.Tooltip("how", title="How"),
                 alt.Tooltip("count", title="Words")],
    )  # fmt: skip
    one = base.transform_filter(alt.datum.how == next(iter(HOW)))
    total = one.mark_text(align="left", dx=4, **value_text()).encode(
        x=alt.X("words:Q"), text=alt.Text("words:Q", format=",")
    )
    return (bars.add_params(chosen) + total).properties(
        width=plot_width(width, 190), height=len(order) * (ROW - 4)
    )
