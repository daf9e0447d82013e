"""The key of a calendar: which signs it has, and what they mean."""

from collections.abc import Sequence
from typing import Any

from ..look.theme import MUTED
from . import placing
from .sheet import ARROW, DOT, HEAD, Sheet

AXIS = 34  # pixels from the plot to the key over the axis; a year under the months needs a line more

# kind, whether a text states the date, on which side the date is open, meaning
_SIGNS = [
    ("dot", True, "", "date stated"),
    ("dot", False, "", "computed or inferred"),
    ("bar", False, "", "within the span"),
    ("arrow", False, "start", "then or before"),
    ("arrow", False, "end", "then or after"),
]


def explain(sheet: Sheet, *others: Sheet, shapes: Sequence[tuple[str, str]] = ()) -> None:
    """Write over the axis of ``sheet`` the signs that it and the ``others`` have, each with its meaning.

    ``shapes`` are shapes of a chart's own with theirs.
    """
    marks = [mark for one in (sheet, *others) for mark in one.marks]
    dots = {(mark["kind"], bool(mark["stated"])) for mark in marks}
    kinds = {(mark["kind"], mark["open"]) for mark in marks}
    signs = [("dot", shape, True, "", words) for shape, words in shapes]
    for kind, stated, side, words in _SIGNS:
        if (kind, side) in kinds and (kind != "dot" or (kind, stated) in dots):
            signs.append((kind, "circle", stated, side, words))
    lines: list[list[tuple[Any, float]]] = [[]]
    at = start = DOT - sheet.gutter
    for sign in signs:
        long = 2 * ARROW + placing.width(sign[4]) + 2 * placing.GAP
        if lines[-1] and at + long > sheet.time.width:
            lines.append([])
            at = start
        lines[-1].append((sign, at))
        at += long
    for number, line in enumerate(reversed(lines)):
        for sign, left in line:
            _draw(sheet, sign, left, -AXIS - HEAD * (sheet.time.months + number))


def _draw(sheet: Sheet, sign: tuple[str, str, bool, str, str], left: float, y: float) -> None:
    """Draw one sign with its words."""
    kind, shape, stated, side, words = sign
    at = {"dot": ARROW, "arrow": 1.3 * ARROW if side == "start" else 0.2 * ARROW}.get(kind, 0)
    ends = (0, 1.6 * ARROW) if kind == "bar" else (at, at)
    first, middle, last = (sheet.time.moment(left + x) for x in (ends[0], sum(ends) / 2, ends[1]))
    sheet.marks.append(
        {"first": first, "middle": middle, "last": last, "y": y, "kind": kind, "shape": shape,
         "stated": stated, "open": side, "radius": DOT, "colour": MUTED.css, "cite": "", "what": words}
    )  # fmt: skip
    sheet.word(left + 2 * ARROW, y, words, MUTED.css)
