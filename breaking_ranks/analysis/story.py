"""One story told twice: the claims about Han Guangsheng, telling by telling."""

from types import SimpleNamespace

import pandas as pd

TELLINGS = {
    "clearharmony": "Clearharmony", "rfa": "RFA",
    "canadian_press": "Canadian Press (excerpt)", "court": "Federal Court (opening)",
}  # fmt: skip
ORDER = ["quoted", "attributed", "asserted", "conditional", "lacks", "not read"]


def matrix(data: SimpleNamespace) -> pd.DataFrame:
    """Return a row for each claim and telling: ``claim topic statement telling wording place``.

    ``wording`` is one of quoted, attributed, asserted, conditional, lacks, not read; ``place`` the
    paragraph in the two articles.
    """
    rows = []
    for claim in data.claims.to_dict("records"):
        for telling, name in TELLINGS.items():
            rows.append(
                {"claim": claim["claim"], "topic": claim["topic"], "statement": claim["statement"],
                 "telling": name, "wording": claim[telling], "place": claim.get(f"{telling}_paragraph")}
            )  # fmt: skip
    return pd.DataFrame(rows)


def overlap(data: SimpleNamespace) -> pd.DataFrame:
    """Return how many claims stand in which article, by topic: ``topic both clearharmony rfa neither``."""
    has = {name: ~data.claims[name].isin(["lacks"]) for name in ("clearharmony", "rfa")}
    where = pd.Series("neither", index=data.claims.index)
    where[has["clearharmony"] & has["rfa"]] = "both"
    where[has["clearharmony"] & ~has["rfa"]] = "clearharmony"
    where[~has["clearharmony"] & has["rfa"]] = "rfa"
    found = data.claims.assign(where=where).groupby(["topic", "where"]).size().unstack(fill_value=0)
    return found.reindex(columns=["both", "clearharmony", "rfa", "neither"], fill_value=0).reset_index()


def differences(data: SimpleNamespace) -> pd.DataFrame:
    """Return the claims on which the tellings differ, with how: columns in words."""
    found = data.claims[data.claims["differs"] != ""]
    return pd.DataFrame(
        {
            "Claim": found["statement"],
            "Goes back to": found["asserted_by"],
            "How the tellings differ": found["differs"],
        }
    ).reset_index(drop=True)


def wording(data: SimpleNamespace) -> pd.DataFrame:
    """Return how each article words the claims that go back to Han: ``telling wording claims``."""
    his = data.claims[data.claims["asserted_by"] == "Han Guangsheng"]
    long = his.melt("claim", ["clearharmony", "rfa"], var_name="telling", value_name="wording")
    found = long.groupby(["telling", "wording"], as_index=False).size().rename(columns={"size": "claims"})
    return found.assign(telling=found["telling"].map(TELLINGS))


def wording_table(data: SimpleNamespace) -> pd.DataFrame:
    """Return ``wording`` as a table: a row for each article, a column for each wording."""
    found = wording(data).pivot_table(index="telling", columns="wording", values="claims", fill_value=0)
    found = found.reindex(columns=[w for w in ORDER if w in found]).astype(int).reset_index()
    return found.rename(columns=lambda c: "Article" if c == "telling" else c.capitalize())
