"""Find out how a table fits the page: widths of columns, size of type, upright or on its side."""

import re
from dataclasses import dataclass

PROSE, UPRIGHT, SIDEWAYS = 368.0, 459.0, 685.0
SIZE, SMALL, LEAST = 8.5, 7.5, 6.0
_CHARACTER = 0.51 * SIZE
_GAP = 10.0
_BOLD = 1.06
_BOX = 12.0
_LONGEST_WORD = 22
_BREAKS = re.compile(r"\s+|(?<=[^\W\d])[/-](?=[^\W\d])")


@dataclass(frozen=True)
class Column:
    """The widths in points, at the usual size of type, that a column needs and that it would like.

    ``weight`` grows with the amount of text: how much of the spare room the column gets.
    """

    needs: float
    likes: float
    weight: float
    number: bool


@dataclass(frozen=True)
class Layout:
    """How a table is set. ``place`` is ``prose`` (that column's width), ``wide`` or ``sideways``."""

    columns: list[str]
    size: float
    place: str


def measure(cells: list[str], number: bool) -> Column:
    """Return the column of ``cells``, the head first. The head of a column of numbers may be broken."""
    head, *below = ([_width(word) for word in _BREAKS.split(cell)] for cell in cells)
    lines = [[width * _BOLD for width in head], *below]
    word = min(max(map(max, lines)), _LONGEST_WORD)
    longest = max(map(_line, below if number and below else lines))
    needs = max(word, longest) if number else word
    weight = sum(map(len, cells)) ** 0.5 + 1
    return Column(needs * _CHARACTER + _GAP, max(longest, needs) * _CHARACTER + _GAP, weight, number)


def _width(word: str) -> float:
    """Return the width of a word in characters; a Chinese one is as wide as two others."""
    return len(word) + float(sum(char >= "\u2e80" for char in word))


def _line(words: list[float]) -> float:
    return sum(words) + len(words) - 1


def layout(columns: list[Column], *, boxed: bool = False) -> Layout:
    """Return the layout of a table with these ``columns``; one in a box keeps to the prose's width.

    The type is made a little smaller before the page is turned. A ``size`` under ``LEAST`` means
    that the table fits no page.
    """
    needs = sum(c.needs for c in columns)
    if sum(c.likes for c in columns) <= PROSE:
        return Layout(["auto"] * len(columns), SIZE, "prose")
    if boxed:
        return _scaled(columns, PROSE - _BOX, "prose")
    if needs <= UPRIGHT * SIZE / SMALL:
        return _scaled(columns, UPRIGHT, "wide")
    return _scaled(columns, SIDEWAYS, "sideways")


def _scaled(columns: list[Column], room: float, place: str) -> Layout:
    scale = min(1.0, room / sum(c.needs for c in columns))
    if sum(c.likes for c in columns) <= room:
        return Layout(["auto"] * len(columns), SIZE, place)
    return Layout(
        [f"{width:.0f}fr" for width in _share(columns, room / scale)], round(SIZE * scale, 1), place
    )


def _share(columns: list[Column], room: float) -> list[float]:
    """Give every column what it needs, then what is left to those that would like more."""
    given = {id(c): c.needs for c in columns}
    spare = room - sum(given.values())
    wanting = sorted(columns, key=lambda c: (c.likes - c.needs) / c.weight)
    for place, column in enumerate(wanting):
        weights = sum(c.weight for c in wanting[place:])
        more = min(column.likes - column.needs, spare * column.weight / weights)
        given[id(column)] += more
        spare -= more
    return [given[id(c)] for c in columns]
