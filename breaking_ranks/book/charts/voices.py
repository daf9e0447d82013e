"""Charts of who speaks and how it is vouched for."""

import altair as alt
import pandas as pd

from ..theme import DOCUMENT, EMPTY, INDIRECT, MIXED, NARRATOR, QUOTED
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
        order="order:Q",
    )
    chosen, opacity = pick("voice_label")
    bars = base.mark_bar(height=ROW - 8).encode(
        opacity=opacity,
        color=alt.Color("voice_label:N", scale=scale(VOICES), legend=legend(VOICES, width, 120)),
        tooltip=[
            alt.Tooltip("label", title="Article"),
            alt.Tooltip("voice_label", title="Voice"),
            "words",
            alt.Tooltip("share", format=".0%"),
        ],
    )
    return bars.properties(width=plot_width(width, 130), height=len(order) * ROW).add_params(chosen)


def speakers(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw words by speaker, sorted, coloured by article."""
    narrow = is_narrow(width)
    shown = data.assign(
        who=wrapped(data["name"] + " in " + data["label"], 26 if narrow else 70),
        percent=(100 * data["share"]).round().astype(int).astype(str) + " %",
    )
    order = list(shown.sort_values("words", ascending=False)["who"])
    room = 165 if narrow else 400
    base = alt.Chart(shown).encode(
        y=alt.Y("who:N", sort=order, axis=labels_axis(room)),
        x=alt.X("words:Q", title="words", axis=alt.Axis(tickCount=4, grid=True)),
    )
    bars = base.mark_bar(height=ROW - 14).encode(
        color=alt.Color("article:N", scale=article_scale(data["article"]), legend=None),
        tooltip=["name", "label", "words", alt.Tooltip("percent", title="of the body")],
    )
    return (bars + base.mark_text(align="left", dx=4, **value_text()).encode(text="words:Q")).properties(
        width=plot_width(width, room + 20), height=len(order) * max(22, row_height(shown["who"], narrow))
    )


def cues(data: pd.DataFrame, width: int) -> alt.Chart:
    """Draw reporting verbs, hedges and evidentials per 1,000 words: a dot for each article in each row."""
    kinds = list(dict.fromkeys(data["cue"]))
    colour, shape = told_apart("label", by_label(data), width, 155)
    chosen, opacity = pick("label")
    return (
        alt.Chart(data)
        .mark_point(size=110, filled=True)
        .encode(
            opacity=opacity,
            x=alt.X("rate:Q", title="per 1,000 words", axis=alt.Axis(grid=True, tickCount=5)),
            y=alt.Y("cue:N", sort=kinds, axis=labels_axis()),
            color=colour,
            shape=shape,
            tooltip=["label", "cue", "count", alt.Tooltip("rate", format=".1f")],
        )
        .properties(width=plot_width(width, 165), height=len(kinds) * ROW)
        .add_params(chosen)
    )


def by_label(data: pd.DataFrame) -> alt.Scale:
    """Return the colours of the articles by their short names."""
    pairs = data.drop_duplicates("label")[["article", "label"]]
    return alt.Scale(domain=list(pairs["label"]), range=article_scale(pairs["article"]).to_dict()["range"])


def heard(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the words given to each kind of speaker, those never heard included, quoted words apart."""
    long = data.assign(reported=data["words"] - data["quoted"], kind=data["kind"].str.replace("_", " "))
    order = list(long["kind"])
    long = long.melt(["kind", "words"], ["reported", "quoted"], var_name="how", value_name="count")
    base = alt.Chart(long).encode(y=alt.Y("kind:N", sort=order, axis=labels_axis()))
    bars = base.mark_bar(height=ROW - 12).encode(
        x=alt.X("count:Q", stack="zero", title="words of the bodies of all articles"),
        color=alt.Color(
            "how:N", scale=scale({"quoted": QUOTED, "reported": INDIRECT}), legend=alt.Legend(title=None)
        ),
        tooltip=["kind", "how", "count"],
    )
    never = (
        base.transform_filter(alt.datum.words == 0)
        .mark_text(align="left", dx=3, color=EMPTY.css, fontSize=12)
        .encode(x=alt.value(0), text=alt.value("never heard"))
    )
    return (bars + never).properties(width=plot_width(width, 150), height=len(order) * (ROW - 4))
