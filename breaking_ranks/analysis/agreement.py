"""How far two coding passes agree."""

from types import SimpleNamespace

import krippendorff
import numpy as np
import pandas as pd

from .bootstrap import DRAWS, SEED

ENOUGH = 10  # sentences, and positives, below which alpha says nothing
STEADY = 0.67  # Krippendorff's lowest bound for tentative conclusions

_KEYS = ["article", "paragraph", "sentence"]


def coded_variables(data: SimpleNamespace) -> list[str]:
    """Return the names of all variables of the sheet *sentences*, frames first."""
    return [*data.frames["frame"], *sentence_variables(data).index]


def sentence_variables(data: SimpleNamespace) -> "pd.Series[str]":
    """Return the label of each variable of the sheet *sentences* by its name."""
    found = data.variables[data.variables["sheet"] == "sentences"]
    return found.set_index("variable")["label"]


def compare(one: pd.DataFrame, two: pd.DataFrame, variables: list[str]) -> pd.DataFrame:
    """Return agreement between two sheets, a row for each variable.

    Columns: ``variable``; ``alpha`` (Krippendorff, nominal) with ``low`` and ``high`` of its 95 %
    interval, missing where fewer than ten sentences stand in both sheets, or a variable coded 0 or 1
    has fewer than ten positives in either;
    ``positives`` of both sheets, missing where the variable is not coded 0 or 1; ``differing``
    sentences. Sheets are joined by article, paragraph and sentence. Source: Krippendorff (2018).
    """
    joined = one.merge(two, on=_KEYS, suffixes=("_one", "_two"))
    return pd.DataFrame(_row(joined, variable) for variable in variables)


def _row(joined: pd.DataFrame, variable: str) -> dict[str, object]:
    pair = joined[[f"{variable}_one", f"{variable}_two"]].astype("string").to_numpy()
    values = sorted(set(pair.ravel()))
    positives = [int((pair[:, side] == "1").sum()) for side in (0, 1)] if set(values) <= {"0", "1"} else None
    codes = np.searchsorted(values, pair)
    row: dict[str, object] = {
        "variable": variable, "alpha": None, "low": None, "high": None,
        "positives": f"{positives[0]} / {positives[1]}" if positives else "",
        "differing": int((pair[:, 0] != pair[:, 1]).sum()),
    }  # fmt: skip
    if len(pair) >= ENOUGH and (positives is None or min(positives) >= ENOUGH):
        low, high = _interval(codes, len(values))
        row |= {"alpha": alpha(codes, len(values)), "low": low, "high": high}
    return row


def alpha(codes: np.ndarray, values: int) -> float:
    """Return Krippendorff's alpha (nominal) of ``codes``: a row per sentence, a column per sheet."""
    if len(np.unique(codes)) == 1:
        return 1.0
    return float(
        krippendorff.alpha(codes.T.astype(float), level_of_measurement="nominal", value_domain=range(values))
    )


def _interval(codes: np.ndarray, values: int) -> tuple[float, float]:
    """Return the 95 % interval of alpha over sentences drawn with replacement."""
    random = np.random.default_rng(SEED)
    drawn = [alpha(codes[random.integers(0, len(codes), len(codes))], values) for _ in range(DRAWS // 4)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def passes(data: SimpleNamespace) -> pd.DataFrame:
    """Return ``compare`` of the two passes, with the label of each variable."""
    found = compare(data.pass_1, data.pass_2, coded_variables(data))
    names = pd.concat(
        [data.frames.set_index("frame")["label"], sentence_variables(data)]
    )
    return found.assign(label=found["variable"].map(names))


def table(found: pd.DataFrame) -> pd.DataFrame:
    """Return the result of ``passes`` with columns in words."""
    return pd.DataFrame(
        {
            "Variable": found["label"],
            "Alpha": found["alpha"].astype(float),
            "from": found["low"].astype(float),
            "to": found["high"].astype(float),
            "Positives, pass 1 / 2": found["positives"],
            "Sentences that differ": found["differing"].astype(int),
        }
    )
