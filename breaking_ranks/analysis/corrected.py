"""Shares that a language model coded, corrected by a sample that people coded."""

import math

import numpy as np
import pandas as pd

from .coders import values_of
from .corpus import KEYS

WIDTH = 1.96  # standard errors to either end of a 95 % interval


def shares(
    model: pd.DataFrame, people: list[pd.DataFrame], sample: pd.DataFrame, variables: list[str]
) -> pd.DataFrame:
    """Return the share of each value as the model coded it and as people correct it.

    ``model`` has every sentence, ``people`` one sheet or more, ``sample`` the drawn sentences with
    ``stratum`` and ``probability``. A variable coded 0 or 1 gives a row for 1, any other a row for each
    value that the model or a person wrote. Columns: ``variable value model corrected low high n``; shares
    from 0 to 1, ``n`` the sampled sentences that a person coded.
    """
    rows = []
    for variable in variables:
        ours = values_of(model, variable)
        said = [values_of(sheet, variable) for sheet in people]
        values = sorted({*ours, *(value for one in said for value in one)})
        for value in ["1"] if set(values) <= {"0", "1"} else values:
            counted = pd.concat([(one == value).astype(float) for one in said], axis=1).mean(axis=1)
            machine = (ours == value).astype(float)
            found = estimate(machine, counted, sample.set_index(KEYS))
            rows.append({"variable": variable, "value": value, "model": float(machine.mean()), **found})
    return pd.DataFrame(rows)


def estimate(model: "pd.Series[float]", people: "pd.Series[float]", sample: pd.DataFrame) -> dict[str, float]:
    """Return the ``corrected`` mean with ``low`` and ``high`` of its 95 % interval, and ``n``.

    ``model`` has a number for every sentence, ``people`` one for those that people coded (their mean),
    ``sample`` the ``stratum`` and ``probability`` of each drawn sentence; all by the same index. The
    corrected mean is the model's plus, for each stratum, the mean difference of people and model times
    the stratum's part of all sentences (its inverse probabilities). The variance is that of stratified
    sampling without replacement. Sentences of the sample that nobody coded are taken for a random part of
    their stratum; coded sentences outside the sample are not used. Results are kept within 0 and 1. The
    mean is missing where a stratum was not coded at all, the interval also where only one sentence of it
    was. No difference in the sample gives an interval without width, which proves nothing of the rest.
    Source: difference estimator (Cassel, Särndal and Wretman 1976), as in design-based supervised
    learning (Egami et al. 2023) and prediction-powered inference (Angelopoulos et al. 2023).
    """
    coded = sample.join(people.rename("people"), how="inner").join(model.rename("model"), how="left")
    coded = coded.dropna(subset=["people"])
    mean, variance = float(model.mean()), 0.0
    every = float((1 / sample["probability"]).sum())
    for stratum, drawn in sample.groupby("stratum"):
        rows = coded[coded["stratum"] == stratum]
        difference = (rows["people"] - rows["model"]).to_numpy(float)
        size, n = float((1 / drawn["probability"]).sum()), len(difference)
        mean += size / every * (difference.mean() if n else math.nan)
        spread = np.var(difference, ddof=1) if n > 1 else math.nan
        if n < round(size):  # a stratum that was coded whole leaves nothing to chance
            variance += (size / every) ** 2 * (1 - n / size) * spread / max(n, 1)
    half = WIDTH * math.sqrt(variance)
    low, corrected, high = (float(np.clip(value, 0, 1)) for value in (mean - half, mean, mean + half))
    return {"corrected": corrected, "low": low, "high": high, "n": len(coded)}


def in_words(found: pd.DataFrame, label: dict[str, str]) -> pd.DataFrame:
    """Return rows of ``shares`` with columns in words and in per cent, variables named by ``label``."""
    columns = {"model": "Model, %", "corrected": "Corrected, %", "low": "from", "high": "to"}
    percent = {text: 100 * found[name].astype(float) for name, text in columns.items()}
    rows = pd.DataFrame({"Variable": found["variable"].map(label), **percent, "Sentences": found["n"]})
    return rows.reset_index(drop=True)
