"""One function per question: tables in, tidy DataFrames out. Reads no article, draws nothing."""

from . import (
    agreement,
    careers,
    corpus,
    dictionary,
    errata,
    framing,
    keyness,
    reporting,
    sentiment,
    story,
    validity,
    voices,
)

__all__ = [
    "agreement",
    "careers",
    "corpus",
    "dictionary",
    "errata",
    "framing",
    "keyness",
    "reporting",
    "sentiment",
    "story",
    "validity",
    "voices",
]
