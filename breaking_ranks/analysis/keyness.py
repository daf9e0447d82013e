"""Which words set one article apart from the others."""

from types import SimpleNamespace

import numpy as np
import pandas as pd

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


def by_article(data: SimpleNamespace, top: int) -> pd.DataFrame:
    """Return the ``top`` stems that set each article apart from the four others, names left out.

    Columns: ``article label stem form count z``. The prior is the count of each stem over all five
    articles, so that a stem must be more frequent than its own share to stand out. Stems that occur
    once in an article and grammar words are left out; where stems tie at the end, the alphabet decides.
    """
    terms = data.terms[~data.terms["name"].astype(bool)]
    counts = terms.pivot_table(
        index="stem", columns="article", values="count", aggfunc="sum", fill_value=0
    ).astype(float)
    forms = (
        terms.sort_values("count", ascending=False, kind="stable")
        .drop_duplicates(["article", "stem"])
        .set_index(["article", "stem"])["form"]
    )
    prior = counts.sum(axis=1)
    found = []
    for article in labels(data).index:
        scored = log_odds(counts[article], counts.drop(columns=article).sum(axis=1), prior)
        scored = scored[(counts[article] > 1) & ~scored.index.isin(_grammar())].nlargest(top, "z")
        found.append(scored.reset_index(names="stem").assign(article=article))
    rows = pd.concat(found, ignore_index=True)
    keys = list(zip(rows["article"], rows["stem"], strict=True))
    return rows.assign(
        label=rows["article"].map(labels(data)), form=[forms[k] for k in keys],
        count=[int(counts.loc[stem, article]) for article, stem in keys],
    )  # fmt: skip


def _grammar() -> frozenset[str]:
    """Return stems (``doe`` for does) of grammar words that carry no content of their own."""
    return frozenset(
        "a an the and or but if of to in on at by for from with about as into than that this these those "
        "it is are was were be been being has have had do did doe not n't am 'm s 's so such "
        "who whom which what when where while he she they i we you his her their my our your him them me us "
        "will would can could may there also".split()
    )
