"""Who speaks in the articles, and how the words are vouched for."""

from types import SimpleNamespace

import pandas as pd

from .corpus import body, in_order, labels

KEYS = ["article", "paragraph", "sentence"]
VOICES = {
    "narrator": "the article itself",
    "indirect": "reported speech",
    "mixed": "quoted words within the article's own",
    "direct": "direct quotation",
    "document": "first-person document",
}


def coded_body(data: SimpleNamespace) -> pd.DataFrame:
    """Return the sentences of the body with their settled codings."""
    codings = data.codings.drop(columns=["sha256", "note"])
    return body(data).merge(codings, on=KEYS, validate="one_to_one")


def words_by_voice(data: SimpleNamespace) -> pd.DataFrame:
    """Return words of the body by article and coded voice: ``article label voice words share``."""
    counted = coded_body(data).groupby(["article", "voice"], as_index=False)["words"].sum()
    total = counted.groupby("article")["words"].transform("sum")
    found = in_order(data, counted.assign(share=(counted["words"] / total).astype(float)))
    return found.assign(order=found["voice"].map(list(VOICES).index), voice_label=found["voice"].map(VOICES))


def speakers(data: SimpleNamespace) -> pd.DataFrame:
    """Return each speaker's words of the body: ``article label speaker name kind named gender words share``.

    Share is of all words of the body, the article's own included.
    """
    coded = coded_body(data)
    total = coded.groupby("article")["words"].sum()
    found = coded[coded["speaker"] != "none"].groupby(["article", "speaker"], as_index=False)["words"].sum()
    found = found.merge(data.speakers.drop(columns="note"), on="speaker")
    found = found.assign(share=(found["words"] / found["article"].map(total)).astype(float))
    return in_order(data, found.sort_values("words", ascending=False, kind="stable"))


def heard(data: SimpleNamespace) -> pd.DataFrame:
    """Return, for each kind of speaker, speakers, words and quoted words over all bodies.

    A kind that the codebook knows and nobody of whom is heard has a row with zeros.
    """
    coded = coded_body(data).merge(data.speakers.drop(columns="note"), on="speaker")
    found = coded.groupby("kind").agg(
        speakers=("speaker", "nunique"), words=("words", "sum"), quoted=("quoted_words", "sum")
    )
    kinds = [k for k in dict.fromkeys(data.speakers["kind"]) if k != "other"]
    return (
        found.reindex(kinds, fill_value=0)
        .astype(int)
        .reset_index()
        .sort_values("words", ascending=False, kind="stable")
    )


def quoted_by_gender(data: SimpleNamespace) -> "pd.Series[int]":
    """Return words of sentences in direct or mixed voice, or of a document, by the speaker's gender."""
    coded = coded_body(data).merge(data.speakers.drop(columns="note"), on="speaker")
    direct = coded[coded["voice"].isin(["direct", "mixed", "document"])]
    return (
        direct.groupby("gender")["words"]
        .sum()
        .reindex(["man", "woman", "unstated", "none"], fill_value=0)
        .astype(int)
    )


def cues(data: SimpleNamespace) -> pd.DataFrame:
    """Return reporting verbs by class, hedges and evidentials per 1,000 words of the body of each article."""
    columns = {
        "report_neutral": "neutral reporting verbs", "report_assertive": "assertive reporting verbs",
        "report_doubting": "doubting reporting verbs", "hedges": "hedges", "evidentials": "evidentials",
    }  # fmt: skip
    sums = body(data).groupby("article")[[*columns, "words"]].sum()
    long = sums.reset_index().melt(["article", "words"], var_name="cue", value_name="count")
    rate = (1000 * long["count"] / long["words"]).astype(float)
    return in_order(data, long.assign(rate=rate, cue=long["cue"].map(columns)))


def rule_against_coding(data: SimpleNamespace) -> dict[str, float]:
    """Return precision, recall and F1 of the rule for attributed sentences, held against our own codings.

    Attributed by coding: any voice but the article's own. Documents are left out: the rule speaks of
    sentences given to somebody other than their author.
    """
    coded = coded_body(data)
    coded = coded[coded["voice"] != "document"]
    return scores(coded["attributed"].astype(bool), coded["voice"] != "narrator")


def scores(predicted: "pd.Series[bool]", true: "pd.Series[bool]") -> dict[str, float]:
    """Return ``precision``, ``recall``, ``f1`` and ``n`` of a prediction of yes or no."""
    hit = int((predicted & true).sum())
    precision = hit / int(predicted.sum()) if predicted.any() else 0.0
    recall = hit / int(true.sum()) if true.any() else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "n": len(true)}


def anonymous_share(data: SimpleNamespace, article: str) -> float:
    """Return the share of the body's words that an article gives to sources it does not name."""
    found = speakers(data)
    return float(found[(found["article"] == article) & (found["kind"] == "anonymous_source")]["share"].sum())


def who_told(data: SimpleNamespace, person: str) -> pd.DataFrame:
    """Return how many events of ``person`` go back to whom: ``label said_by events``."""
    events = data.events[(data.events["person"] == person) & (data.events["same_as"] == "")]
    names = data.speakers.set_index("speaker")["name"]
    told = events["said_by"].map(names).fillna("the article itself")
    return events.assign(said_by=told, label=events["article"].map(labels(data))).groupby(
        ["label", "said_by"], as_index=False).size().rename(columns={"size": "events"})  # fmt: skip
