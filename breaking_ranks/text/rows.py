"""Rows of the derived tables, from sentences that know what stands in them."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from .attribution import attributed
from .lexicons import Lexicons
from .parts import FURNITURE, Paragraph
from .plain import fingerprint, plain_words, sha256
from .sentence import Sentence

Row = dict[str, Any]
Read = tuple[Paragraph, list[Sentence]]  # a paragraph and its sentences


class Spoken(NamedTuple):
    """A word of the body: by whom, in lower case, its stem, and whether it belongs to a name."""

    voice: str
    word: str
    stem: str
    name: bool


def text_row(article: str, text: str) -> Row:
    """Return the row of ``texts``: by it a program that works with offsets knows the file."""
    md5 = hashlib.md5(text.encode("utf-8"), usedforsecurity=False).hexdigest()
    return {"article": article, "characters": len(text), "md5": md5}


def paragraph_row(article: str, paragraph: Paragraph, sentences: Sequence[Sentence], landmark: str) -> Row:
    """Return the row of ``paragraphs``. Words are counted by sentence: at its end a full stop is a token."""
    return {
        "article": article, "line": paragraph.line, "paragraph": paragraph.paragraph,
        "part": paragraph.part, "rule": paragraph.rule,
        "start": paragraph.start, "end": paragraph.end,
        "sentences": None if paragraph.part == FURNITURE else len(sentences),
        "words": _count_words(sentences), "landmark": landmark, "sha256": fingerprint(paragraph.text),
        "sha256_text": sha256(paragraph.text), **_plain_size(paragraph.text),
    }  # fmt: skip


def sentence_row(key: Row, part: str, sentence: Sentence) -> Row:
    """Return the row of ``sentences`` under its ``key``."""
    words, quoted, verbs = len(sentence.words), sum(sentence.in_speech), sentence.cues.report_verbs
    return {
        **key, "part": part, "start": sentence.start, "end": sentence.end,
        "sha256": fingerprint(sentence.text), **_plain_size(sentence.text),
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


def quote_rows(key: Row, paragraph: Paragraph, sentence: Sentence) -> Iterator[Row]:
    """Yield the quotes that open in this sentence of ``paragraph``; one may end in a later sentence."""
    for quote in sentence.opening:
        place = _plain_place(paragraph, quote.start, quote.end)
        yield {**key, "start": quote.start, "end": quote.end, "kind": quote.kind, **place}


def cue_rows(key: Row, sentence: Sentence, frames: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    """Yield how many cue words of each frame stand in the sentence outside names."""
    stems = [stem for stem, name in zip(sentence.stems, sentence.in_name, strict=True) if not name]
    for frame, cues in frames.items():
        if count := sum(stem in cues for stem in stems):
            yield {**key, "frame": frame, "count": count}


def cue_place_rows(
    key: Row, paragraph: Paragraph, sentence: Sentence, frames: Mapping[str, frozenset[str]]
) -> Iterator[Row]:
    """Yield where each cue word of each frame stands in ``paragraph``, names left out."""
    for (start, end), stem, name in zip(sentence.words, sentence.stems, sentence.in_name, strict=True):
        for frame, cues in frames.items():
            if stem in cues and not name:
                place = _plain_place(paragraph, sentence.start + start, sentence.start + end)
                yield {**key, "frame": frame, **place}


def spoken(sentence: Sentence, voice: str) -> Iterator[Spoken]:
    """Yield each word; outside quotation marks it is said in ``voice``."""
    of_words = zip(sentence.in_speech, sentence.lower, sentence.stems, sentence.in_name, strict=True)
    for quoted, word, stem, name in of_words:
        yield Spoken("quoted" if quoted else voice, word, stem, name)


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


def term_rows(article: str, words: Sequence[Spoken]) -> list[Row]:
    """Count stems by voice; ``form`` is the most frequent word of the stem, for labels."""
    forms: dict[str, Counter[str]] = {}
    for spoken_word in words:
        forms.setdefault(spoken_word.stem, Counter())[spoken_word.word] += 1
    label = {stem: min(c, key=lambda w: (-c[w], w)) for stem, c in forms.items()}
    counts = Counter((w.voice, w.stem, w.name) for w in words)
    return [
        {"article": article, "voice": voice, "stem": stem, "form": label[stem], "name": name, "count": n}
        for (voice, stem, name), n in sorted(counts.items())
    ]


def valence_rows(article: str, words: Sequence[Spoken], lexicons: Lexicons) -> list[Row]:
    """Count the words of the body that VADER's list holds, with their entry there."""
    counts = Counter((w.word, w.name) for w in words)
    return [
        {"article": article, "word": word, "name": name, "count": n, "valence": value}
        for (word, name), n in sorted(counts.items())
        if (value := lexicons.vader_word(word)) is not None
    ]


def _count_words(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


def _plain_size(text: str) -> Row:
    """Return how many words, and letters and digits in them, the fingerprint of ``text`` is made of."""
    words = plain_words(text)
    return {"plain_words": len(words), "plain_letters": sum(map(len, words))}


def _plain_place(paragraph: Paragraph, start: int, end: int) -> Row:
    """Return which of the plain words of ``paragraph``, counted from 1, stand between two offsets."""
    before, upto = (len(plain_words(paragraph.text[: place - paragraph.start])) for place in (start, end))
    return {"first_word": before + 1, "last_word": upto}
