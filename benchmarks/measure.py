"""Figures of merit, with intervals from a bootstrap over whole documents."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from breaking_ranks.analysis.bootstrap import resamples

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
    drawn = resamples(groups)
    for name, measure in measures.items():
        values = [measure(truth[d], guess[d]) for d in drawn]
        low, high = np.percentile(values, [2.5, 97.5])
        yield {
            "instrument": instrument, "data": data, "measure": name, "value": measure(truth, guess),
            "low": float(low), "high": float(high), "n": len(truth), "note": note,
        }  # fmt: skip


def pearson(truth: Values, guess: Values) -> float:
    """Return Pearson's correlation."""
    return float(np.corrcoef(truth, guess)[0, 1])


def macro_f1(truth: Values, guess: Values) -> float:
    """Return the plain mean of the F1 of each of the three classes 0, 1 and 2."""
    hits = [int(((truth == k) & (guess == k)).sum()) for k in range(3)]
    sizes = [int((truth == k).sum() + (guess == k).sum()) for k in range(3)]
    return float(np.mean([2 * hit / size if size else 0.0 for hit, size in zip(hits, sizes, strict=True)]))


def precision(truth: Values, guess: Values) -> float:
    """Return the share of sentences said to be positive that are."""
    return float((truth & guess).sum() / max(guess.sum(), 1))


def recall(truth: Values, guess: Values) -> float:
    """Return the share of positive sentences that were found."""
    return float((truth & guess).sum() / max(truth.sum(), 1))


def f1(truth: Values, guess: Values) -> float:
    """Return the F1 of yes."""
    return float(2 * (truth & guess).sum() / max(truth.sum() + guess.sum(), 1))


def classes(scores: Sequence[float] | Values, cut: float) -> Values:
    """Return 0 for a score below ``-cut``, 2 from ``cut`` on, else 1."""
    return np.digitize(scores, [-cut, cut])
