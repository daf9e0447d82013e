"""``breaking-ranks compare``: hold an article found elsewhere against the hashes of ours."""

from collections.abc import Iterator, Sequence

import pandas as pd

from ..store.project import Project
from ..text.parts import FURNITURE
from ..text.plain import fingerprint

_NO_WORDS = fingerprint("")


def lines(project: Project, name: str, content: Sequence[str]) -> Iterator[str]:
    """Yield what the ``content`` of the file ``name``, a paragraph each, have of our articles.

    The article with most matching paragraphs is named, with the paragraphs that match and those that
    are missing. A line counts as known if it is in that article, its web page's furniture included.
    Lines without a word are passed over; no line's text is repeated.
    """
    hashes = {number: fingerprint(line) for number, line in enumerate(content, start=1)}
    hashes = {number: value for number, value in hashes.items() if value != _NO_WORDS}
    ours = project.load("paragraphs")
    ours = ours.assign(matches=ours["sha256"].isin(set(hashes.values())))
    matches = ours[ours["part"] != FURNITURE].groupby("article")["matches"].sum()
    article = str(matches.idxmax())
    if not matches[article]:
        yield f"{name}: none of its {len(hashes)} lines is a paragraph of the articles"
        return
    yield from _report(name, hashes, ours[ours["article"] == article])
    for other in matches.index[(matches > 0) & (matches.index != article)]:
        yield f"{int(matches[other])} of its lines stand in {other} too"


def _report(name: str, hashes: dict[int, str], ours: pd.DataFrame) -> Iterator[str]:
    """Yield what matches, what is missing and what is unknown, held against the rows of one article."""
    paragraphs = ours[ours["part"] != FURNITURE]
    found = paragraphs[paragraphs["matches"]]["paragraph"]
    missing = paragraphs[~paragraphs["matches"]]["paragraph"]
    unknown = [number for number, value in hashes.items() if value not in set(ours["sha256"])]
    yield f"{name}: {len(found)} of {len(paragraphs)} paragraphs of {ours['article'].iloc[0]}"
    yield f"paragraphs that match: {spans(list(found)) or 'none'}"
    yield f"paragraphs missing: {spans(list(missing)) or 'none'}"
    yield f"lines unknown: {spans(unknown) or 'none'}"


def spans(numbers: Sequence[int]) -> str:
    """Return rising numbers with runs drawn together.

    >>> spans([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
