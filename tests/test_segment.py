"""Sentences, tokens and their places; the articles' own counts were checked by eye."""

import pickle

import pytest

from breaking_ranks.text.defaults import ABBREVIATIONS
from breaking_ranks.text.plain import fingerprint, plain
from breaking_ranks.text.segment import Splitter
from breaking_ranks.text.tokens import Tokens

SPLITTER = Splitter(ABBREVIATIONS)

# Sentences of each paragraph, in order, without the page's furniture.
COUNTS = {
    "clearharmony-2005": [1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 2, 2, 1, 2, 1, 2, 1, 1, 1, 1, 2],
    "rfa-2005": [1, 2, 1, 1, 1, 3, 1, 3, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 2, 3, 3, 1, 1, 2, 3],
    "epochtimes-2012": [1, 1, 2, 1, 1, 1, 1, 2, 2, 2, 1, 2, 2, 1, 2, 6],
    "todaychina-2020": [2, 4, 1, 4, 1, 2, 2, 3, 2, 2, 4, 3],
    "epochtimes-2008": [1, 1, 1, 5, 4, 4, 1, 3, 5, 2],
}


@pytest.mark.parametrize(("article", "total"), list(zip(COUNTS, [28, 40, 28, 30, 27], strict=True)))
def test_sentences_of_each_article(data, article, total):
    assert (data.sentences["article"] == article).sum() == total
    assert sum(COUNTS[article]) == total


@pytest.mark.parametrize("article", COUNTS)
def test_sentences_of_each_paragraph(data, article):
    rows = data.sentences[data.sentences["article"] == article]
    assert list(rows.groupby("paragraph").size()) == COUNTS[article]


def test_offsets_give_the_sentence_whose_fingerprint_is_stored(data, article_texts):
    for row in data.sentences.itertuples():
        assert fingerprint(article_texts[row.article][row.start : row.end]) == row.sha256, row


def test_no_sentence_opens_in_lower_case(data, article_texts):
    """A boundary after an abbreviation would leave one."""
    openings = {(r.article, r.start): article_texts[r.article][r.start] for r in data.sentences.itertuples()}
    assert [place for place, letter in openings.items() if letter.islower()] == []


@pytest.mark.parametrize(
    "one_sentence",
    [
        "The U.S. Consulate was shut.",
        "He came on Feb. 6 and left.",
        "Mr. Lin and Mrs. Wu met Dr. Ho.",
        "See cTOWC.org for the list.",
        "Click www.ept.ms/ab to read.",
        "It cost U.S.$5 a day.",
        "They met at 3 p.m. in St. Ives.",
        "F. J. Brown took the picture.",
    ],
)
def test_an_abbreviation_ends_no_sentence(one_sentence):
    assert SPLITTER.sentence_spans(one_sentence) == [(0, len(one_sentence))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. We left.", ["It rained.", "We left."]),
        ("“It rained.” We left.", ["“It rained.”", "We left."]),
        ("Did it rain? No! We left.", ["Did it rain?", "No!", "We left."]),
        ("He sat...and then. We left.", ["He sat...and then.", "We left."]),
    ],
)
def test_a_sentence_ends_at_its_stop(text, parts):
    assert [text[a:b] for a, b in SPLITTER.sentence_spans(plain(text))] == parts


def test_an_abbreviation_of_another_language_is_handed_in():
    text = "Das ist z.B. Brot. Ja."
    assert len(Splitter([]).sentence_spans(text)) == 3
    assert [text[a:b] for a, b in Splitter(["z.b"]).sentence_spans(text)] == ["Das ist z.B. Brot.", "Ja."]


def test_a_splitter_keeps_nothing_of_what_it_read():
    """Or the memory of a long run would grow with every word that opens a sentence."""
    splitter = Splitter(["dr"])
    before = len(pickle.dumps(splitter))
    splitter.sentence_spans("He met Dr. Ann. Then J. Wu came. 3. Others left.")
    assert len(pickle.dumps(splitter)) == before


def test_words_are_tokens_with_a_letter_or_a_digit():
    text = "“Don’t,” he said -- 3 times."
    tokens = Tokens(plain(text))
    found = [text[start:end] for start, end in tokens.spans()]
    words = [text for text, token in zip(found, tokens.all, strict=True) if token.is_word]
    assert words == ["Do", "n’t", "he", "said", "3", "times"]
    assert found == "“ Do n’t , ” he said -- 3 times .".split()
