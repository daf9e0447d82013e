"""The articles beside ordinary political news, both measured by the same program."""

import pandas as pd

from ..store.corpus import Corpus
from . import codebook
from .corpus import body, in_order

SHARES = ["attributed", "quoted"]
RATES = ["report_neutral", "report_assertive", "report_doubting", "hedges", "evidentials"]
NEWS = {"low": "news_10th_percentile", "middle": "news_median", "high": "news_90th_percentile"}


def rates(data: Corpus) -> pd.DataFrame:
    """Return reporting verbs by class, hedges and evidentials in the body of each article.

    Columns: ``article label measure cue words count rate``, the rate per 1,000 words, and what ordinary
    news has: ``news_10th_percentile news_median news_90th_percentile``. ``cue`` is the measure in words.
    """
    sums = body(data).groupby("article")[[*RATES, "words"]].sum()
    long = sums.reset_index().melt(["article", "words"], var_name="measure", value_name="count")
    rate = (1000 * long["count"] / long["words"]).astype(float)
    return _beside_news(data, long.assign(rate=rate, cue=_named(data, long)))


def cues_table(data: Corpus) -> pd.DataFrame:
    """Return the counts of ``rates``: a row for each measure, a column for each article, and the expected.

    *In ordinary news* is how many the median article of ordinary news has in as many words as all articles.
    """
    found = rates(data)
    counts = found.pivot_table(index="cue", columns="label", values="count", aggfunc="sum", sort=False)
    words = found.drop_duplicates("article")["words"].sum()
    expected = (
        (found.drop_duplicates("cue").set_index("cue")[NEWS["middle"]] * words / 1000).round().astype(int)
    )
    named = counts.assign(All=counts.sum(axis=1)).astype(int).assign(**{"In ordinary news": expected})
    return named.rename_axis(index="Words", columns=None).reset_index()


def shares(data: Corpus) -> pd.DataFrame:
    """Return how much of the body of each article is attributed, by rule, and how much is quoted.

    Columns: ``article label measure kind words count share`` and those of ordinary news as in
    ``rates``; ``count`` words of ``words`` make the share. A document has no reporter who could
    attribute anything and is left out.
    """
    inside = body(data)
    genre = data.articles.set_index("article")["genre"]
    inside = inside[inside["article"].map(genre) != "first-person statement"]
    given = inside["words"] * inside["attributed"].astype(int)
    sums = inside.assign(attributed=given, quoted=inside["quoted_words"]).groupby("article")
    long = sums[[*SHARES, "words"]].sum().reset_index()
    long = long.melt(["article", "words"], var_name="measure", value_name="count")
    share = (long["count"] / long["words"]).astype(float)
    return _beside_news(data, long.assign(share=share, kind=_named(data, long)))


def _named(data: Corpus, rows: pd.DataFrame) -> "pd.Series[str]":
    return codebook.named(rows["measure"], codebook.categories(data, "measure"))


def _beside_news(data: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``rows`` (with ``article`` and ``measure``) in order, with what ordinary news has.

    Adds ``label`` and, from the table ``yardstick`` and in its unit, the columns of ``NEWS``.
    """
    news = data.yardstick.set_index("measure")[list(NEWS)].astype(float).rename(columns=NEWS)
    return in_order(data, rows.join(news, on="measure"))


def news(data: Corpus) -> pd.DataFrame:
    """Return the yardstick by measure: ``low middle high pooled``, with its ``articles`` and ``words``."""
    found = data.yardstick.set_index("measure")
    return found[["low", "middle", "high", "pooled", "articles", "words"]].astype(
        {"low": float, "middle": float, "high": float, "pooled": float, "articles": int, "words": int}
    )


def outside_the_band(data: Corpus) -> pd.DataFrame:
    """Return the rows of ``rates`` and ``shares`` that lie outside ordinary news's middle four fifths.

    Columns: ``article label measure value`` and the two ends of the band.
    """
    both = pd.concat(
        [rates(data).rename(columns={"rate": "value"}), shares(data).rename(columns={"share": "value"})]
    )
    found = both[~both["value"].between(both[NEWS["low"]], both[NEWS["high"]])]
    return found[["article", "label", "measure", "value", NEWS["low"], NEWS["high"]]].reset_index(drop=True)
