"""Dates that may be uncertain, in EDTF (ISO 8601-2, the Library of Congress profile).

What is taken of EDTF: years, months, days and seasons; an X for each digit not known at the end (``199X``,
``2004-06-XX``); a sign after the whole date (``~`` about, ``?`` perhaps, ``%`` both); intervals, also
open ones; and sets. What is refused has no plain English or no days: signs within a date, hours, years of
five digits.
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from edtf import EDTFObject, parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException


@dataclass(frozen=True)
class Bounds:
    """The earliest and the latest day that a date allows; ``None`` where it is open on that side.

    ``approximate`` is true where the date itself says so (``~``, ``?``, ``%``): the bounds are then of
    the stated date, without a margin.
    """

    earliest: datetime.date | None
    latest: datetime.date | None
    approximate: bool

    @property
    def exact(self) -> bool:
        """Whether the date is one known day."""
        return self.earliest is not None and self.earliest == self.latest and not self.approximate

    @property
    def open(self) -> bool:
        """Whether the date is open on either side."""
        return self.earliest is None or self.latest is None


class DateError(ValueError):
    """The text is no EDTF date, or none that is taken here."""


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SIGNS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}

_ONE = re.compile(
    r"(?P<date>(?P<sign>-?)(?:(?P<years>[0-9](?:[0-9]{2}X|[0-9]XX|XXX))|(?P<year>[0-9]{4})"
    r"(?:-XX(?:-XX)?|-(?P<month>[01][0-9]|2[1-4])(?:-(?P<day>[0-9]{2}|XX))?)?))(?P<mark>[~?%]?)"
)

_Day = tuple[int, int, int]


@cache
def bounds(text: str) -> Bounds:
    """Return the bounds of an EDTF date such as ``1982``, ``../1992``, ``1996~`` or ``2001-09``.

    A set has the bounds of its members together. A winter lasts from December to the end of February. Years
    before 1 have no ``datetime.date``: their bounds are open. ``DateError`` if ``text`` is no EDTF date or
    none that is taken here. Source: EDTF as read by the package ``edtf``; an interval is read end by end
    here, since the package gives an interval from a month to an open end an infinite bound.
    """
    if _is_set(text):
        _parse(text)
        return _together([bounds(member) for member in _members(text)])
    first, slash, last = text.partition("/")
    ends = [_ends(part) for part in ((first, last) if slash else (text,)) if not slash or part != ".."]
    if len(ends) == 2 and ends[0][0] > ends[1][1]:
        raise DateError(f"{text!r} ends before it begins")
    return Bounds(
        None if first == ".." else _day(ends[0][0]),
        None if last == ".." else _day(ends[-1][1]),
        any(part.endswith(tuple("~?%")) for part in (first, last)),
    )


def _is_set(text: str) -> bool:
    return text.startswith(("{", "["))


def _together(found: list[Bounds]) -> Bounds:
    """Return the bounds from the earliest to the latest of several."""
    earliest, latest = [b.earliest for b in found], [b.latest for b in found]
    return Bounds(
        None if None in earliest else min(day for day in earliest if day),
        None if None in latest else max(day for day in latest if day),
        any(b.approximate for b in found),
    )


def _members(text: str) -> Iterator[str]:
    """Yield the members of a set, spans as intervals: ``{1667..1669,1672}`` gives ``1667/1669``, ``1672``."""
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        yield f"{first or '..'}/{last or '..'}" if dots else first


def _ends(text: str) -> tuple[_Day, _Day]:
    """Return the first and the last day of a date that is no interval, as numbers."""
    date = _one(text)["date"]
    parsed = _parse(date)
    first, last = sorted((_numbers(parsed.lower_strict()), _numbers(parsed.upper_strict())))
    if _one(text)["month"] == "24":
        year = last[0] + 1
        last = (year, 2, 29 if calendar.isleap(year) else 28)
    return first, last


def _one(text: str) -> re.Match[str]:
    found = _ONE.fullmatch(text)
    if not found:
        raise DateError(f"{repr(text) if text else 'an empty end'} is no EDTF date that can be spelled out")
    return found


def _parse(text: str) -> EDTFObject:
    try:
        return parse_edtf(text)
    except EDTFParseException as error:
        raise DateError(f"{text!r} is no EDTF date") from error


def _numbers(moment: tuple[int, ...]) -> _Day:
    return moment[0], moment[1], moment[2]


def _day(numbers: _Day) -> datetime.date | None:
    if numbers[0] < 1:
        return None
    try:
        return datetime.date(*numbers)
    except ValueError as error:
        raise DateError("{}-{}-{} is no day of the calendar".format(*numbers)) from error


def spell(text: str) -> str:
    """Return an EDTF date in words: ``by 1992``, ``about 1996``, ``some day in June 2004``, ``undated``.

    Whatever ``bounds`` takes has words, and nothing has no date; ``DateError`` as ``bounds``.
    """
    if not text:
        return "undated"
    bounds(text)
    if _is_set(text):
        return _spell_set(text)
    first, slash, last = text.partition("/")
    if not slash or first == last != "..":
        return _spell_one(first)
    if first == last:
        return "at any time"
    if first == "..":
        return f"by {spell(last)}"
    if last == "..":
        return f"from {spell(first)}"
    if first[:8] == last[:8] and all(re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in (first, last)):
        return f"{int(first[8:])} to {spell(last)}"
    return f"{spell(first)} to {spell(last)}"


def _spell_set(text: str) -> str:
    """Return all members of a set with *and*, or with *or* where one of them is meant."""
    told = [spell(member) for member in _members(text)]
    if len(told) == 1 and text.startswith("["):
        return f"some time {'' if told[0].startswith(('by ', 'from ')) else 'from '}{told[0]}"
    word = " and " if text.startswith("{") else " or "
    return word.join([", ".join(told[:-1]), told[-1]] if told[1:] else told)


def _spell_one(text: str) -> str:
    found = _one(text)
    mark = _SIGNS[found["mark"]]
    if found["years"]:
        return mark + _spell_years(found["sign"], found["years"])
    year = _spell_year(int(found["sign"] + found["year"]))
    if "X" in found["date"]:
        unit = "month" if found["date"].endswith(f"{found['year']}-XX") else "day"
        month = f"{MONTHS[int(found['month']) - 1]} " if found["month"] else ""
        return f"{mark}some {unit} in {month}{year}"
    season = _SEASONS.get(found["month"] or "")
    month = f"{season or MONTHS[int(found['month']) - 1]} " if found["month"] else ""
    day = f"{int(found['day'])} " if found["day"] else ""
    return f"{mark}{day}{month}{year}"


def _spell_year(year: int) -> str:
    if year < 1:
        return f"{1 - year} BCE"  # EDTF counts a year 0: it is the year 1 BCE
    return str(year) if year > 999 else f"{year} CE"


def _spell_years(sign: str, years: str) -> str:
    """Return a year whose last digits are not known: ``the 1990s``, ``the years 1900 to 1999``."""
    first, last = sorted(int(sign + years.replace("X", digit)) for digit in "09")
    if first > 999 and last - first == 9 and first % 100:
        return f"the {first}s"
    return f"the years {_spell_year(first)} to {_spell_year(last)}"


def members(text: str) -> list[str]:
    """Return the dates in an interval or a set, without signs and open ends; ``DateError`` as ``bounds``.

    ``2001~/2005-08`` gives ``2001`` and ``2005-08``.
    """
    bounds(text)
    found = _members(text) if _is_set(text) else [text]
    return [_one(end)["date"] for member in found for end in member.split("/") if end != ".."]
