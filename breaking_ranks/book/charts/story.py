"""The chart of one story in four tellings."""

import altair as alt
import pandas as pd

from ..theme import INDIRECT, INK, LINE, MIXED, NARRATOR, PANEL, PAPER, QUOTED, Colour
from .common import is_narrow, labels_axis, legend, pick, plot_width, row_height, scale, wrapped

WORDINGS: dict[str, Colour] = {
    "quoted": QUOTED,
    "attributed": INDIRECT,
    "asserted": NARRATOR,
    "conditional": MIXED,
    "lacks": PANEL,
    "not read": LINE,
}
LETTERS = {
    "quoted": "q",
    "attributed": "t",
    "asserted": "s",
    "conditional": "c",
    "lacks": "",
    "not read": "?",
}


def matrix(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw which telling has which claim and how it is worded; a heading in capitals opens each topic."""
    narrow = is_narrow(width)
    shown = data.assign(
        row=wrapped(data["statement"], 31 if narrow else 67), letter=data["wording"].map(LETTERS)
    )
    shown["telling"] = shown["telling"] if narrow else wrapped(shown["telling"], 12)
    order: list[str] = []
    for topic, rows in shown.groupby("topic", sort=False):
        order += [str(topic).upper(), *dict.fromkeys(rows["row"])]
    room = 190 if narrow else 440
    y = alt.Y(
        "row:N",
        sort=order,
        scale=alt.Scale(domain=order),
        axis=labels_axis(room, labelFontSize=12),
    )
    axis = labels_axis(
        150,
        orient="top",
        labelFontSize=12,
        labelAngle=-60 if narrow else 0,
        labelAlign="left" if narrow else "center",
        padding=6 if narrow else 38,
    )
    base = alt.Chart(shown).encode(
        x=alt.X("telling:N", sort=list(dict.fromkeys(shown["telling"])), axis=axis), y=y
    )
    chosen, opacity = pick("wording")
    cells = (
        base.mark_rect(stroke=PAPER.css, strokeWidth=2)
        .encode(
            color=alt.Color(
                "wording:N", sort=list(WORDINGS), scale=scale(WORDINGS), legend=legend(WORDINGS, width, room)
            ),
            opacity=opacity,
            tooltip=["statement", "telling", "wording", alt.Tooltip("place", title="paragraph")],
        )
        .add_params(chosen)
    )
    letters = base.mark_text(fontSize=12, fontWeight=600).encode(
        text="letter:N",
        color=alt.condition("datum.wording == 'not read'", alt.value(INK.css), alt.value(PAPER.css)),
    )
    return (cells + letters).properties(
        width=plot_width(width, room), height=len(order) * row_height(shown["row"], narrow)
    )
