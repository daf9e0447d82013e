"""What changes in the findings when a choice changes."""

import pandas as pd

from ..store.corpus import Corpus
from . import codebook, framing
from .corpus import KEYS, body, in_order, labels


def measurements(data: Corpus) -> pd.DataFrame:
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


def sentiment_choices(data: Corpus) -> pd.DataFrame:
    """Return the mean score under each choice: ``article label choice choice_label mean rank``.

    ``rank`` 1 is the most negative article under that choice.
    """
    every = data.sentences
    inside = body(data)
    weighted = (inside["vader_neutral"] * inside["words"]).groupby(inside["article"]).sum()
    choices = {
        "vader": inside.groupby("article")["vader"].mean(),
        "vader_all_parts": every.groupby("article")["vader"].mean(),
        "vader_neutral": inside.groupby("article")["vader_neutral"].mean(),
        "hu_liu": inside.groupby("article")["hu_liu"].mean(),
        "afinn": inside.groupby("article")["afinn"].mean(),
        "lexicon_mean_neutral": inside.groupby("article")["lexicon_mean_neutral"].mean(),
        "vader_neutral_by_words": weighted / inside.groupby("article")["words"].sum(),
        "vader_neutral_median": inside.groupby("article")["vader_neutral"].median(),
    }
    found = (
        pd.DataFrame(choices)
        .rename_axis("article")
        .reset_index()
        .melt("article", var_name="choice", value_name="mean")
    )
    rank = found.groupby("choice")["mean"].rank(method="min").astype(int)
    names = codebook.named(found["choice"], codebook.categories(data, "choice"))
    return in_order(data, found.assign(rank=rank, mean=found["mean"].astype(float), choice_label=names))


def frame_choices(data: Corpus) -> pd.DataFrame:
    """Return each article's most frequent frame under each choice: columns in words.

    The choices: either pass in place of the settled codes, all parts in place of the body, and words in
    place of sentences (each sentence counts as often as it has words).
    """
    names = codebook.frames(data)
    choices = {
        "Settled, body": _share(data, data.codings), "Pass 1, body": _share(data, data.pass_1),
        "Pass 2, body": _share(data, data.pass_2),
        "Settled, all parts": _share(data, data.codings, parts="all"),
        "Settled, body, by words": _share(data, data.codings, weight="words"),
    }  # fmt: skip
    found = pd.DataFrame({choice: shares.idxmax(axis=1).map(names) for choice, shares in choices.items()})
    found = found.reindex(labels(data).index)
    return found.rename_axis("Article").reset_index().assign(Article=lambda f: f["Article"].map(labels(data)))


def _share(data: Corpus, sheet: pd.DataFrame, *, parts: str = "body", weight: str = "") -> pd.DataFrame:
    """Return the share of each frame (columns) by article, of sentences or of the column ``weight``."""
    frames = list(codebook.frames(data))
    coded = data.sentences[[*KEYS, "part", "words"]].merge(sheet, on=KEYS)
    coded = coded if parts == "all" else coded[coded["part"] == parts]
    weights = coded[weight].astype(float) if weight else pd.Series(1.0, coded.index)
    weighted = coded[frames].astype(float).mul(weights, axis=0)
    return weighted.groupby(coded["article"]).sum().div(weights.groupby(coded["article"]).sum(), axis=0)


def cells_to_tie(counts: "pd.Series[int]") -> int:
    """Return the least number of 0/1 cells to flip until another frame has as many sentences as the first.

    ``counts`` are sentences by frame. One flip takes a sentence from the leader or gives one to the
    runner-up, and so closes the gap by one: the number is the gap itself, and one flip more makes the
    other lead. 0 where two lead already.
    """
    first, second = sorted(counts, reverse=True)[:2]
    return int(first - second)


def margins(data: Corpus) -> pd.DataFrame:
    """Return by how many cells each article's leading frame leads: columns in words.

    ``Cells to a tie`` as ``cells_to_tie``; one more makes the runner-up lead.
    """
    rows = []
    for label, found in framing.by_article(data).groupby("label", sort=False):
        ordered = found.sort_values("count", ascending=False, kind="stable")
        first, second = ordered.iloc[0], ordered.iloc[1]
        gap = cells_to_tie(found["count"])
        rows.append(
            {"Article": label, "Leading frame": first["frame_label"], "Sentences": int(first["count"]),
             "Runner-up": second["frame_label"], "Its sentences": int(second["count"]),
             "Cells to a tie": gap, "Cells to another leader": gap + 1}
        )  # fmt: skip
    columns = "Article", "Leading frame", "Sentences", "Runner-up", "Its sentences"
    return pd.DataFrame(rows, columns=[*columns, "Cells to a tie", "Cells to another leader"])


def steady_frames(data: Corpus) -> int:
    """Return how many frames the dictionary finds well enough to stand in for a coder."""
    return int((framing.dictionary(data)["f1"] >= framing.GOOD_ENOUGH).sum())


def measured(data: Corpus, measure: str) -> pd.DataFrame:
    """Return the rows of ``measurements`` for one measure: ``instrument measure value low high n``."""
    found = data.measurements[data.measurements["measure"] == measure]
    return found.astype({"value": float, "low": float, "high": float, "n": int}).reset_index(drop=True)


def furniture_effect(data: Corpus) -> pd.DataFrame:
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
