"""Pieces cut once each give the tokens of NLTK's rules over the whole sentence."""

import random

import pytest
from nltk.tokenize import NLTKWordTokenizer

from breaking_ranks.text.tokens import Tokens

NLTK = NLTKWordTokenizer()
PIECES = [
    *"\"'`.,:;!?-…()[]{}<>“”‘’«»%$*@#&_x4İΣé", "''", "``", "..", "--", "—", " ", " ", " ", "  ", "\t", "\xa0",
    "\x1c", "\u2003", "can", "not", "cannot", "can-not", " wanna", "gonna", "well", "Bob", "4.5", "U.S",
    ".com", "'s", "n't", "'ll", "'tis", "'T", "d'ye", "more", "'n", "x'",
]  # fmt: skip


def assert_cut_as_nltk_does(sentence: str) -> None:
    assert Tokens(sentence).spans() == list(NLTK.span_tokenize(sentence)), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "", " ", "He left.", 'He left (so "they" say). ', "They'd gone; he wanna stay, wanna?", "End. )",
        "“End.”'", "The U.S. won't pay $3.50, can't it?", " 'Tis so... said J. Doe -- twice.",
    ],
)  # fmt: skip
def test_a_sentence_is_cut_as_nltk_cuts_it(sentence):
    assert_cut_as_nltk_does(sentence)


def test_any_text_is_cut_as_nltk_cuts_it():
    """Marks, spaces and contractions in any order; the seed is fixed."""
    draw = random.Random(5)
    for _ in range(5000):
        assert_cut_as_nltk_does("".join(draw.choices(PIECES, k=draw.randint(1, 12))))


def test_a_token_knows_its_word():
    word, mark = Tokens("Running.").all
    assert (word.lower, word.stem, word.is_word) == ("running", "run", True)
    assert (mark.lower, mark.stem, mark.is_word) == (".", "", False)


def test_the_tokens_of_labelled_news_are_nltks(labelled_sentences):
    for sentence in labelled_sentences:
        assert_cut_as_nltk_does(sentence)
