"""Turn an Altair chart into a figure of the book: drawing, caption, description, data and spec."""

import datetime
import html
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from ..look import theme
from ..payload import FigurePayload
from . import description
from .number import rounded
from .table import grid

WORDS = {
    "label": "Article",
    "n": "Sentences",
    "low": "From",
    "high": "To",
    "voice_label": "Voice",
    "kind_label": "Kind",
    "named": "Named",
    "frame_label": "Frame",
    "target_label": "Target",
    "tone_label": "Tone",
    "variable_label": "Variable",
    "sentence_by": "Speaker of the sentence",
    "stage_label": "Stage",
    "first": "Earliest day",
    "last": "Latest day",
    "f1": "F1",
    "name": "Who",
    "who": "Who",
    "basis": "Date is",
    "layer": "Layer",
    "z": "z",
    "r": "r",
    "where": "Part of the article",
    "least": "Years, at least",
    "most": "Years, at most",
    "count": "Count",
    "others": "Count in the others",
    "word_share": "Share of words",
    "agree": "Share that agrees",
    "seen": "Sentences where both see it",
    "seen_alpha": "Alpha where both see it",
    "seen_low": "From, where both see it",
    "seen_high": "To, where both see it",
    "seen_agree": "Share that agrees where both see it",
    "rate": "Per 1,000 words",
}


@dataclass(frozen=True)
class Figure:
    """A finished figure. ``_repr_mimebundle_`` hands it to JupyterLab and to the book alike.

    ``name`` is its anchor, ``caption`` says measure, unit, n and source, ``alt`` what the
    picture shows in one sentence, ``data`` are the rows that were drawn (columns in words),
    ``rests_on`` names the tables from which they may come.
    """

    name: str
    caption: str
    alt: str
    data: pd.DataFrame
    wide: str
    narrow: str
    wide_spec: dict[str, Any] = field(repr=False)
    narrow_spec: dict[str, Any] = field(repr=False)
    rests_on: list[str] = field(repr=False)

    @property
    def description(self) -> str:
        """What is drawn and where its numbers end; ``rows`` has what lies between."""
        return f"{self.alt} {description.summary(self.data)}"

    @property
    def payload(self) -> FigurePayload:
        """What the pages get."""
        return FigurePayload(
            name=self.name, caption=self.caption, alt=self.alt, description=self.description,
            rows=description.rows(self.data), wide=self.wide, narrow=self.narrow,
            print=theme.literal(self.wide), specs={"wide": self.wide_spec, "narrow": self.narrow_spec},
            table=grid(self.data), csv=self.data.to_csv(index=False, lineterminator="\n"),
        )  # fmt: skip

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        forms = {
            "text/html": f"<figure>{self.wide}<figcaption>{html.escape(self.caption)}</figcaption></figure>",
            "image/svg+xml": theme.literal(self.wide),
            "text/plain": f"Figure {self.name}: {self.caption}",
            FigurePayload.MIME: self.payload.to_json(),
        }
        return forms, {"tables": self.rests_on}


def in_words(data: pd.DataFrame) -> pd.DataFrame:
    """Return ``data`` with its columns named as a reader names them."""
    return data.rename(columns=lambda column: WORDS.get(column, column.replace("_", " ").capitalize()))


def drawable(data: pd.DataFrame) -> pd.DataFrame:
    """Return ``data`` with days written out, since a specification is JSON and knows no dates."""
    days = [c for c in data.columns if data[c].map(lambda value: isinstance(value, datetime.date)).any()]
    return data.assign(
        **{c: data[c].map(lambda d: d.isoformat() if isinstance(d, datetime.date) else "") for c in days}
    )


def _without_gaps(part: Any) -> Any:
    """Return a part of a specification with every NaN as ``None``: JSON has no NaN."""
    if isinstance(part, dict):
        return {key: _without_gaps(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_without_gaps(value) for value in part]
    return None if isinstance(part, float) and math.isnan(part) else part


def fitted(
    draw: Callable[[pd.DataFrame, int], alt.TopLevelMixin], data: pd.DataFrame, width: int
) -> tuple[dict[str, Any], str]:
    """Return the spec whose drawing, labels included, comes nearest to ``width``, and that drawing.

    A chart's width counts its plot alone, and how much the words beside it take is known only
    when they are drawn: what the first drawing misses by is given to the second.
    """
    first = _drawn(draw(data, width))
    missed = width - _width(first[1])
    second = _drawn(draw(data, width + missed)) if missed else first
    return min(first, second, key=lambda found: abs(width - _width(found[1])))


def _drawn(chart: alt.TopLevelMixin) -> tuple[dict[str, Any], str]:
    """Return the styled Vega-Lite spec of ``chart`` and its drawing as SVG."""
    spec = _styled(chart.to_dict())
    return spec, vl_convert.vegalite_to_svg(json.dumps(spec))


def _width(drawing: str) -> int:
    """Return how many pixels an SVG is wide."""
    return int(re.findall(r'\bwidth="(\d+)', drawing)[0])


def _styled(spec: dict[str, Any]) -> dict[str, Any]:
    """Return ``spec`` with the book's configuration under its own."""
    return {**_without_gaps(rounded(spec)), "config": theme.config()}


def svg(drawing: str, prefix: str, alt: str) -> str:
    """Return the ``drawing`` of vl-convert labelled for screen readers, with ids of its own.

    Ids are made from ``prefix``: vl-convert counts them through the whole process, so the same
    chart would differ from build to build.
    """
    for number, old in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', drawing))):
        drawing = re.sub(
            rf'(id="|url\(#|href="#){re.escape(old)}(?=["\)])', rf"\g<1>{prefix}-{number}", drawing
        )
    label = html.escape(alt, quote=True)
    return drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
