"""Charts of one story in several tellings: who told whom."""

import textwrap

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK, MUTED
from .common import keys_scale

LINE = 12  # height of a line of what was told, in pixels
NAME = 24  # height of a teller's name with the gap above it, in pixels
INDENT = 26  # how far a retelling stands to the right of what it retells, in pixels
LETTER = 5.6  # mean width of a letter at eleven pixels


def chain(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw who told whom as a tree: a row for each teller, indented under the one whose words it takes up.

    A large mark in the colour of its article is a text of the corpus; under each name stand what was told and
    when.
    """
    told = data["when"].str[:1].str.upper() + data["when"].str[1:] + ": " + data["act"]
    letters = ((canvas.width - 60 - data["depth"] * INDENT) / LETTER).clip(upper=100).astype(int)
    told = pd.Series([textwrap.fill(text, n) for text, n in zip(told, letters, strict=True)], data.index)
    heights = NAME + LINE * (told.str.count("\n") + 1)
    y = heights.cumsum() - heights + 12
    shown = data.assign(
        told=told, y=y, elbow_y=y, parent_y=data["parent_row"].map(y),
        x=data["depth"] * INDENT + 10, parent_x=data["parent_depth"] * INDENT + 10,
    )  # fmt: skip
    size = {"width": canvas.plot(0), "height": int(heights.sum()) + 8}
    wide = {"axis": None, "scale": alt.Scale(domain=[0, size["width"]], nice=False)}
    tall = {"axis": None, "scale": alt.Scale(domain=[0, size["height"]], reverse=True, nice=False)}
    base = alt.Chart(shown).encode(
        x=alt.X("x:Q", **wide),
        y=alt.Y("y:Q", **tall),
        tooltip=[alt.Tooltip("actor"), alt.Tooltip("act"), alt.Tooltip("when"), alt.Tooltip("known")],
    )
    retold = base.transform_filter("datum.parent_row !== null")
    down = retold.mark_rule(color=MUTED.css).encode(
        x=alt.X("parent_x:Q", **wide), y=alt.Y("parent_y:Q", **tall), y2=alt.Y2("elbow_y:Q")
    )
    across = retold.mark_rule(color=MUTED.css).encode(x=alt.X("parent_x:Q", **wide), x2=alt.X2("x:Q"))
    own = alt.Color("article:N", scale=keys_scale(canvas, "article", data), legend=None)
    dots = base.mark_point(filled=True, opacity=1).encode(
        color=alt.when(alt.datum.corpus).then(own).otherwise(alt.value(MUTED.css)),
        shape=alt.when(alt.datum.corpus).then(alt.value("square")).otherwise(alt.value("circle")),
        size=alt.when(alt.datum.corpus).then(alt.value(190)).otherwise(alt.value(50)),
    )
    names = base.mark_text(align="left", dx=12, dy=-2, fontSize=13, fontWeight=600, color=INK.css)
    acts = base.mark_text(
        align="left",
        dx=12,
        dy=7,
        baseline="top",
        fontSize=11,
        lineBreak="\n",
        lineHeight=LINE,
        color=MUTED.css,
    )
    return alt.layer(
        down, across, dots, names.encode(text=alt.Text("actor:N")), acts.encode(text=alt.Text("told:N"))
    ).properties(**size)
