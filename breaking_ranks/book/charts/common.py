"""What several charts share: scales by meaning, sizes, axes."""

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK, MUTED

ROW = 28  # height of a row of bars or dots, in pixels
LEGEND_ROW = 24  # height of an entry of a legend, in pixels: what a finger can hit


def named(canvas: Canvas, variable: str, rows: pd.DataFrame, label: str) -> dict[str, str]:
    """Return the name of each key in the column ``variable``, from the column ``label``.

    The keys stand in the order of the table that defines them, unknown ones last.
    """
    pairs = rows.drop_duplicates(variable).set_index(variable)[label]
    return {key: pairs[key] for key in canvas.codes.in_order(variable, list(pairs.index))}


def scale(canvas: Canvas, variable: str, names: Mapping[str, str]) -> alt.Scale:
    """Return the colours of the keys of ``names``, which stand under their names."""
    colours = [canvas.codes.colour(variable, key).css for key in names]
    return alt.Scale(domain=list(names.values()), range=colours)


def keys_scale(canvas: Canvas, variable: str, rows: pd.DataFrame) -> alt.Scale:
    """Return the colours of the keys in the column ``variable``, which stand under themselves."""
    keys = list(dict.fromkeys(rows[variable]))
    return scale(canvas, variable, dict(zip(keys, keys, strict=True)))


def labels_axis(limit: int = 170, padding: int = 6, **settings: Any) -> alt.Axis:
    """Return an axis of names: no title, no line, no ticks; a name wrapped by ``wrapped`` keeps its lines."""
    return alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelLimit=limit,
        labelPadding=padding,
        labelExpr="split(datum.label, '\\n')",
        **settings,
    )


def legend(names: Iterable[str], canvas: Canvas, room: int) -> alt.Legend:
    """Return a legend over the chart; on a phone a list that begins at the left edge, not at the plot's.

    ``room`` is what the labels at the left of the plot take, in pixels.
    """
    if not canvas.narrow:
        return alt.Legend(title=None, columns=3)
    lines = len(list(names))
    return alt.Legend(
        title=None, orient="none", direction="vertical", legendX=-room, legendY=-(lines * LEGEND_ROW + 8)
    )


def wrapped(names: "pd.Series[str]", characters: int) -> "pd.Series[str]":
    """Return ``names`` broken into lines of at most so many characters."""
    return names.map(lambda name: textwrap.fill(name, characters))


def told_apart(
    field: str, canvas: Canvas, variable: str, names: Mapping[str, str], room: int
) -> tuple[alt.Color, alt.Shape]:
    """Return colour and shape of each key of ``names``, whose name stands in ``field``.

    ``room`` is that of ``legend``.

    One legend shows both, since both have one domain.
    """
    domain = list(names.values())
    shared: dict[str, Any] = {"sort": domain, "legend": legend(domain, canvas, room)}
    shapes = alt.Scale(domain=domain, range=canvas.codes.shapes(variable, names))
    shape = alt.Shape(f"{field}:N", scale=shapes, **shared)
    return alt.Color(f"{field}:N", scale=scale(canvas, variable, names), **shared), shape


def pick(field: str) -> tuple[alt.Parameter, Any]:
    """Return a choice in the legend of ``field``, and the opacity that lets all else fade."""
    chosen = alt.selection_point(name=f"pick_{field}", fields=[field], bind="legend")
    return chosen, alt.when(chosen).then(alt.value(1)).otherwise(alt.value(0.12))


def steps(top: float, most: int) -> list[float]:
    """Return round numbers from 0 to ``top``, at most ``most`` of them above 0.

    >>> steps(560, 2), steps(1700, 3)
    ([0, 200, 400], [0, 500, 1000, 1500])
    """
    sizes = (digit * 10**power for power in range(-3, 12) for digit in (1, 2, 5))
    size = next(size for size in sizes if top // size <= most)
    return [size * number for number in range(int(top // size) + 1)]


def zero_line() -> alt.Chart:
    """Return a rule at 0."""
    return alt.Chart(alt.InlineData([{"zero": 0}])).mark_rule(color=MUTED.css).encode(x=alt.X("zero:Q"))


def value_text(**settings: Any) -> dict[str, Any]:
    """Return the look of a number written beside its mark."""
    return {"font": "Ranks Sans", "fontSize": 12, "color": INK.css} | settings


def row_height(names: "pd.Series[str]", narrow: bool) -> int:
    """Return the height of a row, in pixels, that holds the wrapped name with the most lines."""
    return int(names.str.count("\n").max() + 1) * (13 if narrow else 14) + 6


def intervals(
    data: pd.DataFrame,
    canvas: Canvas,
    series: str,
    order: list[str],
    title: str,
    room: int,
) -> alt.LayerChart:
    """Draw dots with intervals, the keys of the column ``series`` side by side in a row."""
    y = alt.Y("label:N", sort=order, axis=labels_axis(room))
    names, field = named(canvas, series, data, f"{series}_label"), f"{series}_label"
    offset = alt.YOffset(f"{field}:N", sort=list(names.values()))
    colour, shape = told_apart(field, canvas, series, names, room)
    chosen, opacity = pick(field)
    rules = (
        alt.Chart(data)
        .mark_rule(strokeWidth=2)
        .encode(
            y=y,
            yOffset=offset,
            x=alt.X("low:Q", title=title),
            x2=alt.X2("high:Q"),
            opacity=opacity,
            color=colour,
        )
        .add_params(chosen)  # to the first layer with the legend, which is the one that makes it
    )
    dots = (
        alt.Chart(data)
        .mark_point(filled=True, size=80)
        .encode(
            opacity=opacity,
            y=y,
            yOffset=offset,
            x=alt.X("mean:Q"),
            color=colour,
            shape=shape,
            tooltip=[
                alt.Tooltip("label"),
                alt.Tooltip(field),
                alt.Tooltip("mean", format=".2f"),
                alt.Tooltip("low", format=".2f"),
                alt.Tooltip("high", format=".2f"),
                alt.Tooltip("n"),
            ],
        )
    )
    return (zero_line() + rules + dots).properties(width=canvas.plot(room), height=len(order) * ROW * 1.5)
