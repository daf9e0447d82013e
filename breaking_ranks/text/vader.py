"""VADER's rules (Hutto and Gilbert 2014) as NLTK implements them, over a list that is handed in."""

import string
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants


class _Word(NamedTuple):
    """A word as NLTK reads it, without the marks that touch it; in lower case; whether it is in capitals."""

    form: str
    lower: str
    capitals: bool


class _Text(NamedTuple):
    """What NLTK's rules ask of a text (``SentiText``)."""

    words_and_emoticons: Sequence[str]
    is_cap_diff: bool


class Constants(VaderConstants):
    """NLTK's constants, each word asked once whether it negates."""

    def negated(self, input_words: Sequence[str], include_nt: bool = True) -> bool:
        """Say whether a negation stands among the words, as NLTK does."""
        if not include_nt:
            return super().negated(input_words, include_nt)
        return any(map(_negates, input_words)) or (
            "least" in map(str.lower, input_words) and super().negated(input_words)
        )


_CONSTANTS = VaderConstants()
_MARKS = frozenset(string.punctuation)


@lru_cache(maxsize=65_536)
def _negates(word: str) -> bool:
    return _CONSTANTS.negated([word])


@lru_cache(maxsize=65_536)
def _read(piece: str) -> _Word | None:
    """Return the word in a piece of text between white space, ``None`` for a single character.

    NLTK joins every word of a text with every mark, before and behind; only what stands in it is looked up.
    """
    if len(piece) < 2:
        return None
    bare = piece.strip(string.punctuation)
    marks = (piece.removesuffix(bare), piece.removeprefix(bare))
    joined = any(mark in _CONSTANTS.PUNC_LIST for mark in marks)
    if joined and len(bare) > 1 and _MARKS.isdisjoint(bare):
        piece = bare
    return _Word(piece, piece.lower(), piece.isupper())


# Not NLTK's own constructor with the list as a `file:` address: it would read a file while a text is
# scored, and NLTK from 3.10 on refuses files outside its data folder (PermissionError).
class Vader(SentimentIntensityAnalyzer):
    """NLTK's analyser with the list handed over as words with their values, from -4 to 4."""

    def __init__(self, entries: Mapping[str, float]) -> None:
        self.lexicon = entries
        self.constants = Constants()
        self._valued = frozenset(entries) - frozenset(self.constants.BOOSTER_DICT)

    def compound(self, text: str) -> float:
        """Return the compound score that ``polarity_scores`` of NLTK gives, from -1 to 1.

        NLTK looks for the place of each word from the start of the text, and so values a word that stands
        twice as in its first place each time. Here each different word is placed and valued once, and a
        word that is not listed has no value.
        """
        words = list(filter(None, map(_read, text.split())))
        listed = [place for place, (_, lower, _) in enumerate(words) if lower in self._valued]
        if not listed:
            return 0.0
        forms = [word.form for word in words]
        capitals = sum(word.capitals for word in words)
        read = _Text(forms, 0 < capitals < len(words))
        values: dict[str, float] = {}
        sentiments = [0.0] * len(words)
        for place in listed:
            if forms[place] not in values:
                values[forms[place]] = self._value(read, words, place)
            sentiments[place] = values[forms[place]]
        if any(word.lower == "but" for word in words):
            sentiments = self._but_check(forms, sentiments)
        return self.score_valence(sentiments, text)["compound"]

    def _value(self, read: _Text, words: Sequence[_Word], place: int) -> float:
        """Return the value of one listed word in its place; "kind of" has none."""
        if words[place].lower == "kind" and place + 1 < len(words) and words[place + 1].lower == "of":
            return 0.0
        return self.sentiment_valence(0.0, read, words[place].form, place, [])[0]
