"""The layout of a calendar: from lanes of dated rows to marks, words, lines and blocks with a height each."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ...store.tables import each
from ..look.theme import INK, LINE, MUTED
from . import placing
from .placing import Mark
from .timeaxis import Time

ARROW = 14  # length of an arrow, in pixels
DOT = 4.5  # radius of a dot with words
SMALL = 3.3  # of one without
BOLD = 1.1  # how much wider bold letters are
HEAD = 16  # from line to line in the head of a lane
BAND = 12  # height of a band
MOST = 2  # lines of words inside a band
FADE = 4  # width of each of the strips by which a band fades
SPACE = 14  # between lanes
AXIS = 34  # from the plot to the key over the axis; a year under the months needs a line more

Rows = list[dict[str, Any]]


def nothing() -> pd.DataFrame:
    """Return no rows."""
    return pd.DataFrame()


@dataclass(frozen=True)
class Lane:
    """A lane: its ``name`` in ``colour``, a ``note``, and what it shows; days are text.

    ``marks`` have ``first last open stated words colour shape cite`` and the fields of tips. ``flags`` are
    upright lines through the lane with ``first last colour words cite``. ``bands`` are bars behind the marks
    with ``first last words cite``, and ``fades``, from which day on, if any, they fade.
    """

    name: str = ""
    note: str = ""
    colour: str = INK.css
    marks: pd.DataFrame = field(default_factory=nothing)
    flags: pd.DataFrame = field(default_factory=nothing)
    bands: pd.DataFrame = field(default_factory=nothing)


class Sheet:
    """What a calendar draws, gathered lane by lane from the top.

    ``gutter`` is how many pixels at the left of the plot are for the names of lanes; without any, they stand
    over their lanes.
    """

    def __init__(self, time: Time, gutter: int) -> None:
        self.time, self.gutter = time, gutter
        self.height = 0.0
        self.marks: Rows = []
        self.words: Rows = []
        self.lines: Rows = []
        self.blocks: Rows = []

    def add(self, lane: Lane) -> None:
        """Lay ``lane`` under what is there."""
        if self.marks or self.words:
            self.height += SPACE
            self._line(-self.gutter, self.time.width, self.height - SPACE / 2)
        top, heads = self.height, self._head(lane)
        begin = top if self.gutter else heads
        y = self._flags(lane.flags, begin)
        y = self._bands(lane.bands, y)
        self.height = max(self._marks(lane.marks, y), heads)
        self._poles(lane.flags, begin, self.height)

    def across(self, flags: pd.DataFrame) -> None:
        """Draw lines through all lanes that are there, their words over the first lane."""
        there, self.words = self.words, []
        down = self._flags(flags, 0) + 4
        for row in [*self.marks, *there, *self.lines, *self.blocks]:
            row |= {key: row[key] + down for key in ("y", "y2") if key in row}
        self.height += down
        self._poles(flags, 0, self.height)
        self.words += there

    def _head(self, lane: Lane) -> float:
        """Write name and note; return where they end."""
        room = self.gutter - 10 if self.gutter else self.time.width
        y = self.height
        for text, colour, bold in ((lane.name, lane.colour, True), (lane.note, MUTED.css, False)):
            for line in placing.broken(text, room / (BOLD if bold else 1)) if text else []:
                self.word(-self.gutter, y + HEAD / 2, line, colour, bold=bold)
                y += HEAD
        return y

    def _marks(self, rows: pd.DataFrame, top: float) -> float:
        """Place the marks and their words under ``top``; return where they end."""
        found = list(each(rows))
        spans = [self._reach(row) for row in found]
        marks = [Mark(*span, row.words) for span, row in zip(spans, found, strict=True)]
        places, height = placing.place(marks, self.time.width)
        for row, place in zip(found, places, strict=True):
            y = top + place.middle
            own = row._asdict()
            dot = not row.open and self._short(row)
            kind = "arrow" if row.open else "dot" if dot else "bar"
            radius = DOT if row.words else SMALL
            self.marks.append(own | {"y": y, "kind": kind, "middle": self._middle(row), "radius": radius})
            for number, line in enumerate(place.lines):
                at = y + number * placing.LINE
                self.word(place.at, at, line, INK.css, side=place.side, tips=own)
        return top + height

    def _reach(self, row: Any) -> tuple[float, float]:
        """Return from where to where a mark reaches, in pixels."""
        left, right = self.time.at(row.first), self.time.at(row.last)
        if row.open:
            return (left - ARROW - DOT, right) if row.open == "start" else (left, right + ARROW + DOT)
        middle = (left + right) / 2
        return (middle - DOT, middle + DOT) if self._short(row) else (left, right)

    def _short(self, row: Any) -> bool:
        return self.time.at(row.last) - self.time.at(row.first) <= 2 * DOT

    def _middle(self, row: Any) -> str:
        return self.time.moment((self.time.at(row.first) + self.time.at(row.last)) / 2)

    def _flags(self, rows: pd.DataFrame, top: float) -> float:
        """Write the words of upright lines, each in rows of its own; return where they end.

        Words stand at the right of their line where they fit, the earliest first, and else at its left, the
        latest first: so few lines, which begin where their words stand, go through those of another.
        """
        right: Any = []
        left: Any = []
        for row in each(rows):
            rooms = self.time.width - self.time.at(row.last) - 6, self.time.at(row.first) - 6
            long = BOLD * placing.width(row.words)
            side = right if long <= rooms[0] or (long > rooms[1] and rooms[0] > rooms[1]) else left
            side += [row] if row.words else []
        y = top
        for row, side in [*((row, "left") for row in right), *((row, "right") for row in left[::-1])]:
            at = self.time.at(row.last) + 6 if side == "left" else self.time.at(row.first) - 6
            room = self.time.width - at if side == "left" else at
            for line in placing.broken(row.words, room / BOLD):
                self.word(at, y + HEAD / 2, line, row.colour, side=side, bold=True, tips=row._asdict())
                y += HEAD
        return y

    def _poles(self, rows: pd.DataFrame, top: float, bottom: float) -> None:
        """Draw upright lines, each from its words, or from the ``top`` if it has none."""
        began = {word["cite"]: word["y"] - HEAD / 2 for word in reversed(self.words) if word["bold"]}
        for row in each(rows):
            y = max(top, began.get(row.cite, top)) if row.words else top
            self.lines.append(
                {"x": row.first, "x2": row.first, "y": y, "y2": bottom, "colour": row.colour, "weight": 2}
            )
            if row.last > row.first:
                self._block(row.first, row.last, y, bottom, row.colour, 0.13)

    def _bands(self, rows: pd.DataFrame, top: float) -> float:
        """Draw bands, with their words inside, or under them on a leader; return where they end."""
        found = list(each(rows))
        if not found:
            return top
        lines = [self._inside(row) for row in found]
        bottom = top + max(BAND, 4 + placing.LINE * max(map(len, lines)))
        for row, said in zip(found, lines, strict=True):
            self._band(row, top, bottom)
            for number, line in enumerate(said):
                y = top + 2 + placing.LINE * (number + 0.5)
                self.word(self.time.at(row.first) + 5, y, line, INK.css, tips=row._asdict())
        return self._led([row for row, said in zip(found, lines, strict=True) if not said], bottom) + 5

    def _inside(self, row: Any) -> list[str]:
        """Return the words of a band in lines, if it is long enough for them."""
        room = self.time.at(row.last) - self.time.at(row.first) - 10
        lines = placing.broken(row.words, room) if row.words else []
        fit = len(lines) <= MOST and all(placing.width(line) <= room for line in lines)
        return lines if fit else []

    def _led(self, rows: list[Any], top: float) -> float:
        """Write words under a band, each at a leader from the start of its band; return where they end."""
        spots = [self.time.at(row.first) + 0.5 for row in rows]
        marks = [Mark(spot, spot, row.words) for spot, row in zip(spots, rows, strict=True)]
        places, height = placing.place(marks, self.time.width)
        for row, place in zip(rows, places, strict=True):
            ends = {"x": row.first, "x2": row.first, "y": top, "y2": top + place.middle + 5}
            self.lines.append(ends | {"colour": MUTED.css, "weight": 1})
            near = -5 if place.side == "left" else 5
            for number, line in enumerate(place.lines):
                y = top + place.middle + number * placing.LINE
                self.word(place.at + near, y, line, INK.css, side=place.side, tips=row._asdict())
        return top + height

    def _band(self, row: Any, top: float, bottom: float) -> None:
        """Draw a band, which fades from the day ``fades`` on, and keep a thin gap to the next."""
        left, right = self.time.at(row.first), self.time.at(row.last) - 1.5
        full = min(self.time.at(row.fades), right - 3 * FADE) if row.fades else right
        self._piece(row, left, full, top, bottom, 1)
        step = (right - full) / 3
        for number, opacity in enumerate((0.7, 0.45, 0.2)) if row.fades else ():
            self._piece(row, full + number * step, full + (number + 1) * step, top, bottom, opacity)

    def _piece(self, row: Any, left: float, right: float, top: float, bottom: float, opacity: float) -> None:
        self._block(
            self.time.moment(left), self.time.moment(right), top, bottom, LINE.css, opacity, row._asdict()
        )

    def _block(self, x: str, x2: str, y: float, y2: float, colour: str, opacity: float,
               tips: dict[str, Any] | None = None) -> None:  # fmt: skip
        self.blocks.append(
            (tips or {}) | {"x": x, "x2": x2, "y": y, "y2": y2, "colour": colour, "opacity": opacity}
        )

    def _line(self, left: float, right: float, y: float) -> None:
        ends = {"x": self.time.moment(left), "x2": self.time.moment(right)}
        self.lines.append(ends | {"y": y, "y2": y, "colour": LINE.css, "weight": 1})

    def word(self, at: float, y: float, text: str, colour: str, *, side: str = "left", bold: bool = False,
              tips: dict[str, Any] | None = None) -> None:  # fmt: skip
        """Write a line that begins ``at`` a place, or ends there if its ``side`` is *right*."""
        look = {
            "x": self.time.moment(at),
            "y": y,
            "text": text,
            "side": side,
            "colour": colour,
            "bold": bold,
        }
        kept = {key: (tips or {}).get(key, value) for key, value in (("stated", True), ("cite", ""))}
        self.words.append(kept | look)
