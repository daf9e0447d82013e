"""Arithmetic on spans: start and end of something in a text, in characters."""

from collections.abc import Sequence

from .segment import Span


def covered(inner: Sequence[Span], outer: Sequence[Span]) -> list[bool]:
    """Say of each span of ``inner`` whether it lies wholly within one of ``outer``.

    Both are sorted by their starts; the spans of ``outer`` may nest or overlap.

    >>> covered([(0, 2), (3, 5)], [(2, 5)])
    [False, True]
    """
    found, place, reach = [], 0, -1
    for start, end in inner:
        while place < len(outer) and outer[place][0] <= start:
            reach = max(reach, outer[place][1])
            place += 1
        found.append(end <= reach)
    return found


def keep(text: str, spans: Sequence[Span], *, inside: bool, blank: str = " ") -> str:
    """Return ``text`` with a blank for each character outside ``spans``, or for each inside them.

    >>> keep("ab cd", [(0, 2)], inside=True), keep("ab cd", [(0, 2)], inside=False)
    ('ab   ', '   cd')
    """
    kept, done = [], 0
    for start, end in sorted(spans):
        start, end = max(start, done), max(end, done)
        kept += [text[done:start], text[start:end]]
        done = end
    kept.append(text[done:])
    return "".join(
        piece if bool(place % 2) == inside else blank * len(piece) for place, piece in enumerate(kept)
    )


def nesting(spans: Sequence[Span]) -> list[list[int]]:
    """Return for each span the places of those around it, the outermost first.

    The spans are sorted, an outer one before those in it; none crosses another.

    >>> nesting([(0, 9), (1, 3), (4, 8), (5, 6)])
    [[], [0], [0], [0, 2]]
    """
    found: list[list[int]] = []
    open_spans: list[int] = []
    for place, (start, _) in enumerate(spans):
        while open_spans and spans[open_spans[-1]][1] <= start:
            open_spans.pop()
        found.append(open_spans.copy())
        open_spans.append(place)
    return found
