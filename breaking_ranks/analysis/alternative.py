"""The alternative annotator test: whether a model's codings may stand in for those of a person."""

import math

import numpy as np
import numpy.typing as npt
import pandas as pd

from .coders import values_of

EPSILON = {"expert": 0.2, "skilled": 0.15, "crowd": 0.1}  # the paper's values by kind of annotator
LEAST = 30  # sentences of a person, below which the t-test may not be used
RATE = 0.05  # of false discoveries

Numbers = npt.NDArray[np.float64]


def by_variable(
    model: pd.DataFrame, people: dict[str, pd.DataFrame], variables: list[str], epsilon: float
) -> pd.DataFrame:
    """Return the result of ``alt_test`` for each variable: ``variable omega rho people n``."""
    rows = []
    for variable in variables:
        said = pd.DataFrame(
            {name: values_of(sheet, variable).astype(object) for name, sheet in people.items()}
        )
        ours = values_of(model, variable).astype(object).reindex(said.index)
        rows.append({"variable": variable, **alt_test(ours, said, epsilon)})
    return pd.DataFrame(rows)


def alt_test(model: "pd.Series[str]", people: pd.DataFrame, epsilon: float) -> dict[str, float]:
    """Return ``omega``, ``rho``, how many ``people`` were tested and ``n``, the sentences.

    ``model`` has a value for each sentence, ``people`` a column for each person, missing where a person
    did not code the sentence. Each person in turn is left out; the model and the person are scored by the
    share of the other people whose value they hit. ``rho``, the average advantage, is the mean share of
    sentences on which the model does as well or better. ``omega`` is the share of people over whom it
    wins: a t-test rejects that the person's advantage is ``epsilon`` or more, corrected after Benjamini
    and Yekutieli. At 0.5 or more the model passes. Only sentences with two people or more count; a person
    with fewer than thirty is not tested. Missing where nobody can be. Source: Calderon et al. (2025).
    """
    shared = people[people.notna().sum(axis=1) >= 2]
    chances, advantages = [], []
    for name in shared.columns:
        rows = shared[shared[name].notna()]
        if len(rows) < LEAST:
            continue
        others = rows.drop(columns=name)
        person, machine = _score(rows[name], others), _score(model.loc[rows.index], others)
        wins, losses = machine >= person, person >= machine
        chances.append(chance(losses.astype(float) - wins.astype(float), epsilon))
        advantages.append(float(wins.mean()))
    if not chances:
        return {"omega": math.nan, "rho": math.nan, "people": 0, "n": len(shared)}
    return {
        "omega": rejected(chances) / len(chances), "rho": float(np.mean(advantages)),
        "people": len(chances), "n": len(shared),
    }  # fmt: skip


def _score(said: "pd.Series[str]", others: pd.DataFrame) -> Numbers:
    """Return for each sentence the share of the other people who said the same."""
    same = others.eq(said, axis=0).astype(float).where(others.notna())
    return same.mean(axis=1).to_numpy(float)


def chance(differences: Numbers, bound: float) -> float:
    """Return the p-value of Student's test that the mean of ``differences`` is ``bound`` or more.

    Where all are alike there is nothing to estimate: 0 if they lie below the bound, else 1.
    """
    mean, spread = float(differences.mean()), float(differences.std(ddof=1))
    if spread == 0:
        return float(mean >= bound)
    return below((mean - bound) * math.sqrt(len(differences)) / spread, len(differences) - 1)


def below(t: float, freedom: int) -> float:
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


def rejected(chances: list[float]) -> int:
    """Return how many p-values are rejected at a false discovery rate of 5 %.

    Source: Benjamini and Yekutieli (2001).
    """
    m = len(chances)
    harmonic = sum(1 / i for i in range(1, m + 1))
    held = [i for i, p in enumerate(sorted(chances), start=1) if p <= i / m * RATE / harmonic]
    return max(held, default=0)


def in_words(found: pd.DataFrame, label: "pd.Series[str]") -> pd.DataFrame:
    """Return the result of ``by_variable`` with columns in words, variables named by ``label``."""
    return pd.DataFrame(
        {
            "Variable": found["variable"].map(label),
            "Winning rate": found["omega"].astype(float),
            "Average advantage": found["rho"].astype(float),
            "People": found["people"].astype(int),
            "Sentences": found["n"].astype(int),
        }
    )
