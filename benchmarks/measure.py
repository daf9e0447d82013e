"""Figures of merit, with intervals from a bootstrap over whole documents."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from breaking_ranks.analysis import statistics

Values = npt.NDArray[Any]
Measure = Callable[[Values, Values], float]

SCORE_CUT = 0.05  # from here on VADER's authors call a score positive or negative


def rows(
    instrument: str,
    data: str,
    measures: dict[str, Measure],
    truth: Values,
    guess: Values,
    groups: Values,
    note: str,
) -> Iterator[dict[str, Any]]:
    """Yield a row of ``measurements`` for each of ``measures``.

    ``truth``, ``guess`` and ``groups`` have one entry for each sentence or target; ``groups`` says to
    which document it belongs. The interval is the 95 % percentile interval over documents drawn with
    replacement, with the same seed always.
    """
    lows, highs = statistics.of_resamples(
        groups, lambda drawn: [measure(truth[drawn], guess[drawn]) for measure in measures.values()]
    )
    for (name, measure), low, high in zip(measures.items(), lows, highs, strict=True):
        yield {
            "instrument": instrument, "data": data, "measure": name, "value": measure(truth, guess),
            "low": float(low), "high": float(high), "n": len(truth), "note": note,
        }  # fmt: skip


def pearson(truth: Values, guess: Values) -> float:
    """Return Pearson's correlation."""
    return float(np.corrcoef(truth, guess)[0, 1])


def macro_f1(truth: Values, guess: Values) -> float:
    """Return the macro F1 of ``classes``: 0, 1 and 2."""
    return statistics.macro_f1(truth, guess, range(3))


def classes(scores: Sequence[float] | Values, cut: float) -> Values:
    """Return 0 for a score below ``-cut``, 2 from ``cut`` on, else 1."""
    return np.digitize(scores, [-cut, cut])
