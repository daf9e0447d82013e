"""Charts of careers."""

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK, LINE, MUTED, OUTSIDE, PAPER
from .common import ROW, event_rows, keys_scale, labels_axis, named, pick, wrapped


def career(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw one career, a row for each event in order of time: posts as bars, events as points.

    A point is filled where the day is known; an uncertain date is a span behind its point. Facts from
    outside the corpus are grey squares and grey bars.
    """
    rows = data.assign(row=data["when"] + ": " + data["what"])
    own = alt.value(canvas.codes.colour("person", data["person"].iloc[0]).css)
    colour = alt.when(alt.datum.outside).then(alt.value(OUTSIDE.css)).otherwise(own)
    base, names, size = event_rows(rows, canvas)
    base = base.encode(
        tooltip=[
            alt.Tooltip("what"),
            alt.Tooltip("attributed_to"),
            alt.Tooltip("when"),
            alt.Tooltip("basis"),
            alt.Tooltip("source"),
        ]
    )
    bars = (
        base.transform_filter("datum.end")
        .mark_rule(strokeWidth=11, opacity=0.75)
        .encode(x2=alt.X2("end:T"), color=colour)
    )
    spans = (
        base.transform_filter("!datum.certain")
        .mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round")
        .encode(x2=alt.X2("last:T"), color=colour)
    )
    dots = base.mark_point(size=60, opacity=1, strokeWidth=1.8).encode(
        shape=alt.when(alt.datum.outside).then(alt.value("square")).otherwise(alt.value("circle")),
        stroke=colour,
        fill=alt.when(~alt.datum.certain)
        .then(alt.value(PAPER.css))
        .when(alt.datum.outside)
        .then(alt.value(OUTSIDE.css))
        .otherwise(own),
    )
    return alt.layer(*names, bars, spans, dots).properties(**size)


def stages(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the stages of each career in years before and after the departure."""
    narrow = canvas.narrow
    shown = data.assign(
        years=data["years"].round(1),
        name=wrapped(data["name"], 16),
        year=data["when"].str.extract(r"(\d{4})", expand=False),
    )
    order = list(shown.groupby("name")["years"].min().sort_values(kind="stable").index)
    room = 100 if narrow else 130
    y = alt.Y("name:N", sort=order, axis=labels_axis(room))
    ends = shown.groupby("name", as_index=False).agg(low=("years", "min"), high=("years", "max"))
    lines = (
        alt.Chart(ends)
        .mark_rule(strokeWidth=2, color=LINE.css)
        .encode(y=y, x=alt.X("low:Q"), x2=alt.X2("high:Q"))
    )
    base = alt.Chart(shown).encode(
        y=y, x=alt.X("years:Q", title="years before and after the departure", axis=alt.Axis(grid=True))
    )
    names = named(canvas, "stage", shown, "stage_label")
    shapes = alt.Scale(domain=list(names.values()), range=canvas.codes.shapes("stage", names))
    legend = alt.Legend(
        title=None, columns=2 if narrow else 4, symbolFillColor=MUTED.css, symbolStrokeColor=MUTED.css
    )
    chosen, opacity = pick("stage_label")
    marked = base.encode(
        opacity=opacity,
        shape=alt.Shape("stage_label:N", sort=list(names.values()), scale=shapes, legend=legend),
        color=alt.Color("person:N", scale=keys_scale(canvas, "person", shown), legend=None),
        tooltip=[
            alt.Tooltip("name"),
            alt.Tooltip("stage_label"),
            alt.Tooltip("when"),
            alt.Tooltip("years"),
            alt.Tooltip("what"),
            alt.Tooltip("source"),
        ],
    )
    dots = marked.transform_filter(~alt.datum.outside).mark_point(size=130, filled=True).add_params(chosen)
    hollow = marked.transform_filter(alt.datum.outside).mark_point(size=130, strokeWidth=2, fill=PAPER.css)
    early = (
        base.transform_filter(alt.datum.years < -1)
        .mark_text(dy=-14, fontSize=11, color=INK.css)
        .encode(text=alt.Text("year:N"))
    )
    return (lines + dots + hollow + early).properties(width=canvas.plot(room), height=len(order) * (ROW + 14))
