"""Label the lines of a file: parts of the article, or furniture of the web page it stood on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .plain import plain

FURNITURE = "furniture"
BODY = "body"


@dataclass(frozen=True)
class Rule:
    """Which lines a rule takes, and what they are.

    An empty ``article`` or ``pattern``, or ``None`` for ``line``, holds for all. ``pattern`` is a regular
    expression that the whole line must match, its quotes straight.
    """

    rule: str
    article: str
    line: int | None
    pattern: str
    part: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern, compiled. ``re.error``, or for huge repeats ``OverflowError``, if it is none."""
        return re.compile(self.pattern)

    def takes(self, article: str, number: int, line: str) -> bool:
        """Say whether this rule takes line ``number`` (counted from 1) of ``article``."""
        return (
            self.article in ("", article)
            and self.line in (None, number)
            and (not self.pattern or self.expression.fullmatch(line) is not None)
        )


class Rules:
    """Rules of many articles in the order of their table: of those that take a line, the first holds.

    They are sorted by article and line once, so that a line is held against its own rules only.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_place: defaultdict[tuple[str, int | None], list[tuple[int, Rule]]] = defaultdict(list)
        for order, rule in enumerate(rules):
            self._by_place[rule.article, rule.line].append((order, rule))

    def first(self, article: str, number: int, line: str) -> Rule | None:
        """Return the rule that labels line ``number`` (from 1) of ``article``; ``None`` if none takes it."""
        places = ((name, place) for name in {"", article} for place in (None, number))
        found = [pair for place in places for pair in self._by_place.get(place, ())]
        ordered = (rule for _, rule in sorted(found, key=lambda pair: pair[0]))
        return next((rule for rule in ordered if rule.takes(article, number, line)), None)


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


def paragraphs(article: str, text: str, rules: Rules) -> Iterator[Paragraph]:
    """Yield every line of ``text`` that is not blank, labelled by the first rule that takes it."""
    number = 0
    for line, (start, end) in enumerate(_line_spans(text), start=1):
        if start == end:
            continue
        content = text[start:end]
        rule = rules.first(article, line, plain(content))
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
