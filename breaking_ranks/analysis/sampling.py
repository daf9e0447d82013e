"""Which sentences people are asked to code: a stratified sample with known probabilities."""

import numpy as np
import pandas as pd

from ..store.corpus import Corpus
from . import codebook
from .corpus import KEYS

SEED = 20261124
SIZES = {"rare": 28, "settled": 18, "rest": 14}  # sentences drawn from each stratum, 60 in all
RARE = 0.1  # a frame is rare if either pass sees it in a smaller share of the sentences


def strata(data: Corpus) -> pd.DataFrame:
    """Return every sentence with its ``stratum``; columns ``article paragraph sentence stratum``.

    ``rare``: a pass codes a rare frame in it; else ``settled``: the passes differ in a cell, so that it
    had to be settled; else ``rest``. Only the raw passes are asked, which nobody edits: a settlement that
    is corrected later leaves the sample as it was drawn. Nothing where the passes are empty.
    """
    one, two = (sheet.set_index(KEYS) for sheet in (data.pass_1, data.pass_2))
    coded, frames = codebook.names(codebook.sentence_variables(data)), codebook.frames(data)
    if one.empty or two.empty:
        return pd.DataFrame(columns=[*KEYS, "stratum"])
    scarce = [frame for frame in frames if min(one[frame].mean(), two[frame].mean()) < RARE]
    rare = one[scarce].eq(1).any(axis=1) | two[scarce].eq(1).any(axis=1)
    settled = one[coded].ne(two[coded]).any(axis=1)
    found = pd.Series("rest", index=one.index).mask(settled, "settled").mask(rare, "rare")
    return found.rename("stratum").reset_index()


def draw(sentences: pd.DataFrame, sizes: dict[str, int], seed: int = SEED) -> pd.DataFrame:
    """Return sentences drawn from each stratum of ``strata``, with their ``probability``.

    From each stratum as many as ``sizes`` says are drawn without replacement, each alike likely; all
    where it has no more. The probability of a sentence is the number drawn by the number in its stratum,
    so the inverse probabilities sum to the number of sentences. The seed is fixed: the same sentences
    give the same sample. Source: stratified sampling (Cochran 1977).
    """
    random = np.random.default_rng(seed)
    drawn = [sentences.head(0).assign(probability=pd.Series(dtype=float))]
    for stratum, size in sizes.items():
        rows = sentences[sentences["stratum"] == stratum]
        chosen = random.permutation(len(rows))[:size]
        if len(rows):
            drawn.append(rows.iloc[np.sort(chosen)].assign(probability=len(chosen) / len(rows)))
    return pd.concat(drawn).sort_index(kind="stable").reset_index(drop=True)


def sample(data: Corpus) -> pd.DataFrame:
    """Return the sample of sixty sentences as the table *sample* has it."""
    return draw(strata(data), SIZES)


def sizes(data: Corpus) -> pd.DataFrame:
    """Return how many sentences each stratum has and how many were drawn: columns in words."""
    every, drawn = (rows.groupby("stratum").size() for rows in (strata(data), data.sample))
    meaning = {
        "rare": "A pass saw a rare frame in it",
        "settled": "The passes differ on it",
        "rest": "Neither",
    }
    return pd.DataFrame(
        {"Stratum": text, "Sentences": int(every.get(name, 0)), "Drawn": int(drawn.get(name, 0))}
        for name, text in meaning.items()
    )
