"""One function per question: tables in, tidy DataFrames out. Reads no article, draws nothing."""

from . import (
    agreement,
    careers,
    corpus,
    dictionary,
    framing,
    keyness,
    mentions,
    reporting,
    sentiment,
    tellings,
    units,
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
    "mentions",
    "reporting",
    "sentiment",
    "tellings",
    "units",
    "validity",
    "voices",
    "yardstick",
]
