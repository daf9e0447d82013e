"""Cut a sentence into tokens after NLTK's Penn Treebank rules, each different piece of text once.

NLTK passes thirty expressions over a sentence. None of them looks beyond the white space beside a word, but
for the full stop that ends the sentence. So what stands between two spaces is cut once and remembered; the
tokens are those that NLTK gives for the whole sentence.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from nltk.tokenize import NLTKWordTokenizer

from .segment import Span
from .stems import stem

REMEMBERED = 65_536  # pieces of text: most of a language's running text, in some tens of MB

_TOKENIZER = NLTKWordTokenizer()
_WHITE = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace())
# what may stand behind the full stop of a sentence: in `the end. )` that is the last full stop
_CLOSING = _WHITE + "])}>\"'»”’"
# a word between marks, each part of it a token: only a contraction would be cut further
_SIMPLE = re.compile(r"([\"(]?)([^\W_]+(?:-[^\W_]+)*)('[sS])?([,;:?!.]?)([\")]?)")
_WORD, _STOP = 2, 4
_CONTRACTIONS = NLTKWordTokenizer.CONTRACTIONS2
_BEFORE, _AFTER = "x ", " x"  # stand for the words beside a piece: a letter that no rule asks for


class Token(NamedTuple):
    """A token: where it stands in its piece, in lower case, its stem, whether it has a letter or digit."""

    start: int
    end: int
    lower: str
    stem: str
    is_word: bool


class Tokens:
    """The tokens of a sentence, after the Penn Treebank rules of NLTK.

    NLTK knows straight quotes better than curly ones: give it plain text (``plain``).
    """

    def __init__(self, sentence: str) -> None:
        self.all: list[Token] = []
        self._places: list[int] = []  # of the pieces in the sentence, one for each token
        last = sentence.rfind(" ", 0, len(sentence.rstrip(_CLOSING))) + 1
        at = 0
        for piece in sentence[:last].split(" ")[:-1]:
            if piece:
                self._add(at, _cut(piece, False))
            at += len(piece) + 1
        self._add(last, _cut(sentence[last:], True))

    def _add(self, at: int, found: tuple[Token, ...]) -> None:
        self.all += found
        self._places += [at] * len(found)

    def spans(self) -> list[Span]:
        """Return start and end of each token in the sentence."""
        return [(at + token.start, at + token.end) for at, token in zip(self._places, self.all, strict=True)]


@lru_cache(maxsize=REMEMBERED)
def _cut(piece: str, last: bool) -> tuple[Token, ...]:
    """Return the tokens of a piece of a sentence, given whether it ends the sentence."""
    simple = _SIMPLE.fullmatch(piece)
    if simple and (last or simple[_STOP] != ".") and not _contracted(simple[_WORD]):
        return tuple(_token(piece, *simple.span(part)) for part in range(1, 6) if simple[part])
    whole = _BEFORE + piece + ("" if last else _AFTER)
    spans = list(_TOKENIZER.span_tokenize(whole))[1 : None if last else -1]
    return tuple(_token(piece, start - len(_BEFORE), end - len(_BEFORE)) for start, end in spans)


def _contracted(word: str) -> bool:
    return any(rule.search(f"{word} ") for rule in _CONTRACTIONS)


def _token(piece: str, start: int, end: int) -> Token:
    lower = piece[start:end].lower()
    is_word = any(letter.isalnum() for letter in lower)
    return Token(start, end, lower, stem(lower) if is_word else "", is_word)
