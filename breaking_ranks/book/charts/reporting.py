"""Charts of events and their reports."""

import datetime

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from . import calendar
from .sheet import Lane, Sheet
from .signs import explain
from .timeaxis import Time

_TIPS = "who what attributed_to when basis news told_in".split()


def told(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw when each event happened beside the day on which its article appeared, a lane for each article.

    What one paragraph dates alike is one mark.
    """
    shown = data.assign(
        colour=[canvas.codes.colour("article", key).css for key in data["article"]], shape="circle"
    )
    gutter = 0 if canvas.narrow else 150
    time = Time(
        canvas.width - gutter - 20,
        _january(shown[["first", "appeared_first"]].min(axis=None), -1),
        _january(shown[["last", "appeared_last"]].max(axis=None), 1),
    )
    sheet = Sheet(time, gutter)
    for _, rows in calendar.together(shown).groupby("article", sort=False):
        one = rows.iloc[0]
        flag = {
            "first": one["appeared_first"],
            "last": one["appeared_last"],
            "colour": one["colour"],
            "words": "",
            "cite": "",
        }
        sheet.add(Lane(one["label"], one["published"], one["colour"], rows, pd.DataFrame([flag])))
    explain(sheet)
    return calendar.draw(sheet, canvas, _TIPS, choice=True).properties(
        usermeta={"order": True, **calendar.said(data)}
    )


def sequence(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw what happened to each person while articles appeared, from ``reporting.sequence``."""
    colours = [
        canvas.codes.colour("article", key).css if key else canvas.codes.colour("layer", "outside").css
        for key in data["article"]
    ]
    shown = data.assign(colour=colours, shape="circle")
    first, last = shown["first"].min(), shown["last"].max()
    gutter = 0 if canvas.narrow else 110
    time = Time(canvas.width - gutter - 20, _month(first), _month(last, 1))
    sheet = Sheet(time, gutter)
    events, reports = calendar.together(shown[shown["turn"] == "event"]), shown[shown["turn"] == "report"]
    for who in events["who"].value_counts().index:
        sheet.add(Lane(who, marks=events[events["who"] == who]))
    sheet.across(reports)
    explain(sheet)
    return calendar.draw(sheet, canvas, ["who", "what", "when", "told_in", "layer_label"])


def _month(day: str, later: int = 0) -> datetime.date:
    number = int(day[:4]) * 12 + int(day[5:7]) - 1 + later
    return datetime.date(number // 12, number % 12 + 1, 1)


def _january(day: str, years: int) -> datetime.date:
    return datetime.date(int(day[:4]) + years, 1, 1)
