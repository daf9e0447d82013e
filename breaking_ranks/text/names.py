"""Find the names of people, places and bodies, so that they can be told apart from other words."""

import re
from collections.abc import Iterable

from .segment import Span

_NEUTRAL = "Xx"


class Names:
    """The forms of all names of the corpus, compiled once.

    A longer form goes before a shorter one that it holds; case counts.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
        any_of = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)")

    def spans(self, text: str) -> list[Span]:
        """Return start and end of each name in ``text``."""
        return [match.span() for match in self._pattern.finditer(text)]

    def neutralised(self, text: str) -> str:
        """Return ``text`` with every name replaced by one word that no lexicon lists."""
        return self._pattern.sub(_NEUTRAL, text)


def inside(span: Span, spans: Iterable[Span]) -> bool:
    """Say whether ``span`` lies within one of ``spans``."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)
