"""A calendar: lanes of dated marks on one axis of time, uncertain dates drawn as uncertain.

One way of drawing holds for all of them. A dot is a day, or a span too short to be drawn; a bar is a span
within which the day lies; an arrow leads away from the one bound that a date has. Hollow is what no text
states. What has a ``cite`` leads to it.
"""

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import PAPER
from . import placing
from .sheet import ARROW, Rows, Sheet

CERTAIN = "as_certain_as"
_WAYS = {
    "whole": "over all days that it may be",
    "first": "on its earliest day",
    "last": "on its latest day",
    "stated": "only if a text states it",
}
_HEAD, _DAY = "2.2 * datum.radius * datum.radius", "2.8 * datum.radius * datum.radius"
_BELOW, _ABOVE = "0.8 * datum.radius", "-0.8 * datum.radius"


def certainty() -> alt.Parameter:
    """Return the choice of how certain a date is taken to be; the first way is the one that is printed."""
    bind = alt.binding_select(options=list(_WAYS), labels=list(_WAYS.values()), name="Draw an uncertain date")
    return alt.param(name=CERTAIN, value="whole", bind=bind)


def said(rows: pd.DataFrame) -> dict[str, Any]:
    """Return what a page says of each choice of ``certainty``, for ``usermeta``."""
    half, stated = int((rows["open"] != "").sum()), int(rows["stated"].sum())
    told = {
        "whole": f"{len(rows)} events are drawn, each over all days that it may be.",
        "first": f"Each event is drawn on its earliest day; {half} dates have one bound alone.",
        "last": f"Each event is drawn on its latest day; {half} dates have one bound alone.",
        "stated": f"{stated} of {len(rows)} events have a date that a text states; they alone are drawn.",
    }
    return {"choices": [CERTAIN], "said": told}


def together(rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``rows`` with one row for all that one place dates alike of one person, what it says joined."""
    keys = [key for key in ("told_in", "who", "first", "last", "open", "stated") if key in rows]
    how: dict[Any, Any] = {column: "first" for column in rows.columns if column not in keys}
    how |= {column: _listed for column in ("attributed_to", "news", "when", "basis") if column in rows}
    how |= dict.fromkeys(("what", "words"), _said_on)
    return rows.groupby(keys, sort=False, as_index=False).agg(how)


def _listed(names: "pd.Series[str]") -> str:
    return "; ".join(dict.fromkeys(filter(None, names)))


def _said_on(texts: "pd.Series[str]") -> str:
    """Return texts as one, each after the first with a small letter but for an abbreviation."""
    first, *more = dict.fromkeys(filter(None, texts)) or [""]
    return "; ".join([first, *(text[0].lower() + text[1:] if text[1:2].islower() else text for text in more)])


def draw(sheet: Sheet, canvas: Canvas, tips: Sequence[str], *, choice: bool = False) -> alt.LayerChart:
    """Draw what ``sheet`` holds; ``tips`` are the columns of a mark's tip.

    With a ``choice`` the live chart has ``certainty`` as a control.
    """
    told = [alt.Tooltip(f"{tip}:N") for tip in tips]
    whole = math.ceil(sheet.height)
    height = {"domain": [0, whole], "nice": False, "reverse": True}
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(**height))
    place = {"y": y, "y2": alt.Y2("y2:Q")}

    def x(field: str, **own: Any) -> alt.X:
        return alt.X(f"{field}:T", **own)

    def layer(rows: Rows) -> alt.Chart:
        return alt.Chart(pd.DataFrame(rows))

    colour = alt.Color("colour:N", scale=None, legend=None)

    def across(drawn: alt.Chart, **own: Any) -> alt.Chart:
        return drawn.encode(x=x("x"), x2=alt.X2("x2:T"), **place, color=colour, **own)

    opacity = alt.Opacity("opacity:Q", scale=None, legend=None)
    blocks = across(layer(sheet.blocks).mark_rect(), opacity=opacity)
    weight = alt.StrokeWidth("weight:Q", scale=None, legend=None)
    lines = across(layer(sheet.lines).mark_rule(), strokeWidth=weight)
    marks = layer(sheet.marks).encode(
        y=y, tooltip=told, href=alt.Href("cite:N"), description=alt.Description("what:N")
    )
    at = x("x", scale=sheet.time.scale, axis=sheet.time.axis(canvas))
    shown = _shown("true", choice)
    words = layer(sheet.words).transform_filter(shown).encode(x=at, y=y, text=alt.Text("text:N"))
    crossed = layer(_crossed(sheet)).transform_filter(shown).encode(x=at, y=y, text=alt.Text("text:N"))
    look: dict[str, Any] = {
        "align": _expr("datum.side"), "fontWeight": _expr("datum.bold ? 700 : 400"), "baseline": "middle",
        "fontSize": placing.SIZE,
    }  # fmt: skip
    halo = crossed.mark_text(**look, stroke=PAPER.css, strokeWidth=4, strokeJoin="round", aria=False).encode(
        color=alt.value(PAPER.css)
    )
    text = words.mark_text(**look, aria=False).encode(color=colour, href=alt.Href("cite:N"))
    chart = alt.layer(
        blocks,
        lines,
        halo,
        *_bars(marks, x, choice),
        *_arrows(marks, x, choice),
        _dots(marks, x, choice),
        text,
    )
    if choice:
        chart = chart.add_params(certainty())
    return chart.properties(width=sheet.time.width, height=whole)


def _crossed(sheet: Sheet) -> Rows:
    """Return the words that an upright line goes through: these alone need a margin to be read."""
    upright = [line for line in sheet.lines if line["x"] == line["x2"]]
    found = []
    for word in sheet.words:
        at, long = sheet.time.at(word["x"]), placing.width(word["text"]) * 1.1
        left = at - long if word["side"] == "right" else at
        if any(left - 3 <= sheet.time.at(line["x"]) <= left + long + 3
               and line["y"] - 8 <= word["y"] <= line["y2"] + 8 for line in upright):  # fmt: skip
            found.append(word)
    return found


def _expr(text: str) -> alt.Expr:
    return alt.ExprRef(expr=text)


def _shown(test: str, choice: bool) -> str:
    """Return ``test``, and that the date is stated where a reader asks for stated dates alone."""
    return f"({test}) && ({CERTAIN} != 'stated' || datum.stated)" if choice else test


def _filled() -> Any:
    """Return the filling of a mark: hollow where no text states the date."""
    own = alt.Fill("colour:N", scale=None, legend=None)
    return alt.when(alt.datum.stated).then(own).otherwise(alt.value(PAPER.css))


def _edged() -> alt.Stroke:
    return alt.Stroke("colour:N", scale=None, legend=None)


def _bars(marks: alt.Chart, x: Any, choice: bool) -> list[alt.Chart]:
    """Draw spans within which the day lies."""
    test = "datum.kind == 'bar'" + (f" && ({CERTAIN} == 'whole' || {CERTAIN} == 'stated')" if choice else "")
    return [
        marks.transform_filter(_shown(test, choice))
        .mark_rect(yOffset=_expr(_ABOVE), y2Offset=_expr(_BELOW), cornerRadius=3.5, strokeWidth=1.4)
        .encode(x=x("first"), x2=alt.X2("last:T"), y2=alt.Y2("y"), fill=_filled(), stroke=_edged())
    ]


def _arrows(marks: alt.Chart, x: Any, choice: bool) -> list[alt.Chart]:
    """Draw arrows that lead away from the one bound of a date."""
    shown = marks.transform_filter(_shown("datum.kind == 'arrow'", choice))
    away = f"(datum.open == 'start' ? -{ARROW} : {ARROW})"
    colour = alt.Color("colour:N", scale=None, legend=None)
    shaft = shown.mark_rule(strokeWidth=1.4, xOffset=_expr(away), x2Offset=0).encode(
        x=x("first"), x2=alt.X2("first"), color=colour)  # fmt: skip
    bound = shown.mark_rule(strokeWidth=1.4, yOffset=_expr(_ABOVE), y2Offset=_expr(_BELOW)).encode(
        x=x("first"), y2=alt.Y2("y"), color=colour)  # fmt: skip
    to = (
        alt.when(alt.datum.open == "start")
        .then(alt.value("triangle-left"))
        .otherwise(alt.value("triangle-right"))
    )
    head = shown.mark_point(size=_expr(_HEAD), strokeWidth=1.3, opacity=1, xOffset=_expr(away)).encode(
        x=x("first"), shape=to, fill=_filled(), stroke=_edged())  # fmt: skip
    return [shaft, bound, head]


def _dots(marks: alt.Chart, x: Any, choice: bool) -> alt.Chart:
    """Draw days; where a reader asks for it, spans on their earliest or their latest day."""
    test, day = "datum.kind == 'dot'", "datum.middle"
    if choice:
        test += f" || datum.kind == 'bar' && ({CERTAIN} == 'first' || {CERTAIN} == 'last')"
        day = f"{CERTAIN} == 'first' ? datum.first : {CERTAIN} == 'last' ? datum.last : datum.middle"
    return (
        marks.transform_filter(_shown(test, choice))
        .transform_calculate(day=f"toDate({day})")
        .mark_point(size=_expr(_DAY), strokeWidth=1.4, opacity=1)
        .encode(
            x=x("day"), shape=alt.Shape("shape:N", scale=None, legend=None), fill=_filled(), stroke=_edged()
        )
    )
