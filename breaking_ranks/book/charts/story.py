"""Charts of one story in several tellings: who told whom, and which claims the articles share."""

import altair as alt
import pandas as pd

from ..theme import ARTICLES, INK, LINE, MUTED, NEGATIVE, PAPER, POSITIVE, STRONG, Colour
from .common import ROW, is_narrow, labels_axis, legend, pick, plot_width, scale, value_text, wrapped

STEP = 46  # height of a teller's row in the chain, in pixels
INDENT = 26  # how far a retelling stands to the right of what it retells, in pixels
TONES: dict[str, Colour] = {"unfavourable": NEGATIVE, "neither": LINE, "favourable": POSITIVE}


def chain(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw who told whom as a tree: a row for each teller, indented under the one whose words it takes up.

    A filled mark is a text of the corpus; under each name stand what was told and when.
    """
    narrow = is_narrow(width)
    shown = data.assign(
        x=data["depth"] * INDENT + 10, parent_x=data["parent_depth"] * INDENT + 10, y=data.index * STEP + 12,
        parent_y=data["parent_row"] * STEP + 12, elbow_y=data.index * STEP + 12,
        told=data["act"] + " (" + data["when"] + ")",
    )  # fmt: skip
    shown["told"] = wrapped(shown["told"], 40 if narrow else 92)
    size = {"width": width - 24, "height": len(data) * STEP + 8}
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, size["width"]], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, size["height"]], reverse=True, nice=False))
    base = alt.Chart(shown).encode(x=x, y=y, tooltip=["actor", "act", "when", "known"])
    retold = base.transform_filter("datum.parent_row !== null")
    down = retold.mark_rule(color=MUTED.css).encode(x="parent_x:Q", y="parent_y:Q", y2="elbow_y:Q")
    across = retold.mark_rule(color=MUTED.css).encode(x="parent_x:Q", x2="x:Q")
    dots = base.mark_point(size=90, strokeWidth=2, stroke=STRONG.css, opacity=1).encode(
        fill=alt.when(alt.datum.corpus).then(alt.value(STRONG.css)).otherwise(alt.value(PAPER.css))
    )
    names = base.mark_text(align="left", dx=12, dy=-2, fontSize=13, fontWeight=600, color=INK.css)
    acts = base.mark_text(
        align="left", dx=12, dy=7, baseline="top", fontSize=11, lineBreak="\n", lineHeight=12, color=MUTED.css
    )
    return alt.layer(down, across, dots, names.encode(text="actor:N"), acts.encode(text="told:N")).properties(
        **size
    )


def overlap(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw how many claims only the one article, both, or only the other tells, by question."""
    narrow = is_narrow(width)
    names = list(dict.fromkeys(data["told_by"]))
    meanings = (ARTICLES["clearharmony-2005"], STRONG, ARTICLES["rfa-2005"])
    colours: dict[str, Colour] = dict(zip(names, meanings, strict=True))
    shown = data.assign(
        row=wrapped(data["label"], 20 if narrow else 30), place=data["told_by"].map(names.index)
    )
    room = 130 if narrow else 190
    y = alt.Y("row:N", sort=list(dict.fromkeys(shown["row"])), axis=labels_axis(room))
    chosen, opacity = pick("told_by")
    bars = (
        alt.Chart(shown)
        .mark_bar(height=18)
        .encode(
            x=alt.X("claims:Q", title="claims", axis=alt.Axis(tickMinStep=1, grid=False)),
            y=y, order="place:O",
            color=alt.Color("told_by:N", sort=names, scale=scale(colours), legend=legend(names, width, room)),
            opacity=opacity, tooltip=["label", "told_by", "claims"],
        )
        .add_params(chosen)
    )  # fmt: skip
    numbers = alt.Chart(shown).mark_text(**value_text(color=PAPER.css, fontWeight=600)).encode(
        x=alt.X("claims:Q", stack="zero", bandPosition=0.5), y=y, order="place:O", text="claims:Q"
    )  # fmt: skip
    height = ROW * shown["row"].nunique()
    return (bars + numbers).properties(width=plot_width(width, room), height=height)


def spoken_of(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw who speaks of whom in how many sentences, by the light in which the person appears."""
    narrow = is_narrow(width)
    words = data["speaker"] + " → " + data["name"] + data["hands"].map(" ({})".format)
    shown = data.assign(
        row=wrapped(data["label"] + ": " + words, 34 if narrow else 70),
        place=data["tone"].map(list(TONES).index),
    )
    order = list(dict.fromkeys(shown["row"]))
    room = 190 if narrow else 400
    lines = int(shown["row"].str.count("\n").max()) + 1
    chosen, opacity = pick("tone")
    bars = (
        alt.Chart(shown)
        .mark_bar(height=12, stroke=MUTED.css, strokeWidth=0.5)
        .encode(
            x=alt.X("sentences:Q", title="sentences", axis=alt.Axis(tickMinStep=1, tickCount=5)),
            y=alt.Y("row:N", sort=order, scale=alt.Scale(domain=order),
                    axis=labels_axis(room, labelFontSize=11 if narrow else 12)),
            color=alt.Color("tone:N", sort=list(TONES), scale=scale(TONES),
                            legend=legend(TONES, width, room)),
            order="place:O", opacity=opacity,
            tooltip=["label", "speaker", "name", "hands", "tone", "sentences"],
        )
        .add_params(chosen)
    )  # fmt: skip
    return alt.layer(bars).properties(width=plot_width(width, room), height=len(order) * (13 * lines + 6))
