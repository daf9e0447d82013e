"""How far the passes over sources, mentions, events, claims and tellings agree."""

import numpy as np
import pandas as pd

from ..store.corpus import Corpus
from . import agreement, codebook, statistics
from .corpus import KEYS
from .statistics import Level

# what one row of each sheet is keyed by
SHEETS = {
    "sources": KEYS,
    "spoken_of": [*KEYS, "person"],
    "events": ["event"],
    "claims": ["claim"],
    "tellings": ["claim", "article"],
}


def alpha(one: "pd.Series[str]", two: "pd.Series[str]", level: Level) -> float:
    """Return Krippendorff's alpha of two codings of the same rows; ordinal values are numbers as text."""
    values = sorted(set(one) | set(two))  # "-1", "0", "1", "2", "3" sort as the numbers do
    codes = np.searchsorted(values, np.array([one, two]).T)
    return statistics.alpha(codes, len(values), level)


def by_variable(data: Corpus) -> pd.DataFrame:
    """Return the agreement of the two passes on each variable beyond the sheet *sentences*.

    Columns: ``sheet variable label n differing alpha seen seen_differing seen_alpha``. ``seen`` counts the
    rows in which neither pass says that nothing is there, the two columns after it tell of those rows
    alone. Rows that only one pass has (mentions) are left out here and counted by ``found``.
    """
    rows = []
    for sheet, keys in SHEETS.items():
        one, two = (getattr(data, f"{sheet}_{number}") for number in (1, 2))
        joined = one.merge(two, on=keys, suffixes=("_1", "_2"))
        for variable in codebook.sheet(data, sheet):
            pair = joined[[f"{variable.name}_1", f"{variable.name}_2"]].astype("string").map(_as_a_set)
            seen = pair[~(pair == variable.absent).any(axis=1)]
            what: dict[str, object] = {"sheet": sheet, "variable": variable.name, "label": variable.label}
            rows.append(
                what
                | _figures(pair, "", variable.level) | _figures(seen, "seen_", variable.level)
            )  # fmt: skip
    return pd.DataFrame(rows).rename(columns={"seen_n": "seen"})


def _as_a_set(value: str) -> str:
    """Return keys separated by semicolons in one order, so that their order in the cell says nothing."""
    return ";".join(sorted(value.split(";")))


def _figures(pair: pd.DataFrame, prefix: str, level: Level) -> dict[str, float | int | None]:
    one, two = (pair[column] for column in pair)
    enough = len(pair) > 1
    return {
        f"{prefix}n": len(pair), f"{prefix}differing": int((one.to_numpy() != two.to_numpy()).sum()),
        f"{prefix}alpha": alpha(one, two, level) if enough else None,
    }  # fmt: skip


def found(data: Corpus) -> pd.DataFrame:
    """Return how many events and claims each pass found, and how many of them are the same.

    Columns: ``unit pass_1 pass_2 alike other alone agreement``. ``alike`` are the units that both passes cut
    alike, ``other`` those that one of them cut finer or joined, ``alone`` those that one pass alone has;
    ``agreement`` is the share of what was found that was cut alike, 2 alike / (pass_1 + pass_2).
    """
    rows = []
    for unit, group in data.unit_matches.groupby("unit", sort=False):
        sides = [group[side] for side in ("pass_1", "pass_2")]
        single = [side.str.fullmatch(r"\d+") & (side.map(side.value_counts()) == 1) for side in sides]
        alike = int((single[0] & single[1]).sum())
        here, there = (side != "" for side in sides)
        raw = [len(getattr(data, f"{unit}_units_{number}")) for number in (1, 2)]
        rows.append(
            {"unit": unit, "pass_1": raw[0], "pass_2": raw[1], "alike": alike,
             "other": int((here & there).sum()) - alike, "alone": int((here ^ there).sum()),
             "agreement": 2 * alike / sum(raw)}
        )  # fmt: skip
    return pd.DataFrame(rows, columns="unit pass_1 pass_2 alike other alone agreement".split())


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``by_variable`` as a table: columns in words."""
    return pd.DataFrame(
        {
            "Sheet": rows["sheet"].str.replace("_", " "),
            "Variable": rows["label"],
            "Rows": rows["n"],
            "Differ": rows["differing"],
            "Alpha": rows["alpha"],
            "Both see it": rows["seen"],
            "Differ there": rows["seen_differing"],
            "Alpha there": rows["seen_alpha"],
        }
    )


def steady(rows: pd.DataFrame, sheet: str, variable: str) -> bool:
    """Say whether a variable carries a count: alpha over the rows where both passes see it is .67 or more."""
    row = rows[(rows["sheet"] == sheet) & (rows["variable"] == variable)].iloc[0]
    return bool(min(row["alpha"], row["seen_alpha"]) >= agreement.STEADY)
