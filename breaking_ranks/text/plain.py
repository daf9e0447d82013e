"""The plain form of a text, and the hash that knows a text again by its words alone."""

import hashlib
import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate, chain

# One character for one character, so that offsets into the file stay true.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"\S+")
_REMEMBERED = 65_536  # pieces of text


def plain(text: str) -> str:
    """Return ``text`` with straight quotes and plain spaces, each character still in its place."""
    return text.translate(_PLAIN)


def plain_words(text: str) -> list[str]:
    """Return the words of ``text`` as its fingerprint has them: lower case, no punctuation.

    An apostrophe joins what stands before and after it; every other sign that is no letter or digit parts.

    >>> plain_words("The Mayor’s round-up: 3,000 held")
    ['the', 'mayors', 'round', 'up', '3', '000', 'held']
    """
    return list(chain.from_iterable(map(_words, text.split())))


@lru_cache(maxsize=_REMEMBERED)
def _words(piece: str) -> tuple[str, ...]:
    """Return the plain words of a text without white space, over which nothing is joined."""
    return tuple(_WORD.findall(plain(piece).replace("'", "").lower()))


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the ``plain_words`` of ``text``, single spaces between them, as UTF-8.

    A copy of a paragraph set with other quotes, dashes or spacing has the same fingerprint.
    """
    return fingerprint_of(plain_words(text))


def fingerprint_of(words: list[str]) -> str:
    """Return the fingerprint of a text whose ``plain_words`` are known."""
    return sha256(" ".join(words))


class PlainPlaces:
    """Where the plain words of a text stand in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [piece.start() for piece in _PIECE.finditer(text)]
        self._before = list(accumulate(map(len, map(_words, text.split())), initial=0))

    def count(self, end: int) -> int:
        """Return how many plain words ``text[:end]`` has.

        >>> PlainPlaces("The round-up, he said").count(9)
        2
        """
        place = bisect_left(self._starts, end) - 1
        if place < 0:
            return 0
        return self._before[place] + len(_words(self._text[self._starts[place] : end].rstrip()))


def sha256(text: str) -> str:
    """Return the SHA-256 of ``text`` as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
