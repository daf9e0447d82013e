"""Read the tables of a large corpus: small frames of totals, whatever the size of what they sum up."""

from collections.abc import Sequence

import pandas as pd
import polars

_STEPS = 10_000  # scores are written with four decimals
BY = ("outlet", "year")
_COUNTS = ("words", "quoted_words", "report_neutral", "report_assertive", "report_doubting", "hedges",
           "evidentials")  # fmt: skip


def totals(folder: str, by: Sequence[str] = BY) -> pd.DataFrame:
    """Return sums over the sentences of the bodies of all articles, a row for each outlet and year.

    ``folder`` is what ``breaking-ranks extract --output`` wrote as Parquet; ``by`` is one of ``BY`` or both.
    Columns: ``by``, ``articles sentences``, the counts of *sentences* from ``words`` to ``evidentials``,
    ``attributed_words`` (in sentences that are attributed to somebody) and ``lexicon_mean``, the mean over
    sentences. An article of no known outlet or year has "" there. Only the columns that are asked for are
    read, a piece at a time. ``FileNotFoundError`` if the folder holds no such tables.
    """
    articles = polars.scan_parquet(f"{folder}/articles/*.parquet").select(
        "article", "outlet", year=polars.col("published").str.slice(0, 4)
    )
    sentences = polars.scan_parquet(f"{folder}/sentences/*.parquet").filter(polars.col("part") == "body")
    found = (
        sentences.join(articles, on="article", how="left")
        .group_by(*by)
        .agg(
            articles=polars.col("article").n_unique(),
            sentences=polars.len(),
            **{name: polars.col(name).sum() for name in _COUNTS},
            attributed_words=polars.col("words").filter(polars.col("attributed")).sum(),
            # a sum of whole numbers, for one of fractions would hang on their order
            lexicon_mean=(polars.col("lexicon_mean") * _STEPS).round().cast(polars.Int64).sum()
            / (polars.len() * _STEPS),
        )
        .sort(*by)
        .collect(engine="streaming")
    )
    return pd.DataFrame(found.to_dict(as_series=False))
