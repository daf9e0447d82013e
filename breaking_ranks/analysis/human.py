"""How far people agree with the settled codings and with each other."""

from itertools import combinations

import pandas as pd

from ..store.corpus import Corpus
from . import agreement, alternative, codebook, coders, corrected
from .codebook import Variable

OURS = "ours"  # the settled codings, beside the sheets of people


def compare(one: pd.DataFrame, two: pd.DataFrame, variables: list[Variable]) -> pd.DataFrame:
    """Return agreement between two sheets, a row for each of ``variables``.

    Columns: ``variable``; ``alpha`` with ``low`` and ``high`` of its 95 % interval, by the rules of
    ``agreement.compare``, for tones of ``agreement.where_seen``: a sentence without the target has no tone
    to agree on; ``positives`` of both sheets where a variable is coded 0 or 1; ``differing`` sentences;
    ``n``, the sentences in both sheets. Source: Krippendorff (2018).
    """
    found = agreement.compare(one, two, codebook.names(variables)).set_index("variable")
    seen = agreement.where_seen(one, two, [v for v in variables if v.kind == codebook.TONE])
    columns = ["alpha", "low", "high"]
    found = found.astype(dict.fromkeys(columns, float))
    found.loc[seen["variable"], columns] = seen[[f"seen_{name}" for name in columns]].to_numpy(float)
    both = len(agreement.side_by_side(one, two))
    return found.reset_index()[["variable", *columns, "positives", "differing"]].assign(n=both)


def confusion(one: pd.DataFrame, two: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Return how often each value of one sheet meets each value of the other: rows ``one``, columns ``two``.

    Counted over the sentences in both sheets; values in the order of the alphabet.
    """
    joined = agreement.side_by_side(one, two)
    sides = [joined[f"{variable}_{side}"].astype("string") for side in ("one", "two")]
    return pd.crosstab(sides[0], sides[1], rownames=["one"], colnames=["two"])


def results(data: Corpus, epsilon: float = alternative.EPSILON["skilled"]) -> dict[str, pd.DataFrame]:
    """Return the tables that the chapter shows of people's sheets, columns in words; none without a sheet.

    ``agreement``: alpha of each pair of coders and variable. ``shares``: each frame's share as coded by
    the model and corrected by the sample. ``test``, where two people or more have coded: the alternative
    annotator test.
    """
    people, variables = coders.sheets(data), codebook.sentence_variables(data)
    if not people:
        return {}
    label, columns = codebook.labels(variables), codebook.names(variables)
    every = {OURS: data.codings, **people}
    pairs = [
        compare(every[a], every[b], variables).assign(pair=f"{a}, {b}") for a, b in combinations(every, 2)
    ]
    shares = corrected.shares(data.codings, list(people.values()), data.sample, columns)
    frames = shares[shares["variable"].isin(codebook.frames(data))]
    found = {"agreement": _in_words(pd.concat(pairs), label), "shares": corrected.in_words(frames, label)}
    if len(people) > 1:
        tested = alternative.by_variable(data.codings, people, columns, epsilon)
        found["test"] = alternative.in_words(tested, label)
    return found


def _in_words(rows: pd.DataFrame, label: dict[str, str]) -> pd.DataFrame:
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
