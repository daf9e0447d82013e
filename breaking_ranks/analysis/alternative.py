"""The alternative annotator test: whether a model's codings may stand in for those of a person."""

import math

import numpy as np
import pandas as pd

from .coders import values_of
from .statistics import Numbers, rejected, student_p

EPSILON = {"expert": 0.2, "skilled": 0.15, "crowd": 0.1}  # the paper's values by kind of annotator
LEAST = 30  # sentences of a person, below which the t-test may not be used
RATE = 0.05  # of false discoveries


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
        chances.append(student_p(losses.astype(float) - wins.astype(float), epsilon))
        advantages.append(float(wins.mean()))
    if not chances:
        return {"omega": math.nan, "rho": math.nan, "people": 0, "n": len(shared)}
    return {
        "omega": rejected(chances, RATE) / len(chances), "rho": float(np.mean(advantages)),
        "people": len(chances), "n": len(shared),
    }  # fmt: skip


def _score(said: "pd.Series[str]", others: pd.DataFrame) -> Numbers:
    """Return for each sentence the share of the other people who said the same."""
    same = others.eq(said, axis=0).astype(float).where(others.notna())
    return same.mean(axis=1).to_numpy(float)


def in_words(found: pd.DataFrame, label: dict[str, str]) -> pd.DataFrame:
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
