"""How negative the articles sound to the instruments, and to the coders."""

import pandas as pd

from ..store.corpus import Corpus
from . import codebook
from .calendar import cited
from .corpus import KEYS, body, in_order
from .statistics import interval, paragraphs
from .voices import coded_body

INSTRUMENTS = ["vader", "vader_neutral", "lexicon_mean_neutral"]


def by_article(data: Corpus) -> pd.DataFrame:
    """Return the mean score of the body by article and instrument, with its interval over paragraphs.

    Columns: ``article label instrument instrument_label mean median low high n``; scores run from -1 to 1.
    """
    return _means(data, "instrument", dict(zip(INSTRUMENTS, INSTRUMENTS, strict=True)), least=1)


def _means(data: Corpus, series: str, columns: dict[str, str], least: int) -> pd.DataFrame:
    """Return mean, median and the mean's interval of each score in ``columns`` (column to key) by article.

    The key stands in the column ``series``, its name for readers beside it; fewer than ``least`` sentences
    with a score give no row.
    """
    rows = []
    for article, sentences in body(data).groupby("article"):
        for column, key in columns.items():
            scored = sentences.dropna(subset=[column])
            if len(scored) < least:
                continue
            values = scored[column].to_numpy(float)
            low, high = interval(values, paragraphs(scored))
            rows.append(
                {"article": article, series: key, "mean": values.mean(), "median": scored[column].median(),
                 "low": low, "high": high, "n": len(values)}
            )  # fmt: skip
    found = pd.DataFrame(rows, columns=["article", series, "mean", "median", "low", "high", "n"])
    names = codebook.named(found[series], codebook.categories(data, series))
    return in_order(data, found.assign(**{f"{series}_label": names}))


def along(data: Corpus) -> pd.DataFrame:
    """Return each body sentence's neutralised VADER score.

    Columns: ``article label place score paragraph sentence cite``. ``place`` is the number of the sentence in
    the body, from 1; ``cite`` leads to its paragraph.
    """
    found = body(data)
    place = found.groupby("article").cumcount() + 1
    cite = list(map(cited, found["article"], found["paragraph"]))
    return in_order(data, found.assign(place=place, score=found["vader_neutral"].astype(float), cite=cite))


def voices(data: Corpus) -> pd.DataFrame:
    """Return the mean score inside and outside quotes.

    Columns: ``article label passage passage_label mean low high n``.

    Both with names neutralised; a passage with fewer than five sentences of an article is left out.
    """
    columns = {"vader_narrator": "outside", "vader_quoted": "inside"}
    return _means(data, "passage", columns, least=5)


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
    coded = codebook.sentence_variables(data, codebook.TONE)
    long = coded_body(data).melt("article", codebook.names(coded), var_name="target", value_name="tone")
    long = long[long["tone"] != long["target"].map({variable.name: variable.absent for variable in coded})]
    found = (
        long.groupby(["article", "target", "tone"], as_index=False).size().rename(columns={"size": "count"})
    )
    n = found.groupby(["article", "target"])["count"].transform("sum")
    names = codebook.labels(coded)
    found = found.assign(
        n=n, share=found["count"] / n, target_label=found["target"].map(names),
        tone_label=found["tone"].map(coded[0].values),
    )  # fmt: skip
    return in_order(data, found)


def sympathy_trap(data: Corpus) -> pd.DataFrame:
    """Return body sentences coded as sympathetic to victims: columns of ``along``, and ``positive``."""
    tone = data.codings[[*KEYS, "tone_victims"]]
    found = along(data).merge(tone, on=KEYS)
    found = found[found["tone_victims"] == codebook.FAVOURABLE].sort_values("score", kind="stable")
    return found.assign(positive=found["score"] > 0)


def sentence(data: Corpus, article: str, paragraph: int, number: int) -> pd.Series:
    """Return the row of one sentence and ``rank`` by raw VADER in its article's body (1: most positive)."""
    found = body(data)
    found = found[found["article"] == article]
    found = found.assign(rank=found["vader"].rank(ascending=False, method="min").astype(int))
    return found[(found["paragraph"] == paragraph) & (found["sentence"] == number)].iloc[0]
