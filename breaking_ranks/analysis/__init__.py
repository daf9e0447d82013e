"""One function per question: tables in, tidy DataFrames out. Reads no article, draws nothing."""

from . import (
    agreement,
    careers,
    corpus,
    dictionary,
    framing,
    keyness,
    reporting,
    sentiment,
    story,
    validity,
    voices,
    yardstick,
)

__all__ = [
    "agreement",
    "careers",
    "corpus",
    "dictionary",
    "framing",
    "keyness",
    "reporting",
    "sentiment",
    "story",
    "validity",
    "voices",
    "yardstick",
]
