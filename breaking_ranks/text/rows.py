"""Rows of the derived tables, from sentences that know what stands in them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from typing import Any

from .attribution import attributed
from .lexicons import Lexicons
from .parts import FURNITURE, Paragraph
from .plain import PlainPlaces, fingerprint_of, plain_words, sha256
from .sentence import Sentence

Row = dict[str, Any]
Read = tuple[Paragraph, list[Sentence]]  # a paragraph and its sentences


Spoken = Counter[tuple[str, str, str, bool]]  # voice, word in lower case, its stem, whether it is in a name


class Places:
    """The places of what stands in a paragraph, in plain words."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._start = paragraph.start
        self._words = PlainPlaces(paragraph.text)

    def between(self, start: int, end: int) -> Row:
        """Return which of the plain words, counted from 1, stand between two offsets into the file."""
        first, last = (self._words.count(place - self._start) for place in (start, end))
        return {"first_word": first + 1, "last_word": last}


def text_row(article: str, text: str) -> Row:
    """Return the row of ``texts``: by it a program that works with offsets knows the file."""
    md5 = hashlib.md5(text.encode("utf-8"), usedforsecurity=False).hexdigest()
    return {"article": article, "characters": len(text), "md5": md5}


def paragraph_row(article: str, paragraph: Paragraph, sentences: Sequence[Sentence], landmark: str) -> Row:
    """Return the row of ``paragraphs``. Words are counted by sentence: at its end a full stop is a token."""
    words = plain_words(paragraph.text)
    return {
        "article": article, "line": paragraph.line, "paragraph": paragraph.paragraph,
        "part": paragraph.part, "rule": paragraph.rule,
        "start": paragraph.start, "end": paragraph.end,
        "sentences": None if paragraph.part == FURNITURE else len(sentences),
        "words": _count_words(sentences), "landmark": landmark, "sha256": fingerprint_of(words),
        "sha256_text": sha256(paragraph.text), **_plain_size(words),
    }  # fmt: skip


def sentence_row(key: Row, part: str, sentence: Sentence) -> Row:
    """Return the row of ``sentences`` under its ``key``."""
    words, quoted, verbs = len(sentence.words), sum(sentence.in_speech), sentence.cues.report_verbs
    return {
        **key, "part": part, "start": sentence.start, "end": sentence.end,
        "sha256": fingerprint_of(sentence.plain_words), **_plain_size(sentence.plain_words),
        "tokens": len(sentence.tokens), "words": words, "quoted_words": quoted,
        "quoted_share": quoted / words if words else 0.0,
        "attributed": attributed(sentence.cues, sentence.quotes),
        "report_neutral": verbs["neutral"], "report_assertive": verbs["assertive"],
        "report_doubting": verbs["doubting"],
        "hedges": sentence.cues.hedges, "evidentials": sentence.cues.evidentials,
        "vader": sentence.scored.vader, "vader_neutral": sentence.neutral_scored.vader,
        "vader_narrator": sentence.vader_of(quoted=False), "vader_quoted": sentence.vader_of(quoted=True),
        "hu_liu": sentence.scored.hu_liu, "afinn": sentence.scored.afinn,
        "lexicon_mean": sentence.scored.mean, "lexicon_mean_neutral": sentence.neutral_scored.mean,
    }  # fmt: skip


def quote_rows(key: Row, places: Places, sentence: Sentence) -> Iterator[Row]:
    """Yield the quotes that open in this sentence; one may end in a later sentence of its paragraph."""
    for quote in sentence.opening:
        yield {
            **key, "start": quote.start, "end": quote.end, "kind": quote.kind,
            **places.between(quote.start, quote.end),
        }  # fmt: skip


def cue_rows(key: Row, sentence: Sentence, frames: Iterable[str]) -> Iterator[Row]:
    """Yield how many cue words of each frame stand in the sentence outside names."""
    counts = Counter(frame for _, of_word in sentence.cue_words for frame in of_word)
    for frame in frames if counts else ():
        if frame in counts:
            yield {**key, "frame": frame, "count": counts[frame]}


def cue_place_rows(key: Row, places: Places, sentence: Sentence) -> Iterator[Row]:
    """Yield where each cue word of each frame stands in its paragraph, names left out."""
    for (start, end), frames in sentence.cue_words:
        place = places.between(sentence.start + start, sentence.start + end)
        for frame in frames:
            yield {**key, "frame": frame, **place}


def spoken(sentence: Sentence, voice: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield each word as ``Spoken`` counts it; outside quotation marks it is said in ``voice``."""
    for quoted, word, name in zip(sentence.in_speech, sentence.words, sentence.in_name, strict=True):
        yield "quoted" if quoted else voice, word.lower, word.stem, name


def furniture_rows(article: str, read: Sequence[Read]) -> list[Row]:
    """Count lines, words and sentences by rule, with their mean score: what keeping them would change."""
    taken: dict[str, list[list[Sentence]]] = {}
    for paragraph, sentences in read:
        if paragraph.part == FURNITURE:
            taken.setdefault(paragraph.rule, []).append(sentences)
    rows = []
    for rule, lines in sorted(taken.items()):
        sentences = [sentence for line in lines for sentence in line]
        rows.append(
            {"article": article, "rule": rule, "lines": len(lines), "words": _count_words(sentences),
             "sentences": len(sentences), "vader": fmean(s.scored.vader for s in sentences)}
        )  # fmt: skip
    return rows


def term_rows(article: str, words: Spoken) -> list[Row]:
    """Count stems by voice; ``form`` is the most frequent word of the stem, for labels."""
    forms: Counter[tuple[str, str]] = Counter()
    counts: Counter[tuple[str, str, bool]] = Counter()
    for (voice, word, stem, name), n in words.items():
        forms[stem, word] += n
        counts[voice, stem, name] += n
    label: dict[str, str] = {}
    for (stem, word), _ in sorted(forms.items(), key=lambda form: (-form[1], form[0][1])):
        label.setdefault(stem, word)
    return [
        {"article": article, "voice": voice, "stem": stem, "form": label[stem], "name": name, "count": n}
        for (voice, stem, name), n in sorted(counts.items())
    ]


def valence_rows(article: str, words: Spoken, lexicons: Lexicons) -> list[Row]:
    """Count the words of the body that VADER's list holds, with their entry there."""
    counts: Counter[tuple[str, bool]] = Counter()
    for (_, word, _, name), n in words.items():
        if lexicons.vader_word(word) is not None:
            counts[word, name] += n
    return [
        {"article": article, "word": word, "name": name, "count": n, "valence": lexicons.vader_word(word)}
        for (word, name), n in sorted(counts.items())
    ]


def _count_words(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


def _plain_size(words: Sequence[str]) -> Row:
    """Return how many words, and letters and digits in them, a fingerprint is made of."""
    return {"plain_words": len(words), "plain_letters": sum(map(len, words))}
