"""Stems of English words: Snowball's English stemmer (Porter 2001) as NLTK implements it."""

from functools import lru_cache

from nltk.stem.snowball import SnowballStemmer

_SNOWBALL = SnowballStemmer("english")


@lru_cache(maxsize=65_536)  # more than the different words of most corpora, and no more than some MB
def stem(word: str) -> str:
    """Return the stem of ``word``, a word in lower case."""
    return _SNOWBALL.stem(word)


def cue_stems(words_of_frame: str) -> frozenset[str]:
    """Return the stems of a codebook's cue words (separated by spaces)."""
    return frozenset(stem(word.lower()) for word in words_of_frame.split())
