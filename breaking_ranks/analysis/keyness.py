"""Which words set one article apart from the others."""

from statistics import NormalDist

import numpy as np
import pandas as pd

from ..store.corpus import Corpus
from .corpus import labels


def log_odds(one: "pd.Series[float]", two: "pd.Series[float]", prior: "pd.Series[float]") -> pd.DataFrame:
    """Return the weighted log-odds ratio of each word between two samples.

    ``one``, ``two`` and ``prior`` are counts by word (``prior``: pseudo-counts, above 0). Columns:
    ``delta`` (log-odds ratio), ``z`` (``delta`` over its standard deviation; above 0 the word
    belongs to ``one``). The variance has two terms, 1/(y1 + a) + 1/(y2 + a), as in equation 20.
    Source: Monroe, Colaresi and Quinn (2008), informative Dirichlet prior.
    """
    words = prior.index
    y1, y2 = (counts.reindex(words, fill_value=0).to_numpy(float) for counts in (one, two))
    a = prior.to_numpy(float)
    odds1, odds2 = (np.log((y + a) / (y.sum() + a.sum() - y - a)) for y in (y1, y2))
    delta = odds1 - odds2
    return pd.DataFrame({"delta": delta, "z": delta / np.sqrt(1 / (y1 + a) + 1 / (y2 + a))}, index=words)


def by_article(data: Corpus, top: int) -> pd.DataFrame:
    """Return the ``top`` stems that set each article apart from the others, names left out.

    Columns: ``article label stem form count others z``: ``count`` in the article, ``others`` in the
    others, both of the stem; ``form`` is its most frequent word. The prior is the count of each stem over
    all articles, so that a stem must be more frequent than its own share to stand out. Where stems
    tie at the end, the alphabet decides.
    """
    counts, forms = _counts(data), _forms(data)
    rows = scored(data).groupby("article", sort=False).head(top).reset_index(drop=True)
    keys = list(zip(rows["article"], rows["stem"], strict=True))
    count = [int(counts.loc[stem, article]) for article, stem in keys]
    return rows.drop(columns="delta").assign(
        label=rows["article"].map(labels(data)), form=[forms[k] for k in keys], count=count,
        others=[int(counts.loc[stem].sum()) - c for (_, stem), c in zip(keys, count, strict=True)],
    )  # fmt: skip


def words_table(data: Corpus, top: int) -> pd.DataFrame:
    """Return ``by_article`` as a table: each article with its words and their counts, here : elsewhere."""
    found = by_article(data, top)
    if found.empty:
        return pd.DataFrame(columns=["Article", "Words", "Largest z"])
    words = found["form"] + " " + found["count"].astype(str) + "\u2009:\u2009" + found["others"].astype(str)
    rows = words.groupby(found["label"], sort=False).agg(", ".join)
    largest = found.groupby("label", sort=False)["z"].max()
    return pd.DataFrame({"Article": rows.index, "Words": rows.to_numpy(), "Largest z": largest.to_numpy()})


def scored(data: Corpus) -> pd.DataFrame:
    """Return ``log_odds`` of every stem in every article, highest z first: ``article stem delta z``.

    Names, grammar words and stems that occur once in the article are left out: it is from these rows that
    ``by_article`` picks, so their number is that of the comparisons made.
    """
    counts = _counts(data)
    prior = counts.sum(axis=1)
    found = []
    for article in labels(data).index:
        rows = log_odds(counts[article], counts.drop(columns=article).sum(axis=1), prior)
        rows = rows[(counts[article] > 1) & ~rows.index.isin(_grammar())]
        rows = rows.sort_values("z", ascending=False, kind="stable")
        found.append(rows.reset_index(names="stem").assign(article=article))
    columns = ["article", "stem", "delta", "z"]
    return pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)


def bound(comparisons: int, level: float = 0.05) -> float:
    """Return the z that one of so many ``comparisons`` must reach to stand out, two-sided at ``level``.

    Bonferroni: the level is shared out evenly, so that chance alone lifts any of them over the bound
    with a probability of ``level`` at most.
    """
    return NormalDist().inv_cdf(1 - level / (2 * comparisons))


def _counts(data: Corpus) -> pd.DataFrame:
    """Return the count of each stem (rows) in each article (columns), names left out."""
    terms = data.terms[~data.terms["name"].astype(bool)]
    return terms.pivot_table(
        index="stem", columns="article", values="count", aggfunc="sum", fill_value=0
    ).astype(float)


def _forms(data: Corpus) -> "pd.Series[str]":
    """Return the most frequent word of each stem by article and stem, names left out."""
    terms = data.terms[~data.terms["name"].astype(bool)].sort_values("count", ascending=False, kind="stable")
    return terms.drop_duplicates(["article", "stem"]).set_index(["article", "stem"])["form"]


def _grammar() -> frozenset[str]:
    """Return stems (``doe`` for does) of grammar words that carry no content of their own."""
    return frozenset(
        "a an the and or but if of to in on at by for from with about as into than that this these those "
        "it is are was were be been being has have had do did doe not n't am 'm s 's so such "
        "who whom which what when where while he she they i we you his her their my our your him them me us "
        "will would can could may there also".split()
    )
