"""Turn an Altair chart into a figure of the book: drawing, caption, description, data and spec."""

import datetime
import html
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from ..look import theme
from ..look.canvas import Canvas
from ..look.palette import literal
from ..payload import FigurePayload
from . import description
from .number import rounded
from .table import grid
from .titles import Titles

ChartFunction = Callable[[pd.DataFrame, Canvas], alt.TopLevelMixin]


_VIEW = re.compile(r"view_[0-9a-f]{16}(?:_\d+)?")
_PLACES, _DIGITS = re.compile(r' (?:d|transform|[xy]2?)="[^"]*"'), re.compile(r"(\.\d)\d+")
_FOR_READERS = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')


@dataclass(frozen=True)
class Figure:
    """A finished figure. ``_repr_mimebundle_`` hands it to JupyterLab and to the book alike.

    ``name`` is its anchor, ``title`` states what it shows, ``caption`` says what is drawn, unit, n and
    source, ``alt`` what the picture shows in one sentence, ``data`` are the rows that were drawn (columns in
    words), ``printed`` is the wide drawing in the colours of paper, ``rests_on`` names the tables from which
    they may come.
    """

    name: str
    title: str
    caption: str
    alt: str
    data: pd.DataFrame
    wide: str
    narrow: str
    printed: str = field(repr=False)
    wide_spec: dict[str, Any] = field(repr=False)
    narrow_spec: dict[str, Any] = field(repr=False)
    rests_on: list[str] = field(repr=False)

    @property
    def description(self) -> str:
        """What is drawn and where its numbers end; ``groups`` has what lies between."""
        return f"{self.alt} {description.summary(self.data)}"

    @property
    def payload(self) -> FigurePayload:
        """What the pages get."""
        return FigurePayload(
            name=self.name, title=self.title, caption=self.caption, alt=self.alt,
            description=self.description, groups=description.groups(self.data),
            wide=self.wide, narrow=self.narrow, print=self.printed,
            specs={"wide": self.wide_spec, "narrow": self.narrow_spec},
            table=grid(self.data), csv=self.data.to_csv(index=False, lineterminator="\n"),
        )  # fmt: skip

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        forms = {
            "text/html": f"<figure><figcaption><b>{html.escape(self.title)}</b></figcaption>{self.wide}"
            f"<p>{html.escape(self.caption)}</p></figure>",
            "image/svg+xml": literal(self.wide),
            "text/plain": f"Figure {self.name}: {self.title}. {self.caption}",
            FigurePayload.MIME: self.payload.to_json(),
        }
        return forms, {"tables": self.rests_on}


def drawable(data: pd.DataFrame) -> pd.DataFrame:
    """Return ``data`` with days written out, since a specification is JSON and knows no dates."""
    days = [c for c in data.columns if data[c].map(lambda value: isinstance(value, datetime.date)).any()]
    return data.assign(
        **{c: data[c].map(lambda d: d.isoformat() if isinstance(d, datetime.date) else "") for c in days}
    )


def nothing(_: pd.DataFrame, canvas: Canvas) -> alt.Chart:
    """Draw that there is no row to draw."""
    said = alt.Chart(alt.InlineData([{}])).mark_text(text="There is nothing to draw.")
    return said.properties(width=canvas.plot(0), height=40)


def _without_gaps(part: Any) -> Any:
    """Return a part of a specification with every NaN as ``None``: JSON has no NaN."""
    if isinstance(part, dict):
        return {key: _without_gaps(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_without_gaps(value) for value in part]
    return None if isinstance(part, float) and math.isnan(part) else part


def fitted(
    draw: ChartFunction, data: pd.DataFrame, canvas: Canvas, titles: Titles
) -> tuple[dict[str, Any], str]:
    """Return the spec whose drawing, labels included, comes nearest to ``canvas`` in width, and the drawing.

    A chart's width counts its plot alone, and how much the words beside it take is known only when they are
    laid out: what the first layout misses by is given to the drawing. Vega's own fit would lose the legends
    that a chart places itself. Altair holds the first spec against its schema; the second differs in numbers.
    """
    first = _styled(draw(data, canvas).to_dict(), titles)
    missed = canvas.width - vl_convert.vegalite_to_scenegraph(json.dumps(first))["width"]
    wider = replace(canvas, width=canvas.width + missed)
    second = _styled(draw(data, wider).to_dict(validate=False), titles) if missed else first
    drawing = _drawn(second)
    if 0 < abs(missed) <= abs(canvas.width - _width(drawing)):
        return first, _drawn(first)
    return second, drawing


def _drawn(spec: dict[str, Any]) -> str:
    """Return the drawing of a specification as SVG, without links: it is one image, and holds none."""
    return vl_convert.vegalite_to_svg(json.dumps(_without_links(spec)))


def _without_links(part: Any) -> Any:
    """Return a part of a specification without the channel by which its marks lead somewhere."""
    if isinstance(part, dict):
        return {
            key: _without_links(value) for key, value in part.items() if key not in ("href", "datasets")
        } | ({"datasets": part["datasets"]} if "datasets" in part else {})
    return [_without_links(value) for value in part] if isinstance(part, list) else part


def _width(drawing: str) -> int:
    """Return how many pixels an SVG is wide."""
    return int(re.findall(r'\bwidth="(\d+)', drawing)[0])


def _styled(spec: dict[str, Any], titles: Titles) -> dict[str, Any]:
    """Return ``spec`` with the book's configuration under its own, the fields of its tips named."""
    return {**titles.in_tips(_without_gaps(rounded(_with_plain_views(spec)))), "config": theme.config()}


def _with_plain_views(spec: dict[str, Any]) -> dict[str, Any]:
    """Return ``spec`` with its views numbered: Altair names them after what pandas prints."""
    text = json.dumps(spec)
    for number, name in enumerate(dict.fromkeys(_VIEW.findall(text))):
        text = text.replace(name, f"view_{number}")
    return json.loads(text)


def svg(drawing: str, prefix: str, alt: str) -> str:
    """Return the ``drawing`` of vl-convert labelled for screen readers, with ids of its own.

    Ids are made from ``prefix``: vl-convert counts them through the whole process, so the same
    chart would differ from build to build. What Vega says of each mark is left out: the drawing is one image,
    nobody hears what is inside, and it is half of what a page weighs. Places keep one digit
    behind the point, for the same reason.
    """
    for number, old in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', drawing))):
        drawing = re.sub(
            rf'(id="|url\(#|href="#){re.escape(old)}(?=["\)])', rf"\g<1>{prefix}-{number}", drawing
        )
    drawing = _PLACES.sub(lambda place: _DIGITS.sub(r"\1", place[0]), drawing)
    root, inside = drawing.split(">", 1)
    drawing = f"{root}>{_FOR_READERS.sub('', inside)}"
    label = html.escape(alt, quote=True)
    return drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
