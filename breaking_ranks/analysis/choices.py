"""The same question under every combination of choices that a reader can make."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from ..store.corpus import Corpus
from . import codebook
from .corpus import KEYS, in_order
from .statistics import Array, intervals, paragraphs

PARTS, AVERAGES, WEIGHTS = ["body", "all_parts"], ["mean", "median", "by_words"], ["sentences", "words"]
INSTRUMENTS = ["vader_neutral", "vader", "lexicon_mean_neutral", "lexicon_mean", "hu_liu", "afinn"]
SHEETS = ["codings", "pass_1", "pass_2"]

# each takes scores (all columns but the last) and words (the last), a row for each sentence
_AVERAGES: dict[str, Callable[[Array], Array]] = {
    "mean": lambda values: np.asarray(values[:, :-1].mean(axis=0)),
    "median": lambda values: np.asarray(np.median(values[:, :-1], axis=0)),
    "by_words": lambda values: np.asarray(values[:, -1] @ values[:, :-1] / values[:, -1].sum()),
}


def sentiment(data: Corpus) -> pd.DataFrame:
    """Return the average score of each article by instrument, parts and average, with its interval.

    Columns: ``article label instrument parts average mean low high n``; ``mean`` is the value of the
    ``average``, ``low`` and ``high`` its 95 % interval over paragraphs, ``n`` the number of sentences.
    """
    rows = []
    for parts in PARTS:
        for article, found in _of(data.sentences, parts).groupby("article"):
            values = found[[*INSTRUMENTS, "words"]].to_numpy(float)
            for average, statistic in _AVERAGES.items():
                low, high = intervals(values, paragraphs(found), statistic)
                every = zip(INSTRUMENTS, statistic(values), low, high, strict=True)
                rows += [(article, one, parts, average, *ends, len(found)) for one, *ends in every]
    columns = "article instrument parts average mean low high n".split()
    return in_order(data, pd.DataFrame(rows, columns=columns))


def frames(data: Corpus) -> pd.DataFrame:
    """Return the share of each frame by sheet, parts and weight.

    Columns: ``article label frame frame_label sheet parts weight share leads``; ``leads`` says whether no
    frame of the article has a larger share.
    """
    names, found = codebook.frames(data), []
    for sheet in SHEETS:
        coded = data.sentences[[*KEYS, "part", "words"]].merge(getattr(data, sheet), on=KEYS)
        for parts in PARTS:
            own = _of(coded, parts)
            for weight in WEIGHTS:
                each = own["words"].astype(float) if weight == "words" else pd.Series(1.0, own.index)
                carried = own[list(names)].astype(float).mul(each, axis=0).groupby(own["article"]).sum()
                shares = carried.div(each.groupby(own["article"]).sum(), axis=0)
                long = shares.reset_index().melt("article", var_name="frame", value_name="share")
                found.append(long.assign(sheet=sheet, parts=parts, weight=weight))
    every = pd.concat(found, ignore_index=True)
    most = every.groupby(["article", "sheet", "parts", "weight"])["share"].transform("max")
    every = every.assign(leads=(every["share"] == most) & (most > 0), frame_label=every["frame"].map(names))
    return in_order(data, every)


def _of(sentences: pd.DataFrame, parts: str) -> pd.DataFrame:
    return sentences[sentences["part"] == "body"] if parts == "body" else sentences
