"""One function per question: tables in, tidy DataFrames out. Reads no article, draws nothing."""

from . import (
    agreement,
    alternative,
    careers,
    coders,
    corpus,
    corrected,
    dictionary,
    framing,
    human,
    keyness,
    reporting,
    sampling,
    sentiment,
    story,
    validity,
    voices,
)

__all__ = [
    "agreement",
    "alternative",
    "careers",
    "coders",
    "corpus",
    "corrected",
    "dictionary",
    "framing",
    "human",
    "keyness",
    "reporting",
    "sampling",
    "sentiment",
    "story",
    "validity",
    "voices",
]
