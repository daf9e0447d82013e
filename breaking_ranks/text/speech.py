"""Tell quoted speech from scare quotes by the sentence around a quote: rules and word lists, no model."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from .cue_words import CueWords
from .segment import Span
from .spans import nesting

Kind = Literal["speech", "scare"]

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
SENTENCE_END = re.compile(r"[.!?][\"”'’)]*\s+(?=[\"“‘'(]?[A-Z])|\n")
LONG = 5  # words: from here on a quote is speech unless it looks like a title
REACH = 600  # characters: how far to look for the sentence around a quote
_LETTER = re.compile(r"\w")
_STOP_AT_END = re.compile(r"[,?!.—-]\W*$")


def surroundings(line: str, spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each quoted span in its own sentence, on its own line.

    The words of all other quotes are blanked out, so that only the narrator's verbs count; those of the
    quotes around a nested one are kept, for there the verb that gives it to somebody stands. ``spans`` are
    sorted and nested as ``nesting`` needs them.
    """
    around = nesting(spans)
    depths = [len(outer) for outer in around]
    levels = [
        _blanked(line, [span for span, at in zip(spans, depths, strict=True) if at == depth])
        for depth in range(max(depths, default=-1) + 1)
    ]
    for span, outer in zip(spans, around, strict=True):
        yield _sentence_around(line, levels, span, [spans[place] for place in outer])


def _blanked(line: str, spans: Sequence[Span]) -> str:
    """Return the line with ``_`` for each letter between the marks of ``spans``, of which none overlap."""
    edges = [0, *(edge for start, end in spans for edge in (start + 1, end - 1)), len(line)]
    pieces = [line[start:end] for start, end in pairwise(edges)]
    pieces[1::2] = [_LETTER.sub("_", piece) for piece in pieces[1::2]]
    return "".join(pieces)


def _sentence_around(line: str, levels: list[str], span: Span, outer: list[Span]) -> tuple[str, str]:
    """Return the rest of a quote's sentence before and after it, from the line blanked at each depth.

    Between the marks of two quotes around it, of depth 1 and 2 say, the quotes of depth 2 are blanked.
    """
    start, end = span
    low, high = max(0, start - REACH), end + REACH
    starts = [0, *(begun for begun, _ in outer), start]
    ends = [end, *(ended for _, ended in reversed(outer)), len(line)]
    outwards = range(len(outer), -1, -1)
    before = [levels[d][max(a, low) : max(b, low)] for d, (a, b) in enumerate(pairwise(starts))]
    after = [levels[d][a : min(b, high)] for d, (a, b) in zip(outwards, pairwise(ends), strict=True)]
    rest = "".join(after)
    ended = line[end - 2] in ".?!" and SENTENCE_END.match(line[end - 2 : end] + rest)
    return SENTENCE_END.split("".join(before))[-1], "" if ended else SENTENCE_END.split(rest)[0]


def kind_of_quote(quote: str, before: str, after: str, cues: CueWords) -> Kind:
    """Return the kind of a quote from its words and what stands before and after it in its sentence.

    Speech is a clause, or words that a reporting verb of the sentence gives to somebody; all else is scare.
    ``cues`` has the lists ``term_cue`` ("so-called") and ``report_verb``.
    """
    inside = WORD.findall(quote)
    if cues.pattern("term_cue", after=r"\W*$").search(before):
        return "scare"
    if _introduced(quote, before, after, cues):
        return "speech"
    if _title(inside) and not _title(WORD.findall(before + after)):
        return "scare"
    verbs = cues.pattern("report_verb")
    return "speech" if len(inside) >= LONG or verbs.search(f"{before} {after}") else "scare"


def _introduced(quote: str, before: str, after: str, cues: CueWords) -> bool:
    """Say whether a reporting verb touches the quote: `said: "…"`, `"…," said Ann`, `"…," Ann Li said`."""
    if cues.pattern("report_verb", after=r"(?: that)?[,:]?\s*$").search(before):
        return True
    followed = cues.pattern("report_verb", before=r",?\s*(?:[\w.'’-]+ ){0,3}?").match(after)
    return bool(followed and _STOP_AT_END.search(quote + after[:1]))


def _title(words: list[str]) -> bool:
    """Say whether words look like a title, name or headline: capitals first, last and on most of them."""
    capitals = [word[0].isupper() or word[0].isdigit() for word in words]
    return len(capitals) > 0 and capitals[0] and capitals[-1] and sum(capitals) > len(capitals) / 2
