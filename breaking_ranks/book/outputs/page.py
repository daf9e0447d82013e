"""What a chapter puts on its page: figures, tables and bound numbers, each with what it rests on."""

from functools import cached_property

import pandas as pd

from ...store.project import Project
from ..look import theme
from ..look.canvas import Canvas
from ..look.codes import Codes
from .figure import ChartFunction, Figure, drawable, fitted, nothing, svg
from .lists import Lists, listed
from .number import Bound, rounded, spell
from .table import Table
from .titles import Titles


class Page:
    """The page of a chapter that reads ``project``.

    Which tables a chapter uses is found, not typed. The project notes each table that is asked for; every
    figure, table and bound number leaves the kernel with that note as the metadata of its output; the tables
    of a chapter are all that its outputs name. A table that no output followed is not counted: nothing on the
    page can come from it. As the note only grows while a notebook runs, it is exact for the chapter and an
    upper bound for one figure.
    """

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def _codes(self) -> Codes:
        return Codes(self._project.corpus())

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self._project)

    def figure(self, draw: ChartFunction, data: pd.DataFrame, *, name: str, caption: str, alt: str,
               columns: str, n: int, title: str = "",
               choices: pd.DataFrame | None = None) -> Figure:  # fmt: skip
        """Draw ``data`` with ``draw`` for a wide and for a narrow page.

        ``draw`` takes the rows and a canvas and gives a chart. ``title`` is plain text that states what the
        figure shows, its numbers made from the data (``f"…{words}…"``). ``columns`` are those of ``data``
        that a reader gets (table, CSV, description), separated by spaces, as ``Titles`` names them.
        ``choices`` are the rows that ``draw`` gets where the reader of the live figure may choose: those of
        every choice, of which ``data`` are the first.
        ``n`` is what was counted; it stands where the caption has ``{n}``. ``ValueError`` if it has none.
        Where ``data`` has no row, the drawing says so: a corpus need not have what every chapter asks for.
        """
        if "{n}" not in caption:
            raise ValueError(f"{name}: the caption does not say n")
        theme.register_fonts()
        data = rounded(data)
        drawn = data if choices is None else rounded(choices)
        draw, rows = (draw, drawable(drawn)) if len(drawn) else (nothing, drawn)
        wide, narrow = (
            fitted(draw, rows, Canvas(width, self._codes), self._titles)
            for width in (theme.WIDE, theme.NARROW)
        )
        shown = self._titles.in_words(data[columns.split()].reset_index(drop=True))
        drawing = svg(wide[1], f"{name}-wide", alt)
        return Figure(
            name=name, title=title, caption=caption.replace("{n}", f"{n:,}"), alt=alt, data=shown,
            wide=drawing, narrow=svg(narrow[1], f"{name}-narrow", alt),
            printed=self._codes.palette.printed(drawing),
            wide_spec=wide[0], narrow_spec=narrow[0], rests_on=self._project.asked(),
        )  # fmt: skip

    def table(self, data: pd.DataFrame, *, name: str, caption: str, folded: bool = False) -> Table:
        """Return ``data`` as a table with ``caption`` and the anchor ``name``.

        A ``folded`` table is closed on a screen until a reader opens it.
        """
        return Table(
            name=name, caption=caption, data=rounded(data), rests_on=self._project.asked(), folded=folded
        )

    def lists(self, data: pd.DataFrame, heads: list[tuple[str, str, str]], *, name: str, title: str,
              caption: str) -> Lists:  # fmt: skip
        """Return statements as lists side by side, numbered among the figures.

        ``data`` has the columns ``where topic statement places differs``; each of ``heads`` is a value of
        ``where``, the words over its list, and the article whose colour it has, or an empty string.
        """
        shown = data.assign(where=data["where"].map({key: words for key, words, _ in heads}))
        shown = shown[["where", "topic", "statement", "places", "differs"]]
        return Lists(
            name=name, title=title, caption=caption.replace("{n}", f"{len(data):,}"),
            lists=listed(data, heads, self._codes), shown=self._titles.in_words(shown),
            rests_on=self._project.asked(),
        )  # fmt: skip

    def bind(self, **values: int | float | str) -> None:
        """Make each value known to the prose of the chapter as ``{glue:text}`name```.

        Integers are written with thousands separated, floats with two decimals, strings as they
        are. The text is made here: a NumPy float formatted by the page leaves a blank.
        """
        from myst_nb import glue  # here: it brings all of Sphinx, which figures and tables do without

        for name, value in values.items():
            glue(name, Bound(spell(value), self._project.asked()), display=False)
