"""Charts of the instruments and of what a choice changes."""

import altair as alt
import pandas as pd

from ..look.theme import EMPTY, MUTED, PAPER, STRONG
from .common import ROW, is_narrow, labels_axis, pick, plot_width, row_height, scale, told_apart, wrapped
from .voices import by_label

AGREEMENT = {"all sentences": STRONG, "both passes see the target": EMPTY}
ALPHAS = [-0.2, 1]  # the range of alpha that is drawn


def agreement(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw Krippendorff's alpha of each variable with its interval, and the bound of the unsteady.

    Tones and roles have a second mark: alpha among the sentences in which both passes see the target.
    """
    narrow = is_narrow(width)
    names = wrapped(data["variable_label"], 24 if narrow else 50)
    shown = _both_alphas(data.assign(variable_label=names))
    room = 150 if narrow else 280
    y = alt.Y("variable_label:N", sort=list(dict.fromkeys(shown["variable_label"])), axis=labels_axis(room))
    offset = alt.YOffset("over:N", sort=list(AGREEMENT), scale=alt.Scale(paddingOuter=0.4))
    axis = alt.Axis(grid=True, tickCount=6)
    x = alt.X("low:Q", title="Krippendorff's alpha", scale=alt.Scale(domain=ALPHAS), axis=axis)
    colour, shape = told_apart("over", scale(AGREEMENT), width, room)
    base = alt.Chart(shown).encode(y=y, yOffset=offset, color=colour)
    rules = base.mark_rule(strokeWidth=2, clip=True).encode(x=x, x2=alt.X2("high:Q"))
    numbers = [alt.Tooltip(name, format=".2f") for name in ("alpha", "low", "high")]
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(
        x=alt.X("alpha:Q"),
        shape=shape,
        tooltip=[alt.Tooltip("variable_label", title="variable"), alt.Tooltip("over"), *numbers],
    )
    line = alt.Chart(alt.InlineData([{"bound": 0.67}])).mark_rule(strokeDash=[4, 3], color=MUTED.css)
    bound = line.encode(x=alt.X("bound:Q", scale=alt.Scale(domain=ALPHAS)))
    return (bound + rules + dots).properties(
        width=plot_width(width, room),
        height=shown["variable_label"].nunique() * max(23, row_height(shown["variable_label"], narrow)),
    )


def _both_alphas(data: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each alpha, ``variable_label over alpha low high``, the steadiest variable first."""
    every = data[["variable_label", "alpha", "low", "high"]]
    seen = data[["variable_label", "seen_alpha", "seen_low", "seen_high"]].set_axis(every.columns, axis=1)
    parts = [rows.assign(over=over) for over, rows in zip(AGREEMENT, (every, seen), strict=True)]
    found = pd.concat(parts).dropna(subset=["alpha"]).astype({"alpha": float, "low": float, "high": float})
    least = found.groupby("variable_label")["alpha"].transform("min")
    order = least.reset_index(drop=True).sort_values(ascending=False, kind="stable").index
    return found.reset_index(drop=True).loc[order]


def instruments(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw one measure of several instruments with intervals."""
    narrow = is_narrow(width)
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
    return (rules + dots).properties(width=plot_width(width, room), height=len(order) * ROW)


def ranks(data: pd.DataFrame, width: int) -> alt.Chart:
    """Draw the mean score of each article under each choice, a row for each choice."""
    narrow = is_narrow(width)
    data = data.assign(choice=wrapped(data["choice"], 22 if narrow else 50))
    order = list(dict.fromkeys(data["choice"]))
    room = 140 if narrow else 240
    colour, shape = told_apart("label", by_label(data), width, 140)
    chosen, opacity = pick("label")
    base = alt.Chart(data).encode(
        y=alt.Y("choice:N", sort=order, axis=labels_axis(room)),
        x=alt.X("mean:Q", title="mean score of the article", axis=alt.Axis(grid=True, tickCount=5)),
    )
    dots = base.mark_point(filled=True, size=100, stroke=PAPER.css).encode(
        opacity=opacity,
        color=colour,
        shape=shape,
        tooltip=[
            alt.Tooltip("label"),
            alt.Tooltip("choice"),
            alt.Tooltip("mean", format=".2f"),
            alt.Tooltip("rank"),
        ],
    )
    return dots.properties(width=plot_width(width, room), height=len(order) * ROW).add_params(chosen)
