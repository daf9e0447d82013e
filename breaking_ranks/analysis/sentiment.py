"""How negative the articles sound to the instruments, and to the coders."""

from types import SimpleNamespace

import numpy as np
import pandas as pd

from .agreement import sentence_variables
from .bootstrap import interval
from .corpus import body, in_order
from .voices import KEYS, coded_body

SCORES = {
    "vader": "VADER",
    "vader_neutral": "VADER, names neutralised",
    "lexicon_mean_neutral": "mean of three lexicons, names neutralised",
}
TARGETS = ["tone_official", "tone_state", "tone_victims", "tone_host"]


def by_article(data: SimpleNamespace) -> pd.DataFrame:
    """Return the mean score of the body by article and instrument, with a bootstrap interval.

    Columns: ``article label instrument mean low high n``; scores run from -1 to 1.
    """
    return _means(data, "instrument", SCORES, least=1)


def _means(data: SimpleNamespace, series: str, columns: dict[str, str], least: int) -> pd.DataFrame:
    """Return mean and interval of each score in ``columns`` (column to name) by article.

    The name stands in the column ``series``; fewer than ``least`` sentences with a score give no row.
    """
    rows = []
    for article, sentences in body(data).groupby("article"):
        for column, name in columns.items():
            values = sentences[column].dropna().to_numpy(float)
            if len(values) < least:
                continue
            low, high = interval(values)
            mean = values.mean()
            rows.append(
                {"article": article, series: name, "mean": mean, "low": low, "high": high, "n": len(values)}
            )
    return in_order(data, pd.DataFrame(rows))


def along(data: SimpleNamespace) -> pd.DataFrame:
    """Return each body sentence's neutralised VADER score: ``article label place score paragraph sentence``.

    ``place`` is the number of the sentence in the body, from 1.
    """
    found = body(data)
    place = found.groupby("article").cumcount() + 1
    return in_order(data, found.assign(place=place, score=found["vader_neutral"].astype(float)))


def voices(data: SimpleNamespace) -> pd.DataFrame:
    """Return the mean score of quoted and of other words: ``article label voice mean low high n``.

    Both with names neutralised; a voice with fewer than five sentences of an article is left out.
    """
    columns = {"vader_narrator": "outside quotes", "vader_quoted": "inside quotes"}
    return _means(data, "voice", columns, least=5)


def names_effect(data: SimpleNamespace) -> pd.DataFrame:
    """Return what names alone do to a score: ``article label raw neutral change changed n``.

    ``changed`` counts body sentences whose score differs once names are neutralised.
    """
    found = body(data)
    found = found.assign(changed=found["vader"] != found["vader_neutral"])
    sums = found.groupby("article").agg(
        raw=("vader", "mean"),
        neutral=("vader_neutral", "mean"),
        changed=("changed", "sum"),
        n=("vader", "size"),
    )
    sums = sums.reset_index().assign(change=lambda f: f["raw"] - f["neutral"])
    return in_order(data, sums)


def loaded_names(data: SimpleNamespace) -> pd.DataFrame:
    """Return words inside names that VADER scores: ``word count valence``, over all bodies."""
    found = data.valence[data.valence["name"].astype(bool)]
    return found.groupby("word", as_index=False).agg(count=("count", "sum"), valence=("valence", "first"))


def loaded_words(data: SimpleNamespace, top: int) -> pd.DataFrame:
    """Return the ``top`` words outside names that pull hardest: ``word count valence pull``.

    ``pull`` is count times entry, over all bodies.
    """
    found = data.valence[~data.valence["name"].astype(bool)]
    sums = found.groupby("word", as_index=False).agg(count=("count", "sum"), valence=("valence", "first"))
    sums = sums.assign(pull=(sums["count"] * sums["valence"]).astype(float))
    return sums.sort_values("pull", key=lambda s: -s.abs(), kind="stable").head(top).reset_index(drop=True)


def tones(data: SimpleNamespace) -> pd.DataFrame:
    """Return coded tones toward each target: ``article label target target_label tone count n share``.

    Only sentences of the body in which the target stands; ``n`` is their number.
    """
    long = coded_body(data).melt("article", TARGETS, var_name="target", value_name="tone")
    long = long[long["tone"] != "na"]
    found = (
        long.groupby(["article", "target", "tone"], as_index=False).size().rename(columns={"size": "count"})
    )
    n = found.groupby(["article", "target"])["count"].transform("sum")
    names = sentence_variables(data).str.removeprefix("Tone toward ")
    return in_order(
        data, found.assign(n=n, share=found["count"] / n, target_label=found["target"].map(names))
    )


def against_coding(data: SimpleNamespace) -> pd.DataFrame:
    """Return how instruments correlate with coded tones: ``instrument target_label r low high n``.

    Pearson's r over body sentences of all articles in which the target stands.
    """
    coded = coded_body(data)
    names = sentence_variables(data).str.removeprefix("Tone toward ")
    rows = []
    for target in TARGETS:
        present = coded[coded[target] != "na"]
        tone = present[target].astype(int).to_numpy(float)
        for column, name in SCORES.items():
            pair = np.column_stack([present[column].to_numpy(float), tone])
            low, high = interval(pair, _r)
            rows.append(
                {
                    "instrument": name,
                    "target_label": names[target],
                    "r": _r(pair),
                    "low": low,
                    "high": high,
                    "n": len(pair),
                }
            )
    return pd.DataFrame(rows)


def _r(pair: np.ndarray) -> float:
    """Return Pearson's r, not a number where one side is constant."""
    if pair[:, 0].std() == 0 or pair[:, 1].std() == 0:
        return float("nan")
    return float(np.corrcoef(pair.T)[0, 1])


def sympathy_trap(data: SimpleNamespace) -> pd.DataFrame:
    """Return body sentences coded as sympathetic to victims: columns of ``along``, and ``positive``."""
    tone = data.codings[[*KEYS, "tone_victims"]]
    found = along(data).merge(tone, on=KEYS)
    found = found[found["tone_victims"] == "1"].sort_values("score", kind="stable")
    return found.assign(positive=found["score"] > 0)


def sentence(data: SimpleNamespace, article: str, paragraph: int, number: int) -> pd.Series:
    """Return the row of one sentence and ``rank`` by raw VADER in its article's body (1: most positive)."""
    found = body(data)
    found = found[found["article"] == article]
    found = found.assign(rank=found["vader"].rank(ascending=False, method="min").astype(int))
    return found[(found["paragraph"] == paragraph) & (found["sentence"] == number)].iloc[0]
