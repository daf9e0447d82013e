"""What changes in the findings when a choice changes."""

from types import SimpleNamespace

import pandas as pd

from . import framing
from .corpus import body, in_order, labels
from .voices import KEYS


def measurements(data: SimpleNamespace) -> pd.DataFrame:
    """Return the instruments' figures on labelled data: columns in words."""
    found = data.measurements
    return pd.DataFrame(
        {
            "Instrument": found["instrument"], "Data": found["data"], "Measure": found["measure"],
            "Value": found["value"].astype(float),
            "from": found["low"].astype(float), "to": found["high"].astype(float),
            "n": found["n"].astype(int), "Remark": found["note"],
        }
    )  # fmt: skip


def sentiment_choices(data: SimpleNamespace) -> pd.DataFrame:
    """Return the mean score of each article under each choice: ``article label choice mean rank``.

    ``rank`` 1 is the most negative article under that choice.
    """
    every = data.sentences
    inside = body(data)
    choices = {
        "VADER, body": inside.groupby("article")["vader"].mean(),
        "VADER, all parts": every.groupby("article")["vader"].mean(),
        "VADER, names neutralised": inside.groupby("article")["vader_neutral"].mean(),
        "Hu and Liu": inside.groupby("article")["hu_liu"].mean(),
        "AFINN": inside.groupby("article")["afinn"].mean(),
        "mean of three, names neutralised": inside.groupby("article")["lexicon_mean_neutral"].mean(),
        "median of VADER, names neutralised": inside.groupby("article")["vader_neutral"].median(),
    }
    found = (
        pd.DataFrame(choices)
        .rename_axis("article")
        .reset_index()
        .melt("article", var_name="choice", value_name="mean")
    )
    rank = found.groupby("choice")["mean"].rank(method="min").astype(int)
    return in_order(data, found.assign(rank=rank, mean=found["mean"].astype(float)))


def frame_choices(data: SimpleNamespace) -> pd.DataFrame:
    """Return each article's most frequent frame by pass, settled, and with all parts: columns in words."""
    frames = list(data.frames["frame"])
    names = data.frames.set_index("frame")["label"]
    rows = {}
    for choice, sheet, parts in (
        ("Settled, body", data.codings, ["body"]), ("Pass 1, body", data.pass_1, ["body"]),
        ("Pass 2, body", data.pass_2, ["body"]), ("Settled, all parts", data.codings, None),
    ):  # fmt: skip
        part = data.sentences[[*KEYS, "part"]]
        coded = part.merge(sheet, on=KEYS)
        coded = coded if parts is None else coded[coded["part"].isin(parts)]
        rows[choice] = coded.groupby("article")[frames].mean().astype(float).idxmax(axis=1).map(names)
    found = pd.DataFrame(rows).loc[labels(data).index]
    return found.rename_axis("Article").reset_index().assign(Article=lambda f: f["Article"].map(labels(data)))


def steady_frames(data: SimpleNamespace) -> int:
    """Return how many frames the dictionary finds well enough to stand in for a coder."""
    return int((framing.dictionary(data)["f1"] >= framing.GOOD_ENOUGH).sum())


def measured(data: SimpleNamespace, measure: str) -> pd.DataFrame:
    """Return the rows of ``measurements`` for one measure: ``instrument measure value low high n``."""
    found = data.measurements[data.measurements["measure"] == measure]
    return found.astype({"value": float, "low": float, "high": float, "n": int}).reset_index(drop=True)


def furniture_effect(data: SimpleNamespace) -> pd.DataFrame:
    """Return the mean VADER score of each article without and with page furniture: columns in words."""
    every = data.sentences.groupby("article")["vader"].agg(["sum", "size"])
    taken = data.furniture.assign(total=data.furniture["vader"] * data.furniture["sentences"])
    extra = (
        taken.groupby("article")[["total", "sentences"]]
        .sum()
        .reindex(every.index, fill_value=0)
        .astype(float)
    )
    kept = (every["sum"] + extra["total"]) / (every["size"] + extra["sentences"])
    found = pd.DataFrame(
        {
            "article": every.index,
            "Left out": (every["sum"] / every["size"]).to_numpy(),
            "Kept": kept.to_numpy(),
        }
    )
    found = in_order(data, found)
    return (
        found[["label", "Left out", "Kept"]]
        .rename(columns={"label": "Article"})
        .assign(Change=found["Kept"] - found["Left out"])
    )
