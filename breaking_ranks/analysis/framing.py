"""Which frames the articles use, by coding and by counting cues; which words they use for leaving."""

from types import SimpleNamespace

import pandas as pd

from .agreement import sentence_variables
from .corpus import in_order, labels
from .voices import KEYS, coded_body, scores

OUTSIDE_BODY = ["headline", "deck", "caption", "subhead", "pull_quote", "coda"]
GOOD_ENOUGH = 0.7  # F1 from which the dictionary may stand in for a coder


def by_article(data: SimpleNamespace) -> pd.DataFrame:
    """Return body sentences that carry each frame: ``article label frame frame_label count n share``."""
    coded = coded_body(data)
    frames = list(data.frames["frame"])
    counts = (
        coded.groupby("article")[frames]
        .sum()
        .reset_index()
        .melt("article", var_name="frame", value_name="count")
    )
    n = coded.groupby("article").size()
    counts["n"] = counts["article"].map(n)
    counts["share"] = (counts["count"] / counts["n"]).astype(float)
    return in_order(data, counts).assign(
        frame_label=lambda f: f["frame"].map(data.frames.set_index("frame")["label"]),
        count=lambda f: f["count"].astype(int),
    )


def functions(data: SimpleNamespace) -> pd.DataFrame:
    """Return the share of the body's sentences that serve each of Entman's four functions, by article."""
    names = sentence_variables(data)
    columns = ["problem", "cause", "moral", "remedy"]
    share = coded_body(data).groupby("article")[columns].mean().astype(float).reset_index()
    long = share.melt("article", var_name="function", value_name="share")
    return in_order(data, long.assign(function_label=long["function"].map(names)))


def roles(data: SimpleNamespace) -> pd.DataFrame:
    """Return how often each group is villain, victim or hero of a sentence of the body, by article."""
    coded = coded_body(data).melt("article", ["villain", "victim", "hero"], var_name="role", value_name="who")
    found = coded[coded["who"] != "none"].groupby(["article", "role", "who"], as_index=False).size()
    return in_order(data, found.rename(columns={"size": "count"}))


def roles_table(data: SimpleNamespace) -> pd.DataFrame:
    """Return ``roles`` as a table: a row for each article and role, a column for each group."""
    found = roles(data).pivot_table(
        index=["label", "role"], columns="who", values="count", fill_value=0, sort=False
    )
    return (
        found.astype(int)
        .reset_index()
        .rename(columns=lambda c: {"label": "Article", "role": "Role"}.get(c, c))
    )


def codebook(data: SimpleNamespace) -> pd.DataFrame:
    """Return the frames with their rules: columns in words."""
    found = data.frames
    return pd.DataFrame(
        {
            "Frame": found["label"],
            "Definition": found["definition"],
            "Counts": found["include"],
            "Does not count": found["exclude"],
            "Rests on": found["policy_frames_dimension"],
        }
    )


def devices(data: SimpleNamespace) -> pd.DataFrame:
    """Return the frames coded outside the body: ``Article``, ``Part``, ``Paragraph``, ``Frames``."""
    names = data.frames.set_index("frame")["label"]
    parts = data.sentences[data.sentences["part"].isin(OUTSIDE_BODY)]
    coded = parts[[*KEYS, "part"]].merge(data.codings, on=KEYS)
    carried = coded.groupby(["article", "paragraph", "part"], sort=False)[list(names.index)].max()
    rows = [
        {"Article": labels(data)[article], "Part": part.replace("_", " "), "Paragraph": int(paragraph),
         "Frames": ", ".join(names[f] for f in names.index if row[f] == 1) or "none"}
        for (article, paragraph, part), row in carried.iterrows()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def dictionary(data: SimpleNamespace) -> pd.DataFrame:
    """Return how well counting cue words finds each coded frame, over all sentences of all parts.

    Columns: ``frame label positives precision recall f1``. A sentence with any cue counts as found.
    """
    cued = data.cues.assign(found=True).pivot_table(
        index=KEYS, columns="frame", values="found", aggfunc="any"
    )
    coded = data.codings.set_index(KEYS)
    rows = []
    for frame in data.frames.itertuples():
        found = (
            cued[frame.frame].reindex(coded.index).notna()
            if frame.frame in cued
            else pd.Series(False, coded.index)
        )
        true = coded[frame.frame] == 1
        rows.append(
            {"frame": frame.frame, "label": frame.label, "positives": int(true.sum()), **scores(found, true)}
        )
    return (
        pd.DataFrame(rows)
        .drop(columns="n")
        .sort_values("f1", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def leaving(data: SimpleNamespace) -> pd.DataFrame:
    """Return each word for leaving: ``article label person name lemma object where said_by``."""
    found, speakers = data.departures, data.speakers.set_index("speaker")["name"]
    return in_order(data, found).assign(
        name=lambda f: f["person"].map(data.people.set_index("person")["name"]),
        where=lambda f: f["part"].map(lambda part: "body" if part == "body" else "headline or coda"),
        voice=lambda f: f["said_by"].map(speakers).fillna("the article itself"),
    )


def conduct(data: SimpleNamespace) -> pd.DataFrame:
    """Return the campaigners' eight labels of conduct, beside what other articles report of institutions."""
    kinds = data.conduct
    return pd.DataFrame(
        {"As printed": kinds["label"], "Our reading": kinds["reading"], "Other articles": kinds["elsewhere"]}
    )
