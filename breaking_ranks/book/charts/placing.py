"""Where the words of a calendar stand: beside their mark, no two over each other, none outside the plot."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

SIZE = 12  # of the letters, in pixels
LINE = 15  # from line to line
UNDER = "under"  # a mark, where words stand that fit on no side of it
GAP = 9  # between a mark and its words, and between what stands side by side

# widths in hundredths of the size, a little above those of the font
_WIDTHS = {26: " \u00a0',.:;Iijl|’", 33: "!()-[]f", 39: "/rt", 44: "*?sz“”", 48: '"cvxy',
           53: "#$+0123456789<=>FJLVXY_aegk–",
           59: "ACEPRSTZbdhnopqu¶", 66: "&BDGKHNOQUw", 80: "M%W", 86: "@m"}  # fmt: skip
_WIDTH = {letter: width / 100 for width, letters in _WIDTHS.items() for letter in letters}


def width(text: str, size: float = SIZE) -> float:
    """Return about how many pixels a line takes, not less than it does."""
    return size * sum(_WIDTH.get(letter, 1.0) for letter in text)


@dataclass(frozen=True)
class Mark:
    """A mark from ``left`` to ``right``, in pixels, and its ``words``, empty where it has none."""

    left: float
    right: float
    words: str = ""


@dataclass(frozen=True)
class Place:
    """Where a mark and its words stand.

    ``middle`` is the height of the mark and of the first line, ``lines`` are the words, which begin or end at
    ``at``: they stand to the right of it (``side`` is *left*, as a text is aligned) or to the left (*right*).
    """

    middle: float
    lines: list[str]
    at: float
    side: str


@dataclass
class _Row:
    height: float
    taken: list[tuple[float, float]] = field(default_factory=list)

    def free(self, left: float, right: float) -> bool:
        return all(right + GAP <= a or b + GAP <= left for a, b in self.taken)


def place(marks: Sequence[Mark], room: float, small: float = 7.4) -> tuple[list[Place], float]:
    """Return a place for each mark in as few rows as it takes, first come first served, and their height.

    Words stand at the right of a mark in the left half of the ``room`` and else at its left, where they fit;
    words that fit on neither side stand under a mark that is as long, and else are broken into lines on the
    wider side. A row without words is ``small`` high.
    """
    rows: list[_Row] = []
    found: dict[int, tuple[_Row, list[str], float, str]] = {}
    order = sorted(range(len(marks)), key=lambda i: (not marks[i].words, marks[i].left, marks[i].right))
    for i in order:
        mark = marks[i]
        ways = _ways(mark, room)
        row, (side, lines) = next(
            ((row, way) for row in rows for way in ways if _fits(row, mark, *way)), (None, ways[0])
        )
        if row is None:
            row = _Row(LINE * len(lines) if mark.words else small)
            rows.append(row)
        row.taken.append(_extent(mark, side, lines))
        at = {"left": mark.right + GAP, "right": mark.left - GAP, UNDER: mark.left}[side]
        found[i] = (row, lines, at, "right" if side == "right" else "left")
    tops, total = {}, 0.0
    for row in rows:
        tops[id(row)] = total
        total += row.height
    places = [
        Place(tops[id(row)] + min(row.height, LINE) / 2, lines, at, side)
        for row, lines, at, side in (found[i] for i in range(len(marks)))
    ]
    return places, total


def _ways(mark: Mark, room: float) -> list[tuple[str, list[str]]]:
    """Return the ways to write the words of a mark: side and lines, the best first."""
    if not mark.words:
        return [("left", [])]
    spaces = {"left": room - mark.right - GAP, "right": mark.left - GAP}
    sides = ["left", "right"] if mark.left + mark.right < room else ["right", "left"]
    one = [(side, [mark.words]) for side in sides if width(mark.words) <= spaces[side]]
    if not one and width(mark.words) <= mark.right - mark.left:
        return [(UNDER, ["", mark.words])]
    return one or [(wider := max(sides, key=spaces.__getitem__), broken(mark.words, spaces[wider]))]


def broken(words: str, room: float, size: float = SIZE) -> list[str]:
    """Return ``words`` in lines of at most ``room`` pixels; one word that is longer keeps its line."""
    for letters in range(len(words), 3, -1):
        lines = textwrap.wrap(words, letters, break_long_words=False, break_on_hyphens=False)
        if all(width(line, size) <= room for line in lines):
            return lines
    return textwrap.wrap(words, 4, break_long_words=False, break_on_hyphens=False)


def _fits(row: _Row, mark: Mark, side: str, lines: list[str]) -> bool:
    return LINE * (len(lines) - 1) < row.height and row.free(*_extent(mark, side, lines))


def _extent(mark: Mark, side: str, lines: list[str]) -> tuple[float, float]:
    """Return from where to where a mark and its words reach."""
    long = 0 if side == UNDER else max((width(line) + GAP for line in lines), default=0)
    return (mark.left - long, mark.right) if side == "right" else (mark.left, mark.right + long)
