"""Turn an Altair chart into a figure of the book: drawing, caption, description, data and spec."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from . import theme
from .grids import grid

MIME = "application/vnd.breaking-ranks.figure+json"

ChartFunction = Callable[[pd.DataFrame, int], alt.TopLevelMixin]


@dataclass(frozen=True)
class Figure:
    """A finished figure. ``_repr_mimebundle_`` hands it to JupyterLab and to the book alike.

    ``name`` is its anchor, ``caption`` says measure, unit, n and source, ``alt`` what the
    picture shows in one sentence, ``data`` are the rows that were drawn (columns in words).
    """

    name: str
    caption: str
    alt: str
    data: pd.DataFrame
    wide: str
    narrow: str
    wide_spec: dict[str, Any] = field(repr=False)
    narrow_spec: dict[str, Any] = field(repr=False)

    @property
    def description(self) -> str:
        """The long description: what is drawn, then every row in words."""
        rows = [
            "; ".join(f"{name}: {value}" for name, value in row.items() if pd.notna(value) and value != "")
            for row in self.data.to_dict("records")
        ]
        return f"{self.alt} The figure draws {len(rows)} rows. " + " — ".join(rows) + "."

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {
            "text/html": f"<figure>{self.wide}<figcaption>{html.escape(self.caption)}</figcaption></figure>",
            "image/svg+xml": theme.literal(self.wide),
            "text/plain": f"Figure {self.name}: {self.caption}",
            MIME: {
                "name": self.name,
                "caption": self.caption,
                "alt": self.alt,
                "description": self.description,
                "wide": self.wide,
                "narrow": self.narrow,
                "print": theme.literal(self.wide),
                "specs": {"wide": self.wide_spec, "narrow": self.narrow_spec},
                "table": grid(self.data),
                "csv": self.data.to_csv(index=False, lineterminator="\n"),
            },
        }


def figure(draw: ChartFunction, data: pd.DataFrame, *, name: str, caption: str, alt: str,
           shown: pd.DataFrame | None = None) -> Figure:  # fmt: skip
    """Draw ``data`` with ``draw`` for a wide and for a narrow page.

    ``draw`` takes the rows and a width in pixels and gives a chart; ``shown`` are the rows as
    a reader gets them (table, CSV, description) where ``data`` carries columns only for drawing.
    """
    theme.register_fonts()
    wide, narrow = (_fitted(draw, data, width) for width in (theme.WIDE, theme.NARROW))
    return Figure(
        name=name, caption=caption, alt=alt, data=data if shown is None else shown,
        wide=svg(wide, f"{name}-wide", alt), narrow=svg(narrow, f"{name}-narrow", alt),
        wide_spec=wide, narrow_spec=narrow,
    )  # fmt: skip


def _fitted(draw: ChartFunction, data: pd.DataFrame, width: int) -> dict[str, Any]:
    """Return the spec whose drawing, labels and legend included, comes nearest to ``width``.

    A chart's width counts its plot alone, and how much the words beside it take is known only
    when they are drawn: what the first drawing misses by is given to the second.
    """
    first = _styled(draw(data, width).to_dict())
    missed = width - _width(first)
    second = _styled(draw(data, width + missed).to_dict())
    return min(first, second, key=lambda spec: abs(width - _width(spec)))


def _width(spec: dict[str, Any]) -> int:
    """Return how many pixels the drawing of ``spec`` is wide."""
    return int(re.search(r'\bwidth="(\d+)', vl_convert.vegalite_to_svg(json.dumps(spec)))[1])


def _styled(spec: dict[str, Any]) -> dict[str, Any]:
    """Return ``spec`` with the book's configuration under its own."""
    return {**spec, "config": theme.config()}


def svg(spec: dict[str, Any], prefix: str, alt: str) -> str:
    """Return the finished Vega-Lite ``spec`` drawn as SVG, labelled for screen readers.

    Ids are made from ``prefix``: vl-convert counts them through the whole process, so the same
    chart would differ from build to build.
    """
    drawn = vl_convert.vegalite_to_svg(json.dumps(spec))
    for number, old in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', drawn))):
        drawn = re.sub(rf'(id="|url\(#|href="#){re.escape(old)}(?=["\)])', rf"\g<1>{prefix}-{number}", drawn)
    label = html.escape(alt, quote=True)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
