"""Charts of the instruments and of what a choice changes."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import FAINT, MUTED, PAPER
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
    below = alt.Chart(alt.InlineData([{"from": LOWEST, "to": 0.67}])).mark_rect(color=FAINT.css)
    unsteady = below.encode(x=alt.X("from:Q", scale=alt.Scale(domain=[LOWEST, 1])), x2=alt.X2("to:Q"))
    return (unsteady + bound + rules + dots).properties(
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


def ranks(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the rank of each article under each choice, a row for each choice, a line for each article.

    The line of the article that is most negative most often is thick.
    """
    narrow = canvas.narrow
    data = data.assign(choice_label=wrapped(data["choice_label"], 22 if narrow else 50))
    order = list(dict.fromkeys(data["choice_label"]))
    room = 150 if narrow else 240
    first = data[data["rank"] == 1]["article"].mode()
    data = data.assign(bold=data["article"].isin(first), row=data["choice_label"].map(order.index))
    colour, shape = told_apart("label", canvas, "article", named(canvas, "article", data, "label"), 140)
    chosen, opacity = pick("label")
    x = alt.X(
        "rank:Q",
        title="rank; 1 is most negative",
        scale=alt.Scale(domain=[0.7, 5.3] if len(data["article"].unique()) == 5 else alt.Undefined),
        axis=alt.Axis(values=sorted(data["rank"].unique().tolist()), format="d", grid=False),
    )
    y = alt.Y("choice_label:N", sort=order, axis=labels_axis(room))
    base = alt.Chart(data).encode(x=x, y=y, opacity=opacity, color=colour)
    lines = [
        base.transform_filter(alt.datum.bold == bold)
        .mark_line(strokeWidth=width)
        .encode(order=alt.Order("row:Q"))
        for bold, width in ((False, 1.5), (True, 4))
    ]
    dots = (
        base.mark_point(filled=True, size=130, stroke=PAPER.css)
        .encode(
            shape=shape,
            tooltip=[
                alt.Tooltip("label"),
                alt.Tooltip("choice_label"),
                alt.Tooltip("mean", format=".2f"),
                alt.Tooltip("rank"),
            ],
        )
        .add_params(chosen)
    )
    return alt.layer(*lines, dots).properties(width=canvas.plot(room), height=len(order) * (ROW + 4))
