"""Sentence sentiment from three published word lists: nothing is trained, nothing is fitted.

A sentence goes in, one number between -1 (negative) and 1 (positive) comes out. Three instruments
and their plain mean:

- ``vader``: VADER's list and rules (Hutto & Gilbert 2014) as NLTK implements them;
- ``hu_liu``: Hu & Liu's opinion lexicon (2004), words marked positive or negative;
- ``afinn``: AFINN-en-165 (Nielsen 2011), words rated from -5 to 5.

VADER runs whole. The two other lists are scored alike, with VADER's published constants: entries are
stretched to VADER's range (-4 to 4), an entry with a negation among the three tokens before it is
multiplied by -0.74, the values are summed, and the sum s becomes s / sqrt(s² + 15).
Entries of several words are not looked up. Numbers are exactly reproducible with the pinned packages.

Quotation marks are taken out before any list sees a sentence (``without_quotation_marks``): NLTK's
VADER looks a word up with the mark that touches it, and so finds no entry for "torture" in quotes.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from statistics import fmean

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants
from nltk.tokenize import NLTKWordTokenizer

from .clean import plain

HU_LIU_FILE = Path(__file__).parent / "lists" / "hu_liu.tsv"
VADER_RANGE = 4.0  # VADER's entries run from -4 to 4
NEGATION_WINDOW = 3  # VADER looks for a negation among the three words before an entry
QUOTATION_MARK = re.compile(
    r"[\"„“”]|(?<!\w)['‚‘’]|['‚‘’](?!\w)"
)  # an apostrophe between two letters is none

_RULES = VaderConstants()
_TOKENIZER = NLTKWordTokenizer()


class _BundledVader(SentimentIntensityAnalyzer):
    """NLTK's analyser with the word list handed over as text.

    NLTK's own constructor takes the list from its data folder only, which needs a download.
    """

    def __init__(self, lexicon_text: str) -> None:
        self.lexicon_file = lexicon_text.rstrip()
        self.lexicon = self.make_lex_dict()
        self.constants = VaderConstants()


def without_quotation_marks(sentence: str) -> str:
    """Return the sentence with straight apostrophes, and a space for each quotation mark.

    Double and single marks, straight and curly, are taken; an apostrophe inside a word (isn't) stays.
    The apostrophe that ends a plural (the officials' cars) goes too: no list has an entry with it.
    """
    return plain(QUOTATION_MARK.sub(" ", sentence))


def vader(sentence: str) -> float:
    """Return VADER's compound score of the sentence, quotation marks left aside, from -1 to 1.

    NLTK's implementation with the list that package vaderSentiment ships. 0.0 if no word is listed.
    """
    return _vader_analyser().polarity_scores(without_quotation_marks(sentence))["compound"]


def hu_liu(sentence: str) -> float:
    """Return the sentence's score by Hu & Liu's opinion lexicon, from -1 to 1.

    0.0 if no word is listed. FileNotFoundError if the word list is not beside this module.
    """
    return _list_score(sentence, _hu_liu_entries())


def afinn(sentence: str) -> float:
    """Return the sentence's score by AFINN-en-165, from -1 to 1. 0.0 if no word is listed."""
    return _list_score(sentence, _afinn_entries())


def vader_word(word: str) -> float | None:
    """Return VADER's entry for one word in lower case, from -4 to 4; ``None`` if it is not listed."""
    return _vader_analyser().lexicon.get(word)


def scorers() -> dict[str, Callable[[str], float]]:
    """Return the instruments that the mean is taken over, by name."""
    return {"vader": vader, "hu_liu": hu_liu, "afinn": afinn}


def lexicon_mean(sentence: str) -> float:
    """Return the plain, unweighted mean of the three scores, from -1 to 1."""
    return fmean(score(sentence) for score in scorers().values())


def _list_score(sentence: str, entries: Mapping[str, float]) -> float:
    """Sum the entries found in the sentence, negations counted, and squeeze the sum into -1 to 1."""
    tokens = [token.lower() for token in _TOKENIZER.tokenize(without_quotation_marks(sentence))]
    total = 0.0
    for place, token in enumerate(tokens):
        value = entries.get(token, 0.0)
        if value and _negated(tokens[max(0, place - NEGATION_WINDOW) : place]):
            value *= _RULES.N_SCALAR
        total += value
    return _RULES.normalize(total)


def _negated(before: list[str]) -> bool:
    """Tell whether a negation stands among the tokens: NLTK's VADER list, and "no".

    The authors' own package (vaderSentiment 3.3.2) takes "no" for a negation; NLTK's older copy does not.
    """
    return "no" in before or _RULES.negated(before)


def _to_vader_range(entries: Mapping[str, float]) -> dict[str, float]:
    """Stretch a list by one factor, so that its strongest entry stands at VADER's 4."""
    factor = VADER_RANGE / max(abs(value) for value in entries.values())
    return {word: value * factor for word, value in entries.items()}


@cache
def _vader_analyser() -> _BundledVader:
    path = files("vaderSentiment") / "vader_lexicon.txt"
    return _BundledVader(path.read_text(encoding="utf-8"))


@cache
def _hu_liu_entries() -> dict[str, float]:
    """Read Hu & Liu's list. Three words stand on both sides there; theirs cancel out to 0."""
    sign = {"positive": 1.0, "negative": -1.0}
    entries: dict[str, float] = {}
    for line in HU_LIU_FILE.read_text(encoding="utf-8").splitlines()[1:]:
        word, sentiment = line.split("\t")
        entries[word] = entries.get(word, 0.0) + sign[sentiment]
    return _to_vader_range(entries)


@cache
def _afinn_entries() -> dict[str, float]:
    text = (files("afinn") / "data" / "AFINN-en-165.txt").read_text(encoding="utf-8")
    rows = (line.rsplit("\t", 1) for line in text.splitlines())
    return _to_vader_range({word: float(value) for word, value in rows})
