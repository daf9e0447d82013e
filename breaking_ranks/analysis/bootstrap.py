"""Intervals by resampling: one cluster bootstrap, used by every chapter and by the benchmarks."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

SEED = 20050629
DRAWS = 2000

Array = npt.NDArray[Any]
Statistic = Callable[[Array], Any]


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
    return percentiles([statistic(rows[chosen]) for chosen in resamples(clusters, draws)])


def interval(
    values: npt.ArrayLike, clusters: npt.ArrayLike, statistic: Statistic = np.mean, draws: int = DRAWS
) -> tuple[float, float]:
    """Return the 95 % interval of a ``statistic`` that gives one number; the rest as ``intervals``."""
    low, high = intervals(values, clusters, statistic, draws)
    return float(low), float(high)


def paragraphs(rows: pd.DataFrame) -> Array:
    """Return the cluster of each row that has ``article`` and ``paragraph``: the two as one string."""
    return (rows["article"].astype(str) + " " + rows["paragraph"].astype(str)).to_numpy(str)
