"""Intervals by resampling."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

SEED = 20050629
DRAWS = 2000

Statistic = Callable[[npt.NDArray[np.float64]], float]


def interval(values: npt.ArrayLike, statistic: Statistic = np.mean) -> tuple[float, float]:
    """Return the 95 % percentile interval of ``statistic`` over rows drawn with replacement.

    ``values`` has one row for each sentence. With a fixed seed the same rows give the same
    interval. It tells how far the figure hangs on single sentences; it is no statement about
    other articles. Source: Efron and Tibshirani's percentile bootstrap.
    """
    rows = np.asarray(values, dtype=float)
    random = np.random.default_rng(SEED)
    drawn = [statistic(rows[random.integers(0, len(rows), len(rows))]) for _ in range(DRAWS)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return float(low), float(high)
