"""The axis of a calendar: where a day stands, and which years or months are written over it."""

import datetime
from dataclasses import dataclass
from typing import Any

import altair as alt

from ..look.canvas import Canvas

_STEPS = (1, 2, 5, 10, 20, 50, 100, 500)  # years from one label to the next


@dataclass(frozen=True)
class Time:
    """The axis: ``width`` pixels from the day ``first`` to the day ``last``."""

    width: float
    first: datetime.date
    last: datetime.date

    def at(self, day: str) -> float:
        """Return the place of a day, in pixels."""
        days = (datetime.date.fromisoformat(day[:10]) - self.first).days
        return self.width * days / (self.last - self.first).days

    def moment(self, at: float) -> str:
        """Return the moment at a place, which need not be the beginning of a day."""
        start = datetime.datetime.combine(self.first, datetime.time())
        return (start + (self.last - self.first) * (at / self.width)).isoformat(timespec="minutes") + "Z"

    @property
    def months(self) -> bool:
        """Whether the axis counts months."""
        return (self.last - self.first).days <= 3 * 365

    @property
    def scale(self) -> alt.Scale:
        """The scale. Days are plain days, which local time would shift."""
        return alt.Scale(type="utc", domain=[f"{self.first}", f"{self.last}"], nice=False)

    def axis(self, canvas: Canvas) -> alt.Axis:
        """Return the axis: years; of a span of less than three, months, with the year at its first."""
        look: dict[str, Any] = {
            "orient": "top", "grid": True, "ticks": False, "domain": False, "labelFlush": False,
            "title": None,
        }  # fmt: skip
        span = self.last.year - self.first.year
        if not self.months:
            step = next(step for step in _STEPS if span / step <= (6 if canvas.narrow else 11))
            years = range(-(-self.first.year // step) * step, self.last.year + 1, step)
            days = [datetime.date(year, 1, 1) for year in years]
            return self._axis(days, look | {"format": "%Y"})
        numbers = range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month)
        days = [datetime.date(number // 12, number % 12 + 1, 1) for number in numbers][:: 1 + span]
        name = "utcFormat(datum.value, '%b')"
        test = "utcmonth(datum.value) == 0 || datum.index == 0"
        said = f"{test} ? [{name}, utcFormat(datum.value, '%Y')] : {name}"
        return self._axis(days, look | {"labelExpr": said, "labelAlign": "left", "labelPadding": 19})

    def _axis(self, days: list[datetime.date], look: dict[str, Any]) -> alt.Axis:
        values = [day.isoformat() for day in days if self.first <= day <= self.last]
        return alt.Axis(values=values, tickCount=len(values), **look)  # the count of the look would thin them
