"""Finds quoted spans in English news text and tells speech from scare quotes.

Pure: text in, spans out; no model. Rules and word lists only (see `cue_words.csv`).
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from .cue_words import pattern, words

Kind = Literal["speech", "scare"]

MARK = re.compile(r"''|[\"“”‘’']")
PARAGRAPH = re.compile(r"[^\n]+")
WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
SENTENCE_END = re.compile(r"[.!?][\"”'’)]*\s+(?=[\"“‘'(]?[A-Z])|\n")
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
LONG = 5  # words: from here on a quote is speech unless it looks like a title
REACH = 600  # characters: how far to look for the sentence around a quote


@dataclass(frozen=True)
class Quote:
    """A quoted span; `text[start:end]` includes its marks. Nested quotes lie inside their outer one."""

    start: int
    end: int
    kind: Kind


def find_quotes(text: str) -> list[Quote]:
    """All quotes of a text, by start, an outer quote before those nested in it.

    A quote may hold several sentences but ends with its paragraph (a line): where a speech goes on in the
    next paragraph, that paragraph opens with a mark of its own and makes a span of its own. Apostrophes are
    not quotes.

    >>> [(q.start, q.end, q.kind) for q in find_quotes('"It rained," said Ann. His so-called "roof" leaked.')]
    [(0, 12, 'speech'), (37, 43, 'scare')]
    """
    spans = [span for paragraph in PARAGRAPH.finditer(text) for span in _paired(text, *paragraph.span())]
    spans.sort(key=lambda span: (span[0], -span[1]))
    return [Quote(start, end, _kind(_unquoted(text, spans, start, end), start, end)) for start, end in spans]


def within(quotes: list[Quote], start: int, end: int) -> list[Quote]:
    """The quotes that overlap text[start:end], cut to it and counted from its start."""
    return [
        replace(quote, start=max(quote.start, start) - start, end=min(quote.end, end) - start)
        for quote in quotes
        if quote.start < end and quote.end > start
    ]


def _paired(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between opening and closing marks of one paragraph."""
    spans: list[tuple[int, int]] = []
    waiting: list[re.Match[str]] = []
    for mark in MARK.finditer(text, start, end):
        if _opens(text, mark, start, end):
            waiting = [one for one in waiting if FAMILY[one[0]] != FAMILY[mark[0]]] + [mark]
        elif _closes(text, mark, start, end) and (place := _partner(waiting, mark)) is not None:
            spans.append((waiting[place].start(), mark.end()))
            del waiting[place:]
    # A speech of several paragraphs closes only in its last one.
    if waiting and waiting[0].start() == start and FAMILY[waiting[0][0]] != "single":
        spans.append((start, end))
    return [(a, b) for a, b in spans if WORD.search(text, a, b)]


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether the mark stands where a quote can open: after a space or bracket, before a word."""
    if mark[0] in "”’" or mark.end() >= end or text[mark.end()].isspace():
        return False
    follower = WORD.match(text, mark.end())
    if mark[0] in "'‘" and follower and (follower[0].lower() in words("elision") or follower[0][0].isdigit()):
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    return mark[0] == "“" or (before in BEFORE_OPENING and text[mark.end()] not in ".,;:!?)]")


def _closes(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a quote can close at the mark: after a word or stop; a single mark before no letter."""
    if mark[0] in "“‘" or mark.start() == start:
        return False
    follower = text[mark.end()] if mark.end() < end else " "
    return mark[0] == "”" or not (text[mark.start() - 1].isspace() or follower.isalnum())


def _partner(waiting: list[re.Match[str]], mark: re.Match[str]) -> int | None:
    """Place of the opening mark this one closes; a double mark may close a double mark of the other shape."""
    for place in range(len(waiting) - 1, -1, -1):
        if FAMILY[waiting[place][0]] == FAMILY[mark[0]]:
            return place
    doubles = [place for place, one in enumerate(waiting) if FAMILY[one[0]] != "single"]
    return doubles[-1] if doubles and FAMILY[mark[0]] != "single" else None


def _unquoted(text: str, spans: list[tuple[int, int]], start: int, end: int) -> str:
    """The text with the words of all other quotes blanked out, so that only the narrator's verbs count."""
    for a, b in spans:
        if b <= start or a >= end:
            text = text[: a + 1] + re.sub(r"\w", "_", text[a + 1 : b - 1]) + text[b - 1 :]
    return text


def _kind(text: str, start: int, end: int) -> Kind:
    """Speech: a clause, or words that a reporting verb of the sentence gives to somebody; otherwise scare."""
    inside = WORD.findall(text, start, end)
    before, after = _sentence_around(text, start, end)
    if re.search(pattern("term_cue").pattern + r"\W*$", before, re.IGNORECASE):
        return "scare"
    if _introduced(before, text[start:end], after):
        return "speech"
    if _title(inside) and not _title(WORD.findall(before + after)):
        return "scare"
    return "speech" if len(inside) >= LONG or pattern("report_verb").search(f"{before} {after}") else "scare"


def _sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the quote in its own sentence."""
    before = SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    after = SENTENCE_END.split(text[end : end + REACH])[0]
    return before, "" if text[end - 2] in ".?!" and SENTENCE_END.match(text, end - 2) else after


def _introduced(before: str, quote: str, after: str) -> bool:
    """Whether a reporting verb touches the quote: `said: "…"`, `"…," said Ann`, `"…," Ann Li said`."""
    verb = pattern("report_verb").pattern
    led = re.search(verb + r"(?: that)?[,:]?\s*$", before, re.IGNORECASE)
    followed = re.match(r",?\s*(?:[\w.'’-]+ ){0,3}?" + verb, after, re.IGNORECASE)
    return bool(led or (followed and re.search(r"[,?!.—-]\W*$", quote + after[:1])))


def _title(inside: list[str]) -> bool:
    """Whether words look like a title, name or headline: capitals first and last and on most words."""
    capitals = [word[0].isupper() or word[0].isdigit() for word in inside]
    return len(capitals) > 0 and capitals[0] and capitals[-1] and sum(capitals) > len(capitals) / 2
