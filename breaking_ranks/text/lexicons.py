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
from collections.abc import Mapping, Sequence
from functools import cached_property
from statistics import fmean
from typing import Literal

from .plain import plain
from .tokens import Token, Tokens
from .vader import Constants, Vader

Instrument = Literal["vader", "hu_liu", "afinn", "mean"]

VADER_RANGE = 4.0  # VADER's entries run from -4 to 4
NEGATION_WINDOW = 3  # VADER looks for a negation among the three words before an entry
QUOTATION_MARK = re.compile(
    r"[\"„“”]|(?<!\w)['‚‘’]|['‚‘’](?!\w)"
)  # an apostrophe between two letters is none

_RULES = Constants()


def without_quotation_marks(sentence: str) -> str:
    """Return the sentence with straight apostrophes, and a space for each quotation mark.

    Double and single marks, straight and curly, are taken; an apostrophe inside a word (isn't) stays.
    The apostrophe that ends a plural (the officials' cars) goes too: no list has an entry with it.
    """
    return plain(QUOTATION_MARK.sub(" ", sentence))


class Lexicons:
    """The three lists: words in lower case with their values.

    VADER's values run from -4 to 4; each other list is stretched to that range, whatever its own.
    """

    def __init__(
        self, *, vader: Mapping[str, float], hu_liu: Mapping[str, float], afinn: Mapping[str, float]
    ) -> None:
        self.vader = Vader(vader)
        self.hu_liu = _to_vader_range(hu_liu)
        self.afinn = _to_vader_range(afinn)

    def vader_word(self, word: str) -> float | None:
        """Return VADER's entry for one word in lower case, from -4 to 4; ``None`` if it is not listed."""
        return self.vader.lexicon.get(word)

    def score(self, sentence: str, instrument: Instrument) -> float:
        """Return one score of a sentence, from -1 to 1; who needs several asks ``Scored`` for them."""
        return getattr(Scored(sentence, self), instrument)


class Scored:
    """A sentence and its scores from -1 to 1, each computed once, when it is asked for.

    Quotation marks are left aside. A score is 0.0 if no word of the sentence is listed. ``known`` are the
    tokens of the sentence, where they have been cut.
    """

    def __init__(self, sentence: str, lexicons: Lexicons, known: Sequence[Token] | None = None) -> None:
        self._lexicons = lexicons
        self._text = without_quotation_marks(sentence)
        self._known = known if self._text == sentence else None

    @cached_property
    def vader(self) -> float:
        """VADER's compound score."""
        return self._lexicons.vader.compound(self._text)

    @cached_property
    def hu_liu(self) -> float:
        """The score by Hu and Liu's opinion lexicon."""
        return _list_score(self._tokens, self._lexicons.hu_liu)

    @cached_property
    def afinn(self) -> float:
        """The score by AFINN-en-165."""
        return _list_score(self._tokens, self._lexicons.afinn)

    @cached_property
    def mean(self) -> float:
        """The plain, unweighted mean of the three scores."""
        return fmean((self.vader, self.hu_liu, self.afinn))

    @cached_property
    def _tokens(self) -> list[str]:
        return [token.lower for token in (Tokens(self._text).all if self._known is None else self._known)]


def _list_score(tokens: Sequence[str], entries: Mapping[str, float]) -> float:
    """Sum the entries found among the tokens, negations counted, and squeeze the sum into -1 to 1."""
    total = 0.0
    for place, token in enumerate(tokens):
        if value := entries.get(token):
            turned = _negated(tokens[max(0, place - NEGATION_WINDOW) : place])
            total += value * _RULES.N_SCALAR if turned else value
    return _RULES.normalize(total)


def _negated(before: Sequence[str]) -> bool:
    """Tell whether a negation stands among the tokens: NLTK's VADER list, and "no".

    The authors' own package (vaderSentiment 3.3.2) takes "no" for a negation; NLTK's older copy does not.
    """
    return "no" in before or _RULES.negated(before)


def _to_vader_range(entries: Mapping[str, float]) -> dict[str, float]:
    """Stretch a list by one factor, so that its strongest entry stands at VADER's 4; none stays none."""
    factor = VADER_RANGE / max((abs(value) for value in entries.values()), default=VADER_RANGE)
    return {word: value * factor for word, value in entries.items()}
