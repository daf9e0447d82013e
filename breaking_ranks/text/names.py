"""Find the names of people, places and bodies, so that they can be told apart from other words."""

import re
from collections.abc import Iterable, Sequence

from .segment import Span

_NEUTRAL = "Xx"  # a word that no lexicon lists
_FIRST = re.compile(r"\w+|[^\w\s]")  # what a form of a name begins with: a whole word, or one mark
_LETTER = re.compile(r"\w")


class Names:
    """The forms of all names of a corpus: case counts, and a longer form goes before a shorter one.

    Forms are looked up by their first word, then by length, so that a text takes as long to search
    for ten names as for ten thousand. A form begins with no white space.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms)
        lengths: dict[str, set[int]] = {}
        for form in self._forms:
            if first := _FIRST.match(form):
                lengths.setdefault(first[0], set()).add(len(form))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def spans(self, text: str) -> list[Span]:
        """Return start and end of each name in ``text``, none of which touches another letter."""
        found: list[Span] = []
        done = 0
        for first in _FIRST.finditer(text):
            start = first.start()
            if first[0] in self._lengths and start >= done and (end := self._end(text, start, first[0])):
                found.append((start, end))
                done = end
        return found

    def _end(self, text: str, start: int, first: str) -> int:
        """Return where the longest name that begins at ``start`` ends; 0 if none begins there."""
        if start and _LETTER.match(first) is None and _LETTER.match(text, start - 1):
            return 0
        for length in self._lengths[first]:
            end = start + length
            if end <= len(text) and text[start:end] in self._forms and not _LETTER.match(text, end):
                return end
        return 0

    def neutralised(self, text: str) -> str:
        """Return ``text`` with every name replaced by one word that no lexicon lists."""
        return replaced(text, self.spans(text))


def replaced(text: str, names: Sequence[Span]) -> str:
    """Return ``text`` with each of its ``names``, sorted, replaced by the word that no lexicon lists."""
    edges = [0, *(edge for span in names for edge in span), len(text)]
    between = zip(edges[::2], edges[1::2], strict=True)
    return _NEUTRAL.join(text[start:end] for start, end in between)
