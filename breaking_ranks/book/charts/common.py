"""What several charts share: scales by meaning, sizes, axes."""

import textwrap
from collections.abc import Iterable
from typing import Any

import altair as alt
import pandas as pd

from ..look.theme import ARTICLES, INK, MUTED, NARROW, WIDE, Colour

ROW = 28  # height of a row of bars or dots, in pixels


def is_narrow(width: int) -> bool:
    """Say whether the chart is drawn for a phone."""
    return width < (NARROW + WIDE) / 2


def plot_width(width: int, labels: int) -> int:
    """Return what is left for the plot of ``width`` when ``labels`` pixels go to the labels at its left."""
    return width - labels - 24


def article_scale(articles: Iterable[str]) -> alt.Scale:
    """Return the colours of ``articles`` (keys), each the same through the whole book."""
    keys = list(dict.fromkeys(articles))
    return alt.Scale(domain=keys, range=[ARTICLES[key].css for key in keys])


def scale(meaning: dict[str, Colour]) -> alt.Scale:
    """Return a scale from words to the colours that mean them."""
    return alt.Scale(domain=list(meaning), range=[colour.css for colour in meaning.values()])


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


def legend(names: Iterable[str], width: int, room: int) -> alt.Legend:
    """Return a legend over the chart; on a phone a list that begins at the left edge, not at the plot's.

    ``room`` is what the labels at the left of the plot take, in pixels.
    """
    if not is_narrow(width):
        return alt.Legend(title=None, columns=3)
    lines = len(list(names))
    return alt.Legend(
        title=None, orient="none", direction="vertical", legendX=-room, legendY=-(lines * 19 + 8)
    )


def wrapped(names: "pd.Series[str]", characters: int) -> "pd.Series[str]":
    """Return ``names`` broken into lines of at most so many characters."""
    return names.map(lambda name: textwrap.fill(name, characters))


def told_apart(field: str, colours: alt.Scale, width: int, room: int) -> tuple[alt.Color, alt.Shape]:
    """Return a colour and a shape for each name in the domain of ``colours``; ``room`` as in ``legend``.

    One legend shows both, since both have one domain.
    """
    names = colours.to_dict()["domain"]
    shared = {"sort": names, "legend": legend(names, width, room)}
    shape = alt.Shape(f"{field}:N", scale=alt.Scale(domain=names), **shared)
    return alt.Color(f"{field}:N", scale=colours, **shared), shape


def pick(field: str) -> tuple[alt.Parameter, Any]:
    """Return a choice in the legend of ``field``, and the opacity that lets all else fade."""
    chosen = alt.selection_point(name=f"pick_{field}", fields=[field], bind="legend")
    return chosen, alt.when(chosen).then(alt.value(1)).otherwise(alt.value(0.12))


def zero_line() -> alt.Chart:
    """Return a rule at 0."""
    return alt.Chart(alt.InlineData([{"zero": 0}])).mark_rule(color=MUTED.css).encode(x=alt.X("zero:Q"))


def value_text(**settings: Any) -> dict[str, Any]:
    """Return the look of a number written beside its mark."""
    return {"font": "Ranks Sans", "fontSize": 12, "color": INK.css} | settings


def row_height(names: "pd.Series[str]", narrow: bool) -> int:
    """Return the height of a row, in pixels, that holds the wrapped name with the most lines."""
    return int(names.str.count("\n").max() + 1) * (13 if narrow else 14) + 6


def time_axis(rows: pd.DataFrame, narrow: bool) -> alt.Axis:
    """Return an axis that counts years or, where ``rows`` reach over less than three, months."""
    years = int(rows["last"].max()[:4]) - int(rows["first"].min()[:4])
    if years >= 3:
        return alt.Axis(format="%Y", tickCount=4 if narrow else 6, grid=True, orient="top")
    months = {"interval": "month", "step": 1 + years}
    return alt.Axis(format="%b %Y" if years else "%b", tickCount=months, grid=True, orient="top")


def event_rows(rows: pd.DataFrame, width: int) -> tuple[alt.Chart, list[alt.Chart], dict[str, int]]:
    """Return the ground of a chart with a row for each event (``row`` in words, ``first`` day).

    Gives the base with both axes, the layer of names, and width and height. On a wide page the
    names stand at the left; on a phone, where they would take all room, over their marks.
    """
    narrow = is_narrow(width)
    shown = rows.assign(row=wrapped(rows["row"], 56 if narrow else 68))
    order = list(shown["row"])
    height = (row_height(shown["row"], narrow) + (18 if narrow else 2)) * len(shown)
    axis = None if narrow else labels_axis(400, labelFontSize=12)
    # the days are plain days: read in local time they would shift with the machine's time zone
    x = alt.X(
        "first:T",
        title=None,
        scale=alt.Scale(type="utc"),
        axis=time_axis(rows, narrow),
    )
    y = alt.Y(
        "row:N", sort=order, scale=alt.Scale(domain=order), axis=axis, bandPosition=0.82 if narrow else 0.5
    )
    # said by screen readers; left to itself, Vega spells the last day of a span in local time
    base = alt.Chart(shown).encode(x=x, y=y, description=alt.Description("row:N"))
    if not narrow:
        return base, [], {"width": plot_width(width, 410), "height": height}
    top = alt.Y("row:N", sort=order, scale=alt.Scale(domain=order), axis=None, bandPosition=0.1)
    names = alt.Chart(shown).mark_text(
        align="left", baseline="top", lineBreak="\n", lineHeight=13, fontSize=11, color=INK.css
    )
    return (
        base,
        [names.encode(x=alt.value(0), y=top, text=alt.Text("row:N"))],
        {"width": width - 24, "height": height},
    )


def intervals(
    data: pd.DataFrame,
    width: int,
    series: str,
    meaning: dict[str, Colour],
    order: list[str],
    title: str,
    room: int,
) -> alt.LayerChart:
    """Draw dots with intervals, the series of a row side by side."""
    y = alt.Y("label:N", sort=order, axis=labels_axis(room))
    offset = alt.YOffset(f"{series}:N", sort=list(meaning))
    colour, shape = told_apart(series, scale(meaning), width, room)
    chosen, opacity = pick(series)
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
                alt.Tooltip(series),
                alt.Tooltip("mean", format=".2f"),
                alt.Tooltip("low", format=".2f"),
                alt.Tooltip("high", format=".2f"),
                alt.Tooltip("n"),
            ],
        )
    )
    return (zero_line() + rules + dots).properties(
        width=plot_width(width, room), height=len(order) * ROW * 1.5
    )
