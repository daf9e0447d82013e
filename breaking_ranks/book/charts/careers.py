"""Charts of careers."""

import altair as alt
import pandas as pd

from ..theme import INK, LINE, MUTED, NEGATIVE, OUTSIDE, PAPER, PEOPLE, POSITIVE
from .common import ROW, event_rows, is_narrow, labels_axis, pick, plot_width, scale, wrapped

OUT = "outside the corpus"
STAGE_SHAPES = {
    "joined": "square",
    "doubt": "triangle-up",
    "departure": "diamond",
    "speaking out": "circle",
}


def career(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw one career, a row for each event in order of time: posts as bars, events as points.

    A point is filled where the day is known; an uncertain date is a span behind its point. Facts from
    outside the corpus are grey squares and grey bars.
    """
    rows = data.assign(row=data["when"] + ": " + data["what"], outside=data["layer"] == OUT)
    own = alt.value(PEOPLE[data["person"].iloc[0]].css)
    colour = alt.when(alt.datum.outside).then(alt.value(OUTSIDE.css)).otherwise(own)
    base, names, size = event_rows(rows, width)
    base = base.encode(
        tooltip=["what", alt.Tooltip("when", title="when"), alt.Tooltip("basis", title="date is"), "source"]
    )
    bars = (
        base.transform_filter("datum.end")
        .mark_rule(strokeWidth=11, opacity=0.75)
        .encode(x2="end:T", color=colour)
    )
    spans = (
        base.transform_filter("!datum.certain")
        .mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round")
        .encode(x2="last:T", color=colour)
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


def people_scale(people: list[str]) -> alt.Scale:
    """Return the colour of each official."""
    return alt.Scale(domain=people, range=[PEOPLE[p].css for p in people])


def stages(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw the stages of each career in years before and after the departure."""
    narrow = is_narrow(width)
    shown = data.assign(
        years=data["years"].round(1),
        name=wrapped(data["name"], 16),
        year=data["when"].str.extract(r"(\d{4})", expand=False),
    )
    order = list(shown.groupby("name")["years"].min().sort_values().index)
    people = list(dict.fromkeys(shown["person"]))
    room = 100 if narrow else 130
    y = alt.Y("name:N", sort=order, axis=labels_axis(room))
    ends = shown.groupby("name", as_index=False).agg(low=("years", "min"), high=("years", "max"))
    lines = alt.Chart(ends).mark_rule(strokeWidth=2, color=LINE.css).encode(y=y, x="low:Q", x2="high:Q")
    base = alt.Chart(shown).encode(
        y=y, x=alt.X("years:Q", title="years before and after the departure", axis=alt.Axis(grid=True))
    )
    shapes = alt.Scale(domain=list(STAGE_SHAPES), range=list(STAGE_SHAPES.values()))
    legend = alt.Legend(
        title=None, columns=2 if narrow else 4, symbolFillColor=MUTED.css, symbolStrokeColor=MUTED.css
    )
    chosen, opacity = pick("stage_label")
    marked = base.encode(
        opacity=opacity,
        shape=alt.Shape("stage_label:N", sort=list(STAGE_SHAPES), scale=shapes, legend=legend),
        color=alt.Color("person:N", scale=people_scale(people), legend=None),
        tooltip=[
            "name",
            alt.Tooltip("stage_label", title="stage"),
            alt.Tooltip("when", title="when"),
            "years",
            "what",
            "source",
        ],
    )
    dots = (
        marked.transform_filter(alt.datum.layer != OUT).mark_point(size=130, filled=True).add_params(chosen)
    )
    hollow = marked.transform_filter(alt.datum.layer == OUT).mark_point(
        size=130, strokeWidth=2, fill=PAPER.css
    )
    early = (
        base.transform_filter(alt.datum.years < -1)
        .mark_text(dy=-14, fontSize=11, color=INK.css)
        .encode(text="year:N")
    )
    return (lines + dots + hollow + early).properties(
        width=plot_width(width, room), height=len(order) * (ROW + 14)
    )


def two_tellings(data: pd.DataFrame, width: int) -> alt.LayerChart:
    """Draw how many events burden (to the left) and excuse (to the right) one man in each article.

    On a phone, where they would take the room of the bars, the articles' names stand over them.
    """
    narrow = is_narrow(width)
    meaning = {"burdens": NEGATIVE, "excuses": POSITIVE}
    rows = data[data["bearing"].isin(meaning)]
    sign = rows["bearing"].map({"burdens": -1, "excuses": 1})
    rows = rows.assign(
        signed=sign * rows["events"],
        text=rows["events"].astype(str) + " " + rows["bearing"].str[:-1] + " him",
    )
    reach = (2.3 if narrow else 1.9) * int(rows["events"].max())
    axis = None if narrow else labels_axis(140, labelFontSize=14)
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=list(dict.fromkeys(rows["label"])), axis=axis),
        x=alt.X("signed:Q", axis=None, scale=alt.Scale(domain=[-reach, reach])),
    )
    bars = base.mark_bar(height=38).encode(
        color=alt.Color("bearing:N", scale=scale(meaning), legend=None), tooltip=["label", "text"]
    )
    look = {"fontSize": 13 if narrow else 16, "fontWeight": 600, "color": INK.css}
    burdens, excuses = base.transform_filter("datum.signed < 0"), base.transform_filter("datum.signed > 0")
    words = [
        burdens.mark_text(align="right", dx=-6, **look).encode(text="text:N"),
        excuses.mark_text(align="left", dx=6, **look).encode(text="text:N"),
    ]
    if narrow:
        words += [excuses.mark_text(align="left", dy=-31, fontSize=13).encode(x=alt.value(0), text="label:N")]
    return alt.layer(bars, *words).properties(
        width=width - 16 if narrow else plot_width(width, 130),
        height=rows["label"].nunique() * (84 if narrow else 58),
    )
