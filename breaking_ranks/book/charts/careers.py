"""Charts of careers: all officials on one calendar, and one life with the sources that tell it."""

import datetime

import altair as alt
import pandas as pd

from ..look.canvas import Canvas
from ..look.theme import INK, OUTSIDE
from . import calendar
from .sheet import Lane, Sheet
from .signs import explain
from .timeaxis import Time

OUT = "outside"  # the lane of what no article tells
GUTTER = 150  # for the names of lanes
_TIPS = "what attributed_to when basis told_in".split()
_SHAPES = {"departure": "diamond", "after": "square"}


def officials(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw all officials on one calendar, from ``lives.officials``.

    A band is the time in Party, police or office, a diamond the departure, an upright line an article, a
    square what came after.
    """
    shown = _signed(data, canvas)
    sheet = _sheet(shown, canvas)
    for _, rows in shown.groupby("person", sort=False):
        turns = {turn: rows[rows["turn"] == turn] for turn in ("inside", "report", "departure", "after")}
        marks = pd.concat([turns["departure"], turns["after"]])
        name, note = rows["name"].iloc[0], rows["note"].iloc[0]
        sheet.add(Lane(name, note, INK.css, marks, turns["report"], turns["inside"]))
    explain(sheet, shapes=[("diamond", "departure"), ("square", "last dated step in the case")])
    return calendar.draw(sheet, canvas, _TIPS)


def life(data: pd.DataFrame, canvas: Canvas) -> alt.TopLevelMixin:
    """Draw one life, from ``lives.life``: the posts, then a lane for each source.

    Where one year has more than half of what has words, its months follow under the years.
    """
    shown = _signed(data, canvas)
    rest, events = shown[shown["turn"] != "event"], _named(shown[shown["turn"] == "event"])
    year = _crowded(events)
    within = _in(events, year) & ~(
        events["first"].str.endswith("-01-01") & events["last"].str.endswith("-12-31")
    )
    years = _lanes(_sheet(shown, canvas), rest, events[~within])
    if not year:
        explain(years)
        return calendar.draw(years, canvas, _TIPS)
    near = rest[_in(rest, year) & (rest["turn"] != "post")]
    months = _lanes(_months(pd.concat([near, events[within]]), canvas), near, events[within])
    explain(years, months)
    below = calendar.draw(months, canvas, _TIPS).properties(title=f"{year}, month by month")
    return alt.vconcat(calendar.draw(years, canvas, _TIPS), below, spacing=20)


def _named(events: pd.DataFrame) -> pd.DataFrame:
    """Return what one paragraph dates alike as one row, its words with the paragraph."""
    found = calendar.together(events)
    number = found["told_in"].str.extract(r"( ¶\d+)$", expand=False).fillna("").str.replace(" ", "\u00a0")
    return found.assign(words=found["words"].where(found["words"] == "", found["words"] + number))


def _in(rows: pd.DataFrame, year: str) -> "pd.Series[bool]":
    return rows["first"].str[:4].eq(year) & rows["last"].str[:4].eq(year)


def _signed(data: pd.DataFrame, canvas: Canvas) -> pd.DataFrame:
    """Return ``data`` with the colour of each row's source, and the shape of what it is."""
    articles = [
        OUTSIDE.css if lane == OUT else canvas.codes.colour("article", lane).css for lane in data["lane"]
    ]
    colours = [
        INK.css if turn == "departure" else colour
        for turn, colour in zip(data["turn"], articles, strict=True)
    ]
    return data.assign(colour=colours, shape=data["turn"].map(_SHAPES).fillna("circle"))


def _sheet(rows: pd.DataFrame, canvas: Canvas) -> Sheet:
    """Return an empty sheet of the years of ``rows``."""
    first, last = int(rows["first"].min()[:4]), int(rows["last"].max()[:4])
    return _between(canvas, datetime.date(max(first - 1, 1), 1, 1), datetime.date(last + 1, 1, 1))


def _months(rows: pd.DataFrame, canvas: Canvas) -> Sheet:
    """Return an empty sheet of the months of ``rows``."""
    first, last = (datetime.date.fromisoformat(day) for day in (rows["first"].min(), rows["last"].max()))
    after = last.replace(day=28) + datetime.timedelta(4)
    return _between(canvas, first.replace(day=1), after.replace(day=1))


def _between(canvas: Canvas, first: datetime.date, last: datetime.date) -> Sheet:
    gutter = 0 if canvas.narrow else GUTTER
    return Sheet(Time(canvas.width - gutter - 20, first, last), gutter)


def _crowded(events: pd.DataFrame) -> str:
    """Return the year that has more than half of all events with words, if there is one."""
    years = events[events["words"] != ""]["first"].str[:4]
    counts = years.value_counts()
    return str(counts.index[0]) if len(counts) and counts.iloc[0] > len(years) / 2 else ""


def _lanes(sheet: Sheet, rest: pd.DataFrame, events: pd.DataFrame) -> Sheet:
    """Lay out posts, the lanes of the sources, and the lines of departure and reports through all."""
    posts = rest[rest["turn"] == "post"]
    if len(posts):
        sheet.add(Lane("Posts", bands=posts))
    for _, rows in events.sort_values("lane", key=lambda lane: lane == OUT, kind="stable").groupby(
        "lane", sort=False
    ):
        one = rows.iloc[0]
        sheet.add(Lane(one["lane_label"], "", one["colour"], rows))
    sheet.across(rest[rest["turn"].isin(["departure", "report"])].sort_values("first", kind="stable"))
    return sheet
