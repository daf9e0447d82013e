"""VADER's rules (Hutto and Gilbert 2014) as NLTK implements them, over a list that is handed in."""

import string
from collections.abc import Mapping

from nltk.sentiment.vader import SentimentIntensityAnalyzer, SentiText, VaderConstants


class _Words(SentiText):
    """NLTK's reading of a text into words."""

    def _words_plus_punc(self) -> dict[str, str]:
        """Return the words of the text that a mark of punctuation touches, each with its form without it.

        NLTK joins every word with every mark, before and behind; only what stands in the text is looked up.
        """
        found = {}
        for word in self.text.split():
            bare = word.strip(string.punctuation)
            marks = (word.removesuffix(bare), word.removeprefix(bare))
            joined = any(mark in self.PUNC_LIST for mark in marks)
            if joined and len(bare) > 1 and not self.REGEX_REMOVE_PUNCTUATION.search(bare):
                found[word] = bare
        return found


# Not NLTK's own constructor with the list as a `file:` address: it would read a file while a text is
# scored, and NLTK from 3.10 on refuses files outside its data folder (PermissionError).
class Vader(SentimentIntensityAnalyzer):
    """NLTK's analyser with the list handed over as words with their values, from -4 to 4."""

    def __init__(self, entries: Mapping[str, float]) -> None:
        self.lexicon = entries
        self.constants = VaderConstants()

    def compound(self, text: str) -> float:
        """Return the compound score that ``polarity_scores`` of NLTK gives, from -1 to 1.

        NLTK looks for the place of each word from the start of the text, and so values a word that stands
        twice as in its first place each time. Here each different word is placed and valued once.
        """
        read = _Words(text, self.constants.PUNC_LIST, self.constants.REGEX_REMOVE_PUNCTUATION)
        words = read.words_and_emoticons
        values: dict[str, float] = {}
        for place, word in enumerate(words):
            if word not in values:
                values[word] = self._value(read, word, place)
        sentiments = self._but_check(words, [values[word] for word in words])
        return self.score_valence(sentiments, text)["compound"]

    def _value(self, read: SentiText, word: str, place: int) -> float:
        """Return the value of one word in its place; "kind of" and intensifiers have none of their own."""
        lower = word.lower()
        if lower not in self.lexicon or lower in self.constants.BOOSTER_DICT:
            return 0.0
        following = read.words_and_emoticons[place + 1 : place + 2]
        if lower == "kind" and following and following[0].lower() == "of":
            return 0.0
        return self.sentiment_valence(0.0, read, word, place, [])[0]
