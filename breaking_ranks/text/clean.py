"""Tell the parts of an article from the furniture of the web page it stood on."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FURNITURE = "furniture"
BODY = "body"

# One character for one character, so that offsets into the file stay true.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True)
class Rule:
    """A row of ``data/coded/parts.csv``: which lines it takes and what they are.

    An empty ``article``, ``line`` or ``pattern`` holds for all. ``pattern`` is a regular
    expression that the whole line must match.
    """

    rule: str
    article: str
    line: int | None
    pattern: str
    part: str

    def takes(self, article: str, number: int, line: str) -> bool:
        """Say whether this rule takes line ``number`` (counted from 1) of ``article``."""
        return (
            self.article in ("", article)
            and self.line in (None, number)
            and (not self.pattern or re.fullmatch(self.pattern, line) is not None)
        )


@dataclass(frozen=True)
class Paragraph:
    """A line of the file that is not blank.

    ``start`` and ``end`` are character offsets into the file; ``paragraph`` counts from the
    headline and is ``None`` for furniture; ``rule`` is ``""`` where no rule spoke (body text).
    """

    line: int
    paragraph: int | None
    part: str
    rule: str
    start: int
    end: int
    text: str


def plain(text: str) -> str:
    """Return ``text`` with straight quotes and plain spaces, each character still in its place."""
    return text.translate(_PLAIN)


def paragraphs(article: str, text: str, rules: Sequence[Rule]) -> Iterator[Paragraph]:
    """Yield every line of ``text`` that is not blank, labelled by the first rule that takes it."""
    number = 0
    for line, (start, end) in enumerate(_line_spans(text), start=1):
        if start == end:
            continue
        content = text[start:end]
        rule = next((r for r in rules if r.takes(article, line, plain(content))), None)
        part = rule.part if rule else BODY
        number += part != FURNITURE
        yield Paragraph(
            line=line,
            paragraph=None if part == FURNITURE else number,
            part=part,
            rule=rule.rule if rule else "",
            start=start,
            end=end,
            text=content,
        )


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line, white space at either end left out."""
    start = 0
    for line in text.split("\n"):
        lead = len(line) - len(line.lstrip())
        yield start + lead, start + max(lead, len(line.rstrip()))
        start += len(line) + 1


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the words of ``text`` alone: lower case, no punctuation, single spaces.

    A copy of a paragraph set with other quotes, dashes or spacing has the same fingerprint.
    """
    words = re.findall(r"[^\W_]+", plain(text).replace("'", "").lower())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()
