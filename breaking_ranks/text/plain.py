"""The plain form of a text, and the hash that knows a text again by its words alone."""

import hashlib
import re

# One character for one character, so that offsets into the file stay true.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return ``text`` with straight quotes and plain spaces, each character still in its place."""
    return text.translate(_PLAIN)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the words of ``text`` alone: lower case, no punctuation, single spaces.

    A copy of a paragraph set with other quotes, dashes or spacing has the same fingerprint.
    """
    words = _WORD.findall(plain(text).replace("'", "").lower())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()
