"""Charts of the instruments and of what a choice changes."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import MUTED, PAPER, STRONG
from .common import ROW, labels_axis, named, pick, row_height, told_apart, wrapped

LOWEST = -0.2  # alpha that is drawn


def agreement(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw Krippendorff's alpha of each variable with its interval, and the bound of the unsteady.

    Tones and roles have a second mark: alpha among the sentences in which both passes see the target.
    """
    narrow = canvas.narrow
    wrapped_labels = wrapped(data["variable_label"], 24 if narrow else 50)
    over = canvas.codes.names("over", ["all", "seen"])
    shown = _both_alphas(data.assign(variable_label=wrapped_labels), over)
    room = 150 if narrow else 280
    y = alt.Y("variable_label:N", sort=list(dict.fromkeys(shown["variable_label"])), axis=labels_axis(room))
    offset = alt.YOffset("over_label:N", sort=list(over.values()), scale=alt.Scale(paddingOuter=0.4))
    axis = alt.Axis(grid=True, tickCount=6)
    x = alt.X("low:Q", title="Krippendorff's alpha", scale=alt.Scale(domain=[LOWEST, 1]), axis=axis)
    colour, shape = told_apart("over_label", canvas, "over", over, room)
    base = alt.Chart(shown).encode(y=y, yOffset=offset, color=colour)
    rules = base.mark_rule(strokeWidth=2, clip=True).encode(x=x, x2=alt.X2("high:Q"))
    numbers = [alt.Tooltip(name, format=".2f") for name in ("alpha", "low", "high")]
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(
        x=alt.X("alpha:Q"),
        shape=shape,
        tooltip=[alt.Tooltip("variable_label"), alt.Tooltip("over_label"), *numbers],
    )
    line = alt.Chart(alt.InlineData([{"bound": 0.67}])).mark_rule(strokeDash=[4, 3], color=MUTED.css)
    bound = line.encode(x=alt.X("bound:Q", scale=alt.Scale(domain=[LOWEST, 1])))
    return (bound + rules + dots).properties(
        width=canvas.plot(room),
        height=shown["variable_label"].nunique() * max(23, row_height(shown["variable_label"], narrow)),
    )


def _both_alphas(data: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Return a row for each alpha, the steadiest variable first.

    Columns: ``variable_label over over_label alpha low high``; ``names`` are those of ``over``.
    """
    every = data[["variable_label", "alpha", "low", "high"]]
    seen = data[["variable_label", "seen_alpha", "seen_low", "seen_high"]].set_axis(every.columns, axis=1)
    parts = [
        rows.assign(over=over, over_label=names[over]) for over, rows in (("all", every), ("seen", seen))
    ]
    found = pd.concat(parts).dropna(subset=["alpha"]).astype({"alpha": float, "low": float, "high": float})
    least = found.groupby("variable_label")["alpha"].transform("min")
    order = least.reset_index(drop=True).sort_values(ascending=False, kind="stable").index
    return found.reset_index(drop=True).loc[order]


def instruments(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw one measure of several instruments with intervals."""
    narrow = canvas.narrow
    data = data.assign(instrument=wrapped(data["instrument"], 22 if narrow else 50))
    order = list(data.sort_values("value", ascending=False, kind="stable")["instrument"])
    room = 140 if narrow else 260
    y = alt.Y("instrument:N", sort=order, axis=labels_axis(room))
    title = data["measure"].iloc[0]
    rules = (
        alt.Chart(data)
        .mark_rule(strokeWidth=2, color=STRONG.css)
        .encode(y=y, x=alt.X("low:Q", title=title, scale=alt.Scale(zero=False)), x2=alt.X2("high:Q"))
    )
    dots = (
        alt.Chart(data)
        .mark_point(filled=True, size=80, color=STRONG.css, opacity=1)
        .encode(
            y=y,
            x=alt.X("value:Q"),
            tooltip=[
                alt.Tooltip("instrument"),
                alt.Tooltip("measure"),
                alt.Tooltip("value", format=".3f"),
                alt.Tooltip("n"),
            ],
        )
    )
    return (rules + dots).properties(width=canvas.plot(room), height=len(order) * ROW)


def ranks(data: pd.DataFrame, canvas: Canvas) -> alt.Chart:
    """Draw the mean score of each article under each choice, a row for each choice."""
    narrow = canvas.narrow
    data = data.assign(choice_label=wrapped(data["choice_label"], 22 if narrow else 50))
    order = list(dict.fromkeys(data["choice_label"]))
    room = 140 if narrow else 240
    colour, shape = told_apart("label", canvas, "article", named(canvas, "article", data, "label"), 140)
    chosen, opacity = pick("label")
    base = alt.Chart(data).encode(
        y=alt.Y("choice_label:N", sort=order, axis=labels_axis(room)),
        x=alt.X("mean:Q", title="mean score of the article", axis=alt.Axis(grid=True, tickCount=5)),
    )
    dots = base.mark_point(filled=True, size=100, stroke=PAPER.css).encode(
        opacity=opacity,
        color=colour,
        shape=shape,
        tooltip=[
            alt.Tooltip("label"),
            alt.Tooltip("choice_label"),
            alt.Tooltip("mean", format=".2f"),
            alt.Tooltip("rank"),
        ],
    )
    return dots.properties(width=canvas.plot(room), height=len(order) * ROW).add_params(chosen)
