"""The word by which a browser finds a paragraph on the page of its publisher."""

import re
from collections import Counter
from collections.abc import Sequence

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
    counts = Counter(word.lower() for p in read for word in _WORD.findall(plain(p.text)))
    return [_longest(p.text, counts) if p.part in SOUGHT else "" for p in read]


def _longest(text: str, counts: Counter[str]) -> str:
    alone = (word for word in _ALONE.findall(plain(text)) if counts[word.lower()] == 1)
    return max(alone, key=len, default="")
