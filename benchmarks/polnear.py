"""The rule for attributed sentences against people's annotation: PolNeAR, dev split (Newell et al. 2018).

A sentence is attributed where a word of it lies in the content of an attribution, for half of its
annotators or more. The rule was developed on every second article, from the first of the sorted
file names; the others were held out and scored once: theirs are the figures to quote.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from breaking_ranks.analysis import statistics
from breaking_ranks.text.attribution import CuedText, attributed
from breaking_ranks.text.defaults import CUE_WORDS, default_cue_words
from breaking_ranks.text.quotes import Quote, find_quotes
from breaking_ranks.text.segment import Span, Splitter

from . import measure

HALVES = {
    "held-out half": (1, "Interval over articles; unseen while the lists were made: the figures to quote"),
    "development half": (0, "Interval over articles; the lists were made on this half"),
}
BASELINE = "baseline: any quote, a verb of Recasens et al. in our list, or according to"
MEASURES: dict[str, measure.Measure] = {
    "precision": statistics.precision,
    "recall": statistics.recall,
    "F1": statistics.f1,
}


class Sentence(NamedTuple):
    """A sentence with the number of its article, its quotes and whether people say it is attributed."""

    article: int
    text: str
    quotes: list[Quote]
    attributed: bool


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield precision, recall and F1 of the rule, a baseline and quotes alone, by half of the articles."""
    texts = sorted((folder / "text").glob("*.txt"))
    sentences = [sentence for number, file in enumerate(texts) for sentence in _sentences(number, file)]
    for half, (remainder, note) in HALVES.items():
        chosen = [s for s in sentences if s.article % 2 == remainder]
        truth, articles = np.array([s.attributed for s in chosen]), np.array([s.article for s in chosen])
        for name, rule in _rules().items():
            guess = np.array([rule(s.text, s.quotes) for s in chosen])
            yield from measure.rows(name, f"PolNeAR dev, {half}", MEASURES, truth, guess, articles, note)


def _rules() -> dict[str, Callable[[str, Sequence[Quote]], bool]]:
    verbs, cues = _recasens(), default_cue_words()
    return {
        "attribution rule": lambda text, quotes: attributed(CuedText(text, cues), quotes),
        BASELINE: lambda text, quotes: bool(quotes or verbs.search(text) or "according to" in text.lower()),
        "quotes alone": lambda text, quotes: bool(quotes),
    }


def _recasens() -> re.Pattern[str]:
    """Return a pattern for the forms of the verbs that our list has from Recasens et al. (2013)."""
    lines = (line.split(",") for line in CUE_WORDS.read_text(encoding="utf-8").splitlines())
    lemmas = [word for word, name, _, source in lines if name.endswith("_verb") and "Recasens2013" in source]
    forms = "|".join(form for lemma in lemmas for form in sorted(default_cue_words().inflect(lemma)))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def _sentences(number: int, file: Path) -> Iterator[Sentence]:
    text = file.read_text(encoding="utf-8")
    annotations = sorted((file.parent.parent / "attributions").glob(f"{file.stem}_*.ann"))
    contents = [attributed_spans(annotation) for annotation in annotations]
    quotes = find_quotes(text, default_cue_words())
    for start, end in _spans(text):
        votes = sum(touched(text, spans, start, end) for spans in contents)
        yield Sentence(number, text[start:end], quotes.within(start, end), 2 * votes >= len(contents))


def attributed_spans(annotation: Path) -> list[Span]:
    """Return the spans of attributed words in one file of brat standoff; one content may have several."""
    fields = (line.split("\t") for line in annotation.read_text(encoding="utf-8").splitlines())
    contents = [
        f[1].removeprefix("Content ") for f in fields if f[0][0] == "T" and f[1].startswith("Content ")
    ]
    pieces = (piece.split() for content in contents for piece in content.split(";"))
    return [(int(a), int(b)) for a, b in pieces]


def touched(text: str, spans: list[Span], start: int, end: int) -> bool:
    """Say whether a word character of ``text[start:end]`` lies in one of ``spans``."""
    return any(re.search(r"\w", text[max(a, start) : min(b, end)]) for a, b in spans if a < end and b > start)


def _spans(text: str) -> list[Span]:
    """Return the sentences of each line; a piece that starts in lower case belongs to the one before."""
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        for a, b in _splitter().sentence_spans(line[0]):
            start, end = line.start() + a, line.start() + b
            if spans and spans[-1][0] >= line.start() and re.match(r"\W*[a-z]", text[start:end]):
                spans[-1] = (spans[-1][0], end)
            elif re.search(r"\w", text[start:end]):
                spans.append((start, end))
    return spans


@cache
def _splitter() -> Splitter:
    """Return a splitter with the abbreviations of American news, more than the five articles need."""
    return Splitter(default_cue_words().listed("abbreviation"))
