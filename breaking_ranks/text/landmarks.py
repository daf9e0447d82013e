"""The word by which a browser finds a paragraph on the page of its publisher."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from .parts import Paragraph
from .plain import plain

# the parts that a reader scrolls to; a headline stands at the top, a subhead above the paragraph that follows
SOUGHT = ("body", "deck", "caption", "coda")
_WORD = re.compile(r"[^\W_]+")
# no part of a compound: browsers cut those unlike us
_ALONE = re.compile(r"(?<![\w'.-])[^\W_]{4,}(?![\w'-])")


def landmarks(read: Sequence[Paragraph]) -> list[str]:
    """Return for each paragraph the longest word that stands nowhere else in the article, or nothing.

    Of words of one length it is the first, as printed. A text fragment (``#:~:text=``) of this one word leads
    a browser to the paragraph; the opening words would take up to five, and twice as much of the text. The
    longest is the least likely to stand in what a publisher prints around the article. Furniture, and parts
    not ``SOUGHT``, have none.
    """
    pieces = [[_words(piece) for piece in p.text.split()] for p in read]
    counts = Counter(chain.from_iterable(words for of_one in pieces for words, _ in of_one))
    return [
        _longest((word for _, alone in of_one for word in alone), counts) if p.part in SOUGHT else ""
        for p, of_one in zip(read, pieces, strict=True)
    ]


def _longest(alone: Iterable[str], counts: Counter[str]) -> str:
    return max((word for word in alone if counts[word.lower()] == 1), key=len, default="")


@lru_cache(maxsize=65_536)
def _words(piece: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a text without white space in lower case; those that stand alone, as printed."""
    text = plain(piece)
    return tuple(word.lower() for word in _WORD.findall(text)), tuple(_ALONE.findall(text))
