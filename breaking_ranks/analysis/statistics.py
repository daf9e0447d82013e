"""The statistics of the book: intervals by resampling, F1, Krippendorff's alpha, Student's t.

Every chapter, the command line and the benchmarks use these and no others. They take numbers and know no
table; what they are asked of stands in the module of the question.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Literal

import krippendorff
import numpy as np
import numpy.typing as npt
import pandas as pd

SEED = 20050629
DRAWS = 2000

Array = npt.NDArray[Any]
Numbers = npt.NDArray[np.float64]
Statistic = Callable[[Array], Any]
Level = Literal["nominal", "ordinal"]


def resamples(clusters: npt.ArrayLike, draws: int = DRAWS) -> list[Array]:
    """Return ``draws`` resamples as row numbers: all rows of each cluster drawn with replacement.

    ``clusters`` has for each row the key of its cluster. The seed is fixed: the same clusters give
    the same resamples.
    """
    keys = np.asarray(clusters)
    order = np.argsort(keys, kind="stable")
    members = np.split(order, np.unique(keys[order], return_index=True)[1][1:])
    return [np.concatenate([members[i] for i in chosen]) for chosen in _chosen(len(members), draws)]


@lru_cache(maxsize=16)
def _chosen(clusters: int, draws: int) -> Array:
    """Return which of so many clusters each draw takes, a row for each draw."""
    random = np.random.default_rng(SEED)
    return np.array([random.integers(clusters, size=clusters) for _ in range(draws)])


def sums(values: npt.ArrayLike, clusters: npt.ArrayLike, draws: int = DRAWS) -> Array:
    """Return, for each of the ``resamples``, the sum of its rows of ``values``: a row for each draw.

    For a statistic that rests on counts alone, such as alpha: all draws are summed at once.
    """
    names, where = np.unique(np.asarray(clusters), return_inverse=True)
    rows = np.asarray(values)
    totals = np.zeros((len(names), rows.shape[1]), dtype=rows.dtype)
    np.add.at(totals, where, rows)
    often = [np.bincount(chosen, minlength=len(names)) for chosen in _chosen(len(names), draws)]
    return np.array(often) @ totals


def percentiles(drawn: list[Any] | Array) -> tuple[Array, Array]:
    """Return the ends of the 95 % interval of a statistic from its value in each resample."""
    low, high = np.nanpercentile(drawn, [2.5, 97.5], axis=0)
    return low, high


def intervals(
    values: npt.ArrayLike, clusters: npt.ArrayLike, statistic: Statistic, draws: int = DRAWS
) -> tuple[Array, Array]:
    """Return the lower and upper ends of the 95 % percentile intervals of ``statistic``.

    ``values`` has a row for each sentence, ``clusters`` the cluster of each row (as a rule its paragraph,
    since sentences of a paragraph repeat each other); ``statistic`` takes rows and gives a number or an
    array of them. An interval tells how far a figure hangs on single paragraphs; it is no statement about
    other articles, and with fewer than about twenty clusters it tends to be too narrow.
    Source: Efron and Tibshirani's percentile bootstrap, over clusters (Cameron, Gelbach and Miller 2008).
    """
    rows = np.asarray(values, dtype=float)
    return of_resamples(clusters, lambda chosen: statistic(rows[chosen]), draws)


def of_resamples(clusters: npt.ArrayLike, statistic: Statistic, draws: int = DRAWS) -> tuple[Array, Array]:
    """Return the same as ``intervals`` for a ``statistic`` that takes the numbers of the rows drawn."""
    return percentiles([statistic(chosen) for chosen in resamples(clusters, draws)])


def interval(
    values: npt.ArrayLike, clusters: npt.ArrayLike, statistic: Statistic = np.mean, draws: int = DRAWS
) -> tuple[float, float]:
    """Return the 95 % interval of a ``statistic`` that gives one number; the rest as ``intervals``."""
    low, high = intervals(values, clusters, statistic, draws)
    return float(low), float(high)


def paragraphs(rows: pd.DataFrame) -> Array:
    """Return the cluster of each row that has ``article`` and ``paragraph``: the two as one string."""
    return (rows["article"].astype(str) + " " + rows["paragraph"].astype(str)).to_numpy(str)


def precision(true: Array, found: Array) -> float:
    """Return the share of those found that are true, both given as yes or no; 0 where none is found."""
    return float((true & found).sum() / max(found.sum(), 1))


def recall(true: Array, found: Array) -> float:
    """Return the share of those true that are found, both given as yes or no; 0 where none is true."""
    return float((true & found).sum() / max(true.sum(), 1))


def f1(true: Array, found: Array) -> float:
    """Return the harmonic mean of ``precision`` and ``recall``; 0 where nothing is true or found."""
    return float(2 * (true & found).sum() / max(true.sum() + found.sum(), 1))


def macro_f1(true: Array, found: Array, classes: Sequence[int]) -> float:
    """Return the plain mean of the F1 of each of ``classes``."""
    return float(np.mean([f1(true == one, found == one) for one in classes]))


def alpha(codes: Array, values: int, level: Level = "nominal") -> float:
    """Return Krippendorff's alpha of ``codes``: a row per sentence, a column per sheet.

    Codes run from 0 to below ``values``; ``level`` is nominal or, for codes in order, ordinal.
    Source: Krippendorff (2018), as in the package *krippendorff*.
    """
    if len(np.unique(codes)) == 1:
        return 1.0
    return float(
        krippendorff.alpha(codes.T.astype(float), level_of_measurement=level, value_domain=range(values))
    )


def alphas(counts: np.ndarray, level: Level = "nominal") -> np.ndarray:
    """Return ``alpha`` of each of many tables of counts: rows the values of one sheet, columns of the other.

    The package computes one at a time, and an interval takes hundreds. Source: Krippendorff (2018), for two
    coders and no missing value.
    """
    pairs = counts + counts.swapaxes(1, 2)
    each = pairs.sum(axis=2)
    total = each.sum(axis=1)
    one, two = each[:, :, None], each[:, None, :]
    apart = np.broadcast_to(1 - np.eye(counts.shape[1]), pairs.shape)
    if level == "ordinal":
        upto = each.cumsum(axis=1)
        between = np.abs(upto[:, :, None] - upto[:, None, :]) + np.where(
            upto[:, :, None] > upto[:, None, :], two, one
        )
        apart = apart * (between - (one + two) / 2) ** 2
    expected = (one * two * apart).sum(axis=(1, 2))
    observed = (pairs * apart).sum(axis=(1, 2)) * (total - 1)
    return 1 - np.divide(observed, expected, out=np.zeros(len(counts)), where=expected > 0)


def student_p(differences: Numbers, bound: float) -> float:
    """Return the p-value of Student's test that the mean of ``differences`` is ``bound`` or more.

    Where all are alike there is nothing to estimate: 0 if they lie below the bound, else 1.
    """
    mean, spread = float(differences.mean()), float(differences.std(ddof=1))
    if spread == 0:
        return float(mean >= bound)
    return student_cdf((mean - bound) * math.sqrt(len(differences)) / spread, len(differences) - 1)


def student_cdf(t: float, freedom: int) -> float:
    """Return the probability that Student's t with whole degrees of ``freedom`` is ``t`` or less.

    Source: the finite sums 26.7.3 and 26.7.4 of Abramowitz and Stegun (1964).
    """
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    total = 0.0
    for step in range(2 if odd else 1, freedom, 2):
        total += term
        term *= step / (step + 1) * math.cos(angle) ** 2
    within = (angle + math.sin(angle) * total) * 2 / math.pi if odd else math.sin(angle) * total
    return 0.5 + within / 2


def rejected(chances: list[float], rate: float) -> int:
    """Return how many p-values are rejected at a false discovery ``rate``.

    Source: Benjamini and Yekutieli (2001).
    """
    m = len(chances)
    harmonic = sum(1 / i for i in range(1, m + 1))
    held = [i for i, p in enumerate(sorted(chances), start=1) if p <= i / m * rate / harmonic]
    return max(held, default=0)
