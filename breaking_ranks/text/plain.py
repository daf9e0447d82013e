"""The plain form of a text, and the hash that knows a text again by its words alone."""

import hashlib
import re

# One character for one character, so that offsets into the file stay true.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return ``text`` with straight quotes and plain spaces, each character still in its place."""
    return text.translate(_PLAIN)


def plain_words(text: str) -> list[str]:
    """Return the words of ``text`` as its fingerprint has them: lower case, no punctuation.

    An apostrophe joins what stands before and after it; every other sign that is no letter or digit parts.

    >>> plain_words("The Mayor’s round-up: 3,000 held")
    ['the', 'mayors', 'round', 'up', '3', '000', 'held']
    """
    return _WORD.findall(plain(text).replace("'", "").lower())


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the ``plain_words`` of ``text``, single spaces between them, as UTF-8.

    A copy of a paragraph set with other quotes, dashes or spacing has the same fingerprint.
    """
    return sha256(" ".join(plain_words(text)))


def sha256(text: str) -> str:
    """Return the SHA-256 of ``text`` as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()
