"""Intervals by resampling: one cluster bootstrap, used by every chapter and by the benchmarks."""

from collections.abc import Callable
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
    random = np.random.default_rng(SEED)
    order = np.argsort(keys, kind="stable")
    members = np.split(order, np.unique(keys[order], return_index=True)[1][1:])
    return [
        np.concatenate([members[i] for i in random.integers(len(members), size=len(members))])
        for _ in range(draws)
    ]


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
    drawn = [statistic(rows[chosen]) for chosen in resamples(clusters, draws)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5], axis=0)
    return low, high


def interval(
    values: npt.ArrayLike, clusters: npt.ArrayLike, statistic: Statistic = np.mean, draws: int = DRAWS
) -> tuple[float, float]:
    """Return the 95 % interval of a ``statistic`` that gives one number; the rest as ``intervals``."""
    low, high = intervals(values, clusters, statistic, draws)
    return float(low), float(high)


def paragraphs(rows: pd.DataFrame) -> Array:
    """Return the cluster of each row that has ``article`` and ``paragraph``: the two as one string."""
    return (rows["article"].astype(str) + " " + rows["paragraph"].astype(str)).to_numpy(str)
