"""How far people agree with the settled codings and with each other."""

from itertools import combinations
from types import SimpleNamespace

import krippendorff
import numpy as np
import pandas as pd

from . import agreement, alternative, coders, corrected

KEYS = ["article", "paragraph", "sentence"]
OURS = "ours"  # the settled codings, beside the sheets of people
ABSENT = "na"
TONES = ["-1", "0", "1"]
DRAWS = 500
SEED = 20261124


def compare(one: pd.DataFrame, two: pd.DataFrame, variables: list[str]) -> pd.DataFrame:
    """Return agreement between two sheets, a row for each of ``variables``.

    Columns: ``variable``; ``alpha`` with ``low`` and ``high`` of its 95 % interval, by the rules of
    ``agreement.compare``, for tones by ``tone``; ``positives`` of both sheets where a variable is coded
    0 or 1; ``differing`` sentences; ``n``, the sentences in both sheets. Source: Krippendorff (2018).
    """
    found = agreement.compare(one, two, variables)
    joined = one.merge(two, on=KEYS, suffixes=("_one", "_two"))
    rows = []
    for variable, row in zip(variables, found.to_dict("records"), strict=True):
        rows.append(row | (tone(joined, variable) if variable.startswith("tone_") else {}))
    columns = ["variable", "alpha", "low", "high", "positives", "differing"]
    return pd.DataFrame(rows)[columns].assign(n=len(joined))


def tone(joined: pd.DataFrame, variable: str) -> dict[str, float | None]:
    """Return ordinal ``alpha`` with ``low`` and ``high`` of its 95 % interval for one tone.

    ``joined`` has the values of two sheets in ``variable_one`` and ``variable_two``. Only sentences in
    which both see the target count: a sentence without it has no tone to agree on. The values are
    missing where these are fewer than ten. The interval draws paragraphs with replacement. Source:
    Krippendorff (2018), ordinal metric.
    """
    pair = joined[[f"{variable}_one", f"{variable}_two"]].astype("string")
    both = (pair != ABSENT).all(axis=1).to_numpy()
    codes = pair[both].astype(float).to_numpy()
    if len(codes) < agreement.ENOUGH:
        return {"alpha": None, "low": None, "high": None}
    paragraphs = joined.loc[both].groupby(KEYS[:2]).ngroup().to_numpy()
    members = [np.flatnonzero(paragraphs == number) for number in np.unique(paragraphs)]
    random = np.random.default_rng(SEED)
    draws = random.integers(len(members), size=(DRAWS, len(members)))
    drawn = [ordinal(codes[np.concatenate([members[i] for i in chosen])]) for chosen in draws]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return {"alpha": ordinal(codes), "low": float(low), "high": float(high)}


def ordinal(codes: np.ndarray) -> float:
    """Return Krippendorff's alpha (ordinal) of tones from -1 to 1: a row per sentence, a column per sheet."""
    if len(np.unique(codes)) == 1:
        return 1.0
    domain = [float(value) for value in TONES]
    return float(krippendorff.alpha(codes.T, level_of_measurement="ordinal", value_domain=domain))


def confusion(one: pd.DataFrame, two: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Return how often each value of one sheet meets each value of the other: rows ``one``, columns ``two``.

    Counted over the sentences in both sheets; values in the order of the alphabet.
    """
    joined = one.merge(two, on=KEYS, suffixes=("_one", "_two"))
    sides = [joined[f"{variable}_{side}"].astype("string") for side in ("one", "two")]
    return pd.crosstab(sides[0], sides[1], rownames=["one"], colnames=["two"])


def results(
    data: SimpleNamespace, epsilon: float = alternative.EPSILON["skilled"]
) -> dict[str, pd.DataFrame]:
    """Return the tables that the chapter shows of people's sheets, columns in words; none without a sheet.

    ``agreement``: alpha of each pair of coders and variable. ``shares``: each frame's share as coded by
    the model and corrected by the sample. ``test``, where two people or more have coded: the alternative
    annotator test.
    """
    people, variables = coders.sheets(data), agreement.coded_variables(data)
    if not people:
        return {}
    label = pd.concat([data.frames.set_index("frame")["label"], agreement.sentence_variables(data)])
    every = {OURS: data.codings, **people}
    pairs = [
        compare(every[a], every[b], variables).assign(pair=f"{a}, {b}") for a, b in combinations(every, 2)
    ]
    shares = corrected.shares(data.codings, list(people.values()), data.sample, variables)
    frames = shares[shares["variable"].isin(data.frames["frame"])]
    found = {"agreement": _in_words(pd.concat(pairs), label), "shares": corrected.in_words(frames, label)}
    if len(people) > 1:
        tested = alternative.by_variable(data.codings, people, variables, epsilon)
        found["test"] = alternative.in_words(tested, label)
    return found


def _in_words(rows: pd.DataFrame, label: "pd.Series[str]") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Variable": rows["variable"].map(label),
            "Sheets": rows["pair"],
            "Alpha": rows["alpha"].astype(float),
            "from": rows["low"].astype(float),
            "to": rows["high"].astype(float),
            "Positives": rows["positives"],
            "Sentences that differ": rows["differing"].astype(int),
            "Sentences": rows["n"].astype(int),
        }
    ).reset_index(drop=True)
