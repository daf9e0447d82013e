"""Find quoted spans in English news text by their marks."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import overload

from .cue_words import CueWords
from .segment import Span
from .spans import nesting
from .speech import WORD, Kind, kind_of_quote, surroundings

MARK = re.compile(r"''|[\"“”‘’']")
PARAGRAPH = re.compile(r"[^\n]+")
FAMILY = {
    "“": "curly",
    "”": "curly",
    "‘": "single",
    "’": "single",
    "'": "single",
    '"': "straight",
    "''": "straight",
}
BEFORE_OPENING = " \t\u00a0([{—–-/\"“‘'"


@dataclass(frozen=True)
class Quote:
    """A quoted span; ``text[start:end]`` includes its marks. Nested quotes lie inside their outer one."""

    start: int
    end: int
    kind: Kind


class Quotes(Sequence[Quote]):
    """The quotes of a text by start, an outer quote before those nested in it; none crosses another."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._all = list(quotes)
        self._starts = [quote.start for quote in self._all]
        self._around = nesting([(quote.start, quote.end) for quote in self._all])

    @overload
    def __getitem__(self, place: int) -> Quote: ...
    @overload
    def __getitem__(self, place: slice) -> list[Quote]: ...
    def __getitem__(self, place: int | slice) -> Quote | list[Quote]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)

    def opening(self, start: int, end: int) -> list[Quote]:
        """Return the quotes that open in ``text[start:end]``; one may end beyond it."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def within(self, start: int, end: int) -> list[Quote]:
        """Return the quotes that overlap ``text[start:end]``, cut to it and counted from its start."""
        first = bisect_left(self._starts, start)
        # What opens earlier and reaches in is the last quote before, or one of those around that.
        earlier = [*self._around[first - 1], first - 1] if first else []
        reaching = [self._all[place] for place in earlier if self._all[place].end > start]
        return [
            replace(quote, start=max(quote.start, start) - start, end=min(quote.end, end) - start)
            for quote in reaching + self.opening(start, end)
        ]


def find_quotes(text: str, cues: CueWords) -> Quotes:
    """Return all quotes of a text; ``cues`` has the lists ``report_verb``, ``term_cue`` and ``elision``.

    A quote may hold several sentences but ends with its paragraph (a line): where a speech goes on in the
    next paragraph, that paragraph opens with a mark of its own and makes a span of its own. Apostrophes
    are not quotes. In ``"It rained," said Ann. His so-called "roof" leaked.`` the first is speech, the
    second scare.
    """
    found: list[Quote] = []
    for line in PARAGRAPH.finditer(text):
        spans = sorted(_paired(line[0], cues), key=lambda span: (span[0], -span[1]))
        for span, (before, after) in zip(spans, surroundings(line[0], spans), strict=True):
            kind = kind_of_quote(line[0][slice(*span)], before, after, cues)
            found.append(Quote(line.start() + span[0], line.start() + span[1], kind))
    return Quotes(found)


def _paired(line: str, cues: CueWords) -> list[Span]:
    """Return the spans between opening and closing marks of one paragraph that hold a word."""
    spans: list[Span] = []
    waiting: list[re.Match[str]] = []
    for mark in MARK.finditer(line):
        if _opens(line, mark, cues):
            waiting = [one for one in waiting if FAMILY[one[0]] != FAMILY[mark[0]]] + [mark]
        elif _closes(line, mark) and (place := _partner(waiting, mark)) is not None:
            spans.append((waiting[place].start(), mark.end()))
            del waiting[place:]
    # A speech of several paragraphs closes only in its last one.
    if waiting and waiting[0].start() == 0 and FAMILY[waiting[0][0]] != "single":
        spans.append((0, len(line)))
    return [(start, end) for start, end in spans if WORD.search(line, start, end)]


def _opens(line: str, mark: re.Match[str], cues: CueWords) -> bool:
    """Say whether the mark stands where a quote can open: after a space or bracket, before a word."""
    if mark[0] in "”’" or mark.end() >= len(line) or line[mark.end()].isspace():
        return False
    follower = WORD.match(line, mark.end())
    if mark[0] in "'‘" and follower:
        word = follower[0].lower()
        if word in cues.listed("elision") or word[0].isdigit():
            return False
    before = line[mark.start() - 1] if mark.start() else " "
    return mark[0] == "“" or (before in BEFORE_OPENING and line[mark.end()] not in ".,;:!?)]")


def _closes(line: str, mark: re.Match[str]) -> bool:
    """Say whether a quote can close at the mark: after a word or stop; a single mark before no letter."""
    if mark[0] in "“‘" or mark.start() == 0:
        return False
    follower = line[mark.end()] if mark.end() < len(line) else " "
    return mark[0] == "”" or not (line[mark.start() - 1].isspace() or follower.isalnum())


def _partner(waiting: list[re.Match[str]], mark: re.Match[str]) -> int | None:
    """Return the place of the opening mark that ``mark`` closes, ``None`` if it closes none.

    A double mark may close a double mark of the other shape.
    """
    for place in range(len(waiting) - 1, -1, -1):
        if FAMILY[waiting[place][0]] == FAMILY[mark[0]]:
            return place
    doubles = [place for place, one in enumerate(waiting) if FAMILY[one[0]] != "single"]
    return doubles[-1] if doubles and FAMILY[mark[0]] != "single" else None
