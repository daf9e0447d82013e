"""One article in, rows out: everything that a program derives from a text.

``extract`` is a pure function of the article's text and the coded lists: no file, no clock, no
other article. The same call serves one article or a hundred thousand.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from nltk.stem.snowball import SnowballStemmer

from . import attribution, lexicons
from .clean import BODY, FURNITURE, Paragraph, Rule, fingerprint, paragraphs, plain
from .names import Names, inside
from .quotes import Quote, find_quotes, within
from .segment import Span, sentences, tokens, words

Row = dict[str, Any]

_STEM = SnowballStemmer("english").stem


@dataclass(frozen=True)
class Lists:
    """What people decided and the program needs: rules of the parts, forms of names, cues of frames."""

    rules: Sequence[Rule]
    names: Names
    cues: Mapping[str, frozenset[str]]  # frame to stems


def cue_stems(words_of_frame: str) -> frozenset[str]:
    """Return the stems of a codebook's cue words (separated by spaces)."""
    return frozenset(_STEM(word.lower()) for word in words_of_frame.split())


def extract(article: str, text: str, lists: Lists, *, document: bool) -> dict[str, list[Row]]:
    """Return the rows of every derived table for one article, by table name.

    ``text`` is the file as it is; ``document`` says that the whole text is one author's statement,
    so that words outside quotation marks are the author's and not a narrator's. Offsets are
    characters of ``text``. No table holds a sentence or its words in order.
    """
    voice = "document" if document else "narrator"
    found = list(paragraphs(article, text, lists.rules))
    quotes = find_quotes(text)
    rows: dict[str, list[Row]] = {"paragraphs": [], "sentences": [], "quotes": [], "cues": []}
    spoken: list[tuple[str, str, bool]] = []
    for paragraph in found:
        rows["paragraphs"].append(_paragraph_row(article, paragraph))
        if paragraph.part == FURNITURE:
            continue
        for number, (start, end) in enumerate(sentences(paragraph.text), start=1):
            sentence = _Sentence(article, paragraph, number, start, end, quotes)
            rows["sentences"].append(_sentence_row(sentence, lists.names))
            rows["quotes"] += _quote_rows(sentence, quotes)
            rows["cues"] += _cue_rows(sentence, lists)
            if paragraph.part == BODY:
                spoken += _spoken(sentence, lists.names, voice)
    rows["furniture"] = _furniture_rows(article, found)
    rows["terms"] = _term_rows(article, spoken)
    rows["valence"] = _valence_rows(article, spoken)
    return rows


class _Sentence:
    """A sentence where it stands; offsets of tokens and quotes are counted from its start."""

    def __init__(self, article: str, paragraph: Paragraph, number: int, start: int, end: int,
                 quotes: list[Quote]) -> None:  # fmt: skip
        self.key: Row = {"article": article, "paragraph": paragraph.paragraph, "sentence": number}
        self.part = paragraph.part
        self.text = plain(paragraph.text[start:end])
        self.start, self.end = paragraph.start + start, paragraph.start + end
        self.tokens = tokens(self.text)
        self.words = words(self.text, self.tokens)
        self.quotes = within(quotes, self.start, self.end)
        self.speech: list[Span] = [(q.start, q.end) for q in self.quotes if q.kind == "speech"]
        self.quoted_words = [w for w in self.words if inside(w, self.speech)]


def _paragraph_row(article: str, paragraph: Paragraph) -> Row:
    return {
        "article": article, "line": paragraph.line, "paragraph": paragraph.paragraph,
        "part": paragraph.part, "rule": paragraph.rule,
        "start": paragraph.start, "end": paragraph.end,
        "sentences": None if paragraph.part == FURNITURE else len(sentences(paragraph.text)),
        "words": _count_words(paragraph), "sha256": fingerprint(paragraph.text),
    }  # fmt: skip


def _count_words(paragraph: Paragraph) -> int:
    """Count by sentence: a full stop is a token of its own only at the end of one."""
    return sum(len(words(paragraph.text[a:b])) for a, b in sentences(paragraph.text))


def _sentence_row(s: _Sentence, names: Names) -> Row:
    verbs = attribution.report_verbs(s.text)
    return {
        **s.key, "part": s.part, "start": s.start, "end": s.end, "sha256": fingerprint(s.text),
        "tokens": len(s.tokens), "words": len(s.words), "quoted_words": len(s.quoted_words),
        "quoted_share": len(s.quoted_words) / len(s.words) if s.words else 0.0,
        "attributed": attribution.attributed(s.text, s.quotes),
        "report_neutral": verbs["neutral"], "report_assertive": verbs["assertive"],
        "report_doubting": verbs["doubting"],
        "hedges": attribution.hedges(s.text), "evidentials": attribution.evidentials(s.text),
        "vader": lexicons.vader(s.text), "vader_neutral": lexicons.vader(names.neutralised(s.text)),
        "vader_narrator": _vader_of(s, quoted=False, names=names),
        "vader_quoted": _vader_of(s, quoted=True, names=names),
        "hu_liu": lexicons.hu_liu(s.text), "afinn": lexicons.afinn(s.text),
        "lexicon_mean": lexicons.lexicon_mean(s.text),
        "lexicon_mean_neutral": lexicons.lexicon_mean(names.neutralised(s.text)),
    }  # fmt: skip


def _vader_of(s: _Sentence, *, quoted: bool, names: Names) -> float | None:
    """Score the quoted or the other words alone, names neutralised; ``None`` where there are none."""
    count = len(s.quoted_words) if quoted else len(s.words) - len(s.quoted_words)
    if not count:
        return None
    kept = [c if any(a <= i < b for a, b in s.speech) == quoted else " " for i, c in enumerate(s.text)]
    return lexicons.vader(names.neutralised(" ".join("".join(kept).split())))


def _quote_rows(s: _Sentence, quotes: list[Quote]) -> Iterator[Row]:
    """Yield the quotes that open in this sentence; one may end in a later sentence."""
    for quote in quotes:
        if s.start <= quote.start < s.end:
            yield {**s.key, "start": quote.start, "end": quote.end, "kind": quote.kind}


def _cue_rows(s: _Sentence, lists: Lists) -> Iterator[Row]:
    """Yield how many cue words of each frame stand in the sentence outside names."""
    names = lists.names.spans(s.text)
    stems = [_STEM(s.text[a:b].lower()) for a, b in s.words if not inside((a, b), names)]
    for frame, cues in lists.cues.items():
        if count := sum(stem in cues for stem in stems):
            yield {**s.key, "frame": frame, "count": count}


def _spoken(s: _Sentence, names: Names, voice: str) -> Iterator[tuple[str, str, bool]]:
    """Yield voice, word in lower case and whether it belongs to a name, for each word of the body."""
    named = names.spans(s.text)
    for span in s.words:
        quoted = inside(span, s.speech)
        yield "quoted" if quoted else voice, s.text[slice(*span)].lower(), inside(span, named)


def _furniture_rows(article: str, found: Sequence[Paragraph]) -> list[Row]:
    """Count lines, words and sentences by rule, with their mean score: what keeping them would change."""
    taken = [p for p in found if p.part == FURNITURE]
    rows = []
    for rule in sorted({p.rule for p in taken}):
        lines = [p for p in taken if p.rule == rule]
        scores = [lexicons.vader(p.text[a:b]) for p in lines for a, b in sentences(p.text)]
        rows.append(
            {"article": article, "rule": rule, "lines": len(lines), "words": sum(map(_count_words, lines)),
             "sentences": len(scores), "vader": fmean(scores)}
        )  # fmt: skip
    return rows


def _term_rows(article: str, spoken: Sequence[tuple[str, str, bool]]) -> list[Row]:
    """Count stems by voice; ``form`` is the most frequent word of the stem, for labels."""
    forms: dict[str, Counter[str]] = {}
    for _, word, _ in spoken:
        forms.setdefault(_STEM(word), Counter())[word] += 1
    label = {stem: min(c, key=lambda w: (-c[w], w)) for stem, c in forms.items()}
    counts = Counter((voice, _STEM(word), name) for voice, word, name in spoken)
    return [
        {"article": article, "voice": voice, "stem": stem, "form": label[stem], "name": name, "count": n}
        for (voice, stem, name), n in sorted(counts.items())
    ]


def _valence_rows(article: str, spoken: Sequence[tuple[str, str, bool]]) -> list[Row]:
    """Count the words of the body that VADER's list holds, with their entry there."""
    counts = Counter((word, name) for _, word, name in spoken)
    return [
        {"article": article, "word": word, "name": name, "count": n, "valence": value}
        for (word, name), n in sorted(counts.items())
        if (value := lexicons.vader_word(word)) is not None
    ]
