"""How far two coding passes agree."""

import numpy as np
import pandas as pd

from ..store.corpus import Corpus
from . import codebook, statistics
from .codebook import Variable
from .corpus import KEYS
from .statistics import Level, alpha, alphas

ENOUGH = 10  # sentences, and positives, below which alpha says nothing
STEADY = 0.67  # Krippendorff's lowest bound for tentative conclusions
DRAWS = statistics.DRAWS // 4


def compare(one: pd.DataFrame, two: pd.DataFrame, variables: list[str]) -> pd.DataFrame:
    """Return agreement between two sheets over all sentences, a row for each variable.

    Columns: ``variable``; ``alpha`` (Krippendorff, nominal) with ``low`` and ``high`` of its 95 %
    interval over paragraphs, missing where fewer than ten sentences stand in both sheets, or a variable
    coded 0 or 1 has fewer than ten positives in either; ``positives`` of both sheets, missing where the
    variable is not coded 0 or 1; ``differing`` sentences; ``agree``, the share of sentences that do not
    differ. Sheets are joined by article, paragraph and sentence. Source: Krippendorff (2018).
    """
    joined = side_by_side(one, two)
    return pd.DataFrame(_row(joined, variable) for variable in variables)


def where_seen(one: pd.DataFrame, two: pd.DataFrame, variables: list[Variable]) -> pd.DataFrame:
    """Return agreement of tones and roles among the sentences in which both sheets see a target.

    Whether a target is there at all is easy to see and makes up most cells: agreement over all sentences
    hides how hard the judgement itself is. Columns: ``variable``, ``seen`` (sentences in which neither
    sheet has the value that says so), ``seen_alpha`` (ordinal for tones, which run from -1 to 1;
    nominal for roles) with ``seen_low`` and ``seen_high`` over paragraphs, missing below ten sentences,
    and ``seen_agree``, the share that do not differ. Variables of other kinds give no row.
    """
    joined = side_by_side(one, two)
    rows = []
    for variable in (v for v in variables if v.kind in (codebook.ROLE, codebook.TONE)):
        sides = [joined[f"{variable.name}_{side}"].astype("string") for side in ("one", "two")]
        both = joined[(sides[0] != variable.absent) & (sides[1] != variable.absent)]
        found = _alpha_row(both, variable.name, variable.level) if len(both) >= ENOUGH else {}
        rows.append(
            {"variable": variable.name, "seen": len(both), "seen_agree": _agree(both, variable.name)}
            | {f"seen_{name}": found.get(name) for name in ("alpha", "low", "high")}
        )
    columns = ["variable", "seen", "seen_agree", "seen_alpha", "seen_low", "seen_high"]
    return pd.DataFrame(rows, columns=columns)


def side_by_side(one: pd.DataFrame, two: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences in both sheets, a column ``_one`` and a column ``_two`` for each variable."""
    return one.merge(two, on=KEYS, suffixes=("_one", "_two"))


def _row(joined: pd.DataFrame, variable: str) -> dict[str, object]:
    pair = _pair(joined, variable)
    positives = (
        [int((pair[:, side] == "1").sum()) for side in (0, 1)] if set(pair.flat) <= {"0", "1"} else None
    )
    row: dict[str, object] = {
        "variable": variable, "alpha": None, "low": None, "high": None,
        "positives": f"{positives[0]} / {positives[1]}" if positives else "",
        "differing": int((pair[:, 0] != pair[:, 1]).sum()), "agree": _agree(joined, variable),
    }  # fmt: skip
    if len(pair) >= ENOUGH and (positives is None or min(positives) >= ENOUGH):
        row |= _alpha_row(joined, variable, "nominal")
    return row


def _pair(joined: pd.DataFrame, variable: str) -> np.ndarray:
    return joined[[f"{variable}_one", f"{variable}_two"]].astype("string").to_numpy()


def _agree(joined: pd.DataFrame, variable: str) -> float:
    """Return the share of sentences on which the sheets agree, not a number where there is none."""
    pair = _pair(joined, variable)
    return float((pair[:, 0] == pair[:, 1]).mean()) if len(pair) else float("nan")


def _alpha_row(joined: pd.DataFrame, variable: str, level: Level) -> dict[str, object]:
    """Return ``alpha`` with ``low`` and ``high`` of its interval over paragraphs."""
    pair = _pair(joined, variable)
    values = sorted(set(pair.flat))  # "-1", "0", "1" sort as the numbers do
    codes = np.searchsorted(values, pair)
    pairs = np.eye(len(values) ** 2, dtype=int)[codes[:, 0] * len(values) + codes[:, 1]]
    drawn = statistics.sums(pairs, statistics.paragraphs(joined), DRAWS)
    low, high = statistics.percentiles(alphas(drawn.reshape(-1, len(values), len(values)), level))
    return {"alpha": alpha(codes, len(values), level), "low": float(low), "high": float(high)}


def passes(data: Corpus) -> pd.DataFrame:
    """Return ``compare`` and ``where_seen`` of the two passes, with the ``variable_label`` of each."""
    variables = codebook.sentence_variables(data)
    found = compare(data.pass_1, data.pass_2, codebook.names(variables))
    found = found.merge(where_seen(data.pass_1, data.pass_2, variables), on="variable", how="left")
    return found.assign(variable_label=found["variable"].map(codebook.labels(variables)))


def unsteady(found: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``passes`` whose alpha, over all or where both see the target, lies under 0.67.

    No finding rests on these variables.
    """
    return found[(found["alpha"] < STEADY) | (found["seen_alpha"] < STEADY)]


def table(found: pd.DataFrame) -> pd.DataFrame:
    """Return the agreement over all sentences from ``passes``, with columns in words."""
    return pd.DataFrame(
        {
            "Variable": found["variable_label"],
            "Alpha": found["alpha"].astype(float),
            "from": found["low"].astype(float),
            "to": found["high"].astype(float),
            "Agree, %": (100 * found["agree"]).round().astype("Int64"),
            "Positives, pass 1 / 2": found["positives"],
            "Sentences that differ": found["differing"].astype(int),
        }
    )


def seen_table(found: pd.DataFrame) -> pd.DataFrame:
    """Return the tones and roles of ``passes``: agreement over all beside that where both see the target."""
    rows = found.dropna(subset=["seen"])
    return pd.DataFrame(
        {
            "Variable": rows["variable_label"],
            "Alpha, all": rows["alpha"].astype(float),
            "Alpha, both see it": rows["seen_alpha"].astype(float),
            "from": rows["seen_low"].astype(float),
            "to": rows["seen_high"].astype(float),
            "Agree there, %": (100 * rows["seen_agree"]).round().astype("Int64"),
            "Sentences there": rows["seen"].astype(int),
        }
    ).reset_index(drop=True)
