"""Sentence sentiment against 20 raters: snippets of New York Times editorials (Hutto and Gilbert 2014)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from breaking_ranks.text.defaults import default_lexicons
from breaking_ranks.text.lexicons import Instrument, Scored

from . import measure
from .measure import Values

DATA = "NYT editorial snippets (Hutto and Gilbert 2014), one half of the editorials"
NAMES: dict[Instrument, str] = {
    "vader": "VADER", "hu_liu": "Hu and Liu", "afinn": "AFINN", "mean": "mean of the three lexicons"
}  # fmt: skip
GOLD_CUT = 0.5  # a mean rating within this of 0, on a scale from -4 to 4, is neutral
NOTE = "Interval over editorials"


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield Pearson's r and the macro F1 of each lexicon and of their mean, from ``folder``/dev.tsv."""
    editorials, ratings, texts = _read(folder / "dev.tsv")
    scored = [Scored(text, default_lexicons()) for text in texts]
    for name in NAMES:
        scores = np.array([getattr(text, name) for text in scored])
        yield from measure.rows(
            NAMES[name], DATA, {"Pearson r": measure.pearson}, ratings, scores, editorials, NOTE
        )
        yield from measure.rows(
            NAMES[name], DATA, {"macro F1": measure.macro_f1},
            measure.classes(ratings, GOLD_CUT), measure.classes(scores, measure.SCORE_CUT), editorials,
            f"{NOTE}; ratings within {GOLD_CUT} of 0 are neutral",
        )  # fmt: skip


def _read(file: Path) -> tuple[Values, Values, list[str]]:
    """Return each snippet's editorial, mean rating and text."""
    found = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    editorials = [row[0].rsplit("_", 1)[0] for row in found]
    return np.array(editorials), np.array([float(row[1]) for row in found]), [row[2] for row in found]
