"""How negative the articles sound to the instruments, and to the coders."""

import pandas as pd

from ..corpus import Corpus
from .agreement import sentence_variables
from .bootstrap import interval, paragraphs
from .corpus import KEYS, body, in_order
from .tellings import value_labels
from .voices import coded_body

SCORES = {
    "vader": "VADER",
    "vader_neutral": "VADER, names neutralised",
    "lexicon_mean_neutral": "mean of three lexicons, names neutralised",
}
TARGETS = ["tone_official", "tone_state", "tone_victims", "tone_host"]


def by_article(data: Corpus) -> pd.DataFrame:
    """Return the mean score of the body by article and instrument, with its interval over paragraphs.

    Columns: ``article label instrument mean median low high n``; scores run from -1 to 1.
    """
    return _means(data, "instrument", SCORES, least=1)


def _means(data: Corpus, series: str, columns: dict[str, str], least: int) -> pd.DataFrame:
    """Return mean, median and the mean's interval of each score in ``columns`` (column to name) by article.

    The name stands in the column ``series``; fewer than ``least`` sentences with a score give no row.
    """
    rows = []
    for article, sentences in body(data).groupby("article"):
        for column, name in columns.items():
            scored = sentences.dropna(subset=[column])
            if len(scored) < least:
                continue
            values = scored[column].to_numpy(float)
            low, high = interval(values, paragraphs(scored))
            rows.append(
                {"article": article, series: name, "mean": values.mean(), "median": scored[column].median(),
                 "low": low, "high": high, "n": len(values)}
            )  # fmt: skip
    return in_order(data, pd.DataFrame(rows))


def along(data: Corpus) -> pd.DataFrame:
    """Return each body sentence's neutralised VADER score: ``article label place score paragraph sentence``.

    ``place`` is the number of the sentence in the body, from 1.
    """
    found = body(data)
    place = found.groupby("article").cumcount() + 1
    return in_order(data, found.assign(place=place, score=found["vader_neutral"].astype(float)))


def voices(data: Corpus) -> pd.DataFrame:
    """Return the mean score of quoted and of other words: ``article label voice mean low high n``.

    Both with names neutralised; a voice with fewer than five sentences of an article is left out.
    """
    columns = {"vader_narrator": "outside quotes", "vader_quoted": "inside quotes"}
    return _means(data, "voice", columns, least=5)


def names_effect(data: Corpus) -> pd.DataFrame:
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


def loaded_names(data: Corpus) -> pd.DataFrame:
    """Return words inside names that VADER scores: ``word count valence``, over all bodies."""
    found = data.valence[data.valence["name"].astype(bool)]
    return found.groupby("word", as_index=False).agg(count=("count", "sum"), valence=("valence", "first"))


def loaded_words(data: Corpus, top: int) -> pd.DataFrame:
    """Return the ``top`` words outside names that pull hardest: ``word count valence pull``.

    ``pull`` is count times entry, over all bodies.
    """
    found = data.valence[~data.valence["name"].astype(bool)]
    sums = found.groupby("word", as_index=False).agg(count=("count", "sum"), valence=("valence", "first"))
    sums = sums.assign(pull=(sums["count"] * sums["valence"]).astype(float))
    return sums.sort_values("pull", key=lambda s: -s.abs(), kind="stable").head(top).reset_index(drop=True)


def tones(data: Corpus) -> pd.DataFrame:
    """Return coded tones toward each target, by article.

    Columns: ``article label target target_label tone tone_label count n share``.
    Only sentences of the body in which the target stands; ``n`` is their number.
    """
    long = coded_body(data).melt("article", TARGETS, var_name="target", value_name="tone")
    long = long[long["tone"] != "na"]
    found = (
        long.groupby(["article", "target", "tone"], as_index=False).size().rename(columns={"size": "count"})
    )
    n = found.groupby(["article", "target"])["count"].transform("sum")
    names = sentence_variables(data).str.removeprefix("Tone toward ")
    lights = value_labels(data, "sentences", TARGETS[0])
    found = found.assign(
        n=n, share=found["count"] / n, target_label=found["target"].map(names),
        tone_label=found["tone"].map(lights),
    )  # fmt: skip
    return in_order(data, found)


def sympathy_trap(data: Corpus) -> pd.DataFrame:
    """Return body sentences coded as sympathetic to victims: columns of ``along``, and ``positive``."""
    tone = data.codings[[*KEYS, "tone_victims"]]
    found = along(data).merge(tone, on=KEYS)
    found = found[found["tone_victims"] == "1"].sort_values("score", kind="stable")
    return found.assign(positive=found["score"] > 0)


def sentence(data: Corpus, article: str, paragraph: int, number: int) -> pd.Series:
    """Return the row of one sentence and ``rank`` by raw VADER in its article's body (1: most positive)."""
    found = body(data)
    found = found[found["article"] == article]
    found = found.assign(rank=found["vader"].rank(ascending=False, method="min").astype(int))
    return found[(found["paragraph"] == paragraph) & (found["sentence"] == number)].iloc[0]
