"""Dates that may be uncertain, in EDTF (ISO 8601-2, the Library of Congress profile)."""

import datetime
from dataclasses import dataclass
from functools import cache

from edtf import EDTFObject, parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException


@dataclass(frozen=True)
class Bounds:
    """The earliest and the latest day that a date allows; ``None`` where it is open on that side.

    ``approximate`` is true where the date itself says so (``~``): the bounds are then of the
    stated date, without a margin.
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
    """The text is no EDTF date."""


@cache
def bounds(text: str) -> Bounds:
    """Return the bounds of an EDTF date such as ``1982``, ``../1992``, ``1996~`` or ``2001-09``.

    Years before 1 have no ``datetime.date``: their bounds are open. ``DateError`` if ``text`` is no
    EDTF. Source: EDTF as read by the package ``edtf``; an interval is read end by end here, since the
    package gives an interval from a month to an open end an infinite bound.
    """
    first, slash, last = text.partition("/")
    if slash:
        low = Bounds(None, None, False) if first == ".." else bounds(first)
        high = Bounds(None, None, False) if last == ".." else bounds(last)
        if low.earliest and high.latest and low.earliest > high.latest:
            raise DateError(f"{text!r} ends before it begins")
        return Bounds(low.earliest, high.latest, low.approximate or high.approximate)
    parsed = _parse(text)
    approximate = text.endswith(("~", "%", "?"))
    if text.startswith("-"):
        return Bounds(None, None, approximate)
    return Bounds(_day(parsed.lower_strict()), _day(parsed.upper_strict()), approximate)


def _parse(text: str) -> EDTFObject:
    try:
        return parse_edtf(text)
    except EDTFParseException as error:
        raise DateError(f"{text!r} is no EDTF date") from error


def _day(moment: tuple[int, ...]) -> datetime.date:
    try:
        return datetime.date(*moment[:3])
    except ValueError as error:
        raise DateError(f"{moment[0]}-{moment[1]}-{moment[2]} is no day of the calendar") from error


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


def spell(text: str) -> str:
    """Return an EDTF date in words: ``by 1992``, ``about 1996``, ``September 2001``, ``undated``."""
    if not text:
        return "undated"
    first, slash, last = text.partition("/")
    if slash and first == "..":
        return f"by {spell(last)}"
    if slash and last == "..":
        return f"from {spell(first)}"
    if slash and len(first) == len(last) == len("2001-09-01") and first[:7] == last[:7]:
        return f"{int(first[8:])} to {spell(last)}"
    if slash:
        return f"{spell(first)} to {spell(last)}"
    if text.endswith("~"):
        return f"about {spell(text[:-1])}"
    if text.startswith("-"):
        return f"{int(text[1:]) + 1} BCE"  # there is a year 0 in EDTF
    year, *rest = text.split("-")
    month = f"{_MONTHS[int(rest[0]) - 1]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"
