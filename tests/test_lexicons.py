"""The three word lists, with sentences of our own."""

import math

import pytest
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from breaking_ranks.text.defaults import default_lexicons
from breaking_ranks.text.lexicons import Lexicons, Scored, without_quotation_marks
from breaking_ranks.text.vader import Vader

LEXICONS = default_lexicons()


def vader(sentence: str) -> float:
    return LEXICONS.score(sentence, "vader")


def hu_liu(sentence: str) -> float:
    return LEXICONS.score(sentence, "hu_liu")


def afinn(sentence: str) -> float:
    return LEXICONS.score(sentence, "afinn")


def mean(sentence: str) -> float:
    return LEXICONS.score(sentence, "mean")


@pytest.mark.parametrize("score", [vader, hu_liu, afinn, mean])
def test_a_good_word_scores_above_a_bad_one_and_none_is_zero(score):
    assert score("A wonderful day.") > 0 > score("A terrible day.")
    assert score("A day.") == score("") == 0


@pytest.mark.parametrize("score", [vader, hu_liu, afinn, mean])
def test_scores_stay_between_minus_one_and_one(score):
    assert -1 <= score("terrible " * 200) < -0.9
    assert 1 >= score("wonderful " * 200) > 0.9


@pytest.mark.parametrize("negation", ["not a good", "no good", "isn't a good", "isn’t a good"])
@pytest.mark.parametrize("score", [hu_liu, afinn])
def test_a_negation_among_the_three_words_before_turns_a_word(score, negation):
    assert score(f"It is {negation} day.") < 0


@pytest.mark.parametrize("score", [hu_liu, afinn])
def test_a_negation_farther_away_does_not(score):
    assert score("Not on this long good day.") > 0


def test_one_listed_word_by_hand():
    """Hu and Liu's +1 is stretched to 4; 4 / sqrt(16 + 15)."""
    assert hu_liu("A good day.") == pytest.approx(4 / math.sqrt(31))


def test_a_negated_word_by_hand():
    """4 * -0.74 = -2.96; -2.96 / sqrt(2.96² + 15)."""
    assert hu_liu("Not good.") == pytest.approx(-2.96 / math.sqrt(2.96**2 + 15), abs=1e-4)


def test_the_mean_is_plain():
    sentence = "A good day after a terrible night."
    assert mean(sentence) == pytest.approx((vader(sentence) + hu_liu(sentence) + afinn(sentence)) / 3)


def test_vader_lists_words_that_names_hold():
    """Why names are neutralised: a party is cheerful to VADER."""
    assert LEXICONS.vader_word("party") == 1.7
    assert LEXICONS.vader_word("security") == 1.4
    assert LEXICONS.vader_word("united") == 1.8
    assert LEXICONS.vader_word("shenyang") is None


def test_curly_apostrophes_negate_as_straight_ones():
    assert vader("It isn’t good.") == vader("It isn't good.") < 0


def test_hu_lius_list_is_whole():
    """6,783 words: those on both sides cancel out."""
    entries = LEXICONS.hu_liu
    assert len(entries) == 6783
    assert {word for word, value in entries.items() if value == 0} == {"envious", "enviously", "enviousness"}


@pytest.mark.parametrize(
    "sentence",
    ['Her "torture" began.', "Her “torture” began.", "Her 'torture' began.", "Her ‘torture’ began.",
     "Her “‘torture’” began."],
)  # fmt: skip
@pytest.mark.parametrize("score", [vader, hu_liu, afinn, mean])
def test_a_word_in_quotation_marks_scores_as_without_them(score, sentence):
    assert score(sentence) == score("Her torture began.") < 0


def test_a_quoted_word_by_hand():
    """VADER's entry for torture is -2.9; -2.9 / sqrt(2.9² + 15) = -.5994. With its marks on it scored 0."""
    assert LEXICONS.vader_word("torture") == -2.9
    assert vader('They speak of "torture", he said.') == pytest.approx(
        -2.9 / math.sqrt(2.9**2 + 15), abs=1e-4
    )


def test_two_words_that_only_marks_part_stay_two():
    """Without a space in the mark's place they would grow into one that no list holds."""
    assert vader("“torture”“evil”") == vader("torture evil") < vader("torture")


def test_marks_go_and_apostrophes_inside_words_stay():
    assert without_quotation_marks("‘I’m not “sad”,’ he said.").split() == "I'm not sad , he said.".split()
    assert without_quotation_marks("the officials' cars").split() == ["the", "officials", "cars"]


class Stock(SentimentIntensityAnalyzer):
    """NLTK's analyser as it is, with a list."""

    def __init__(self, entries):
        self.lexicon, self.constants = entries, VaderConstants()


@pytest.mark.parametrize(
    "sentence",
    [
        "", "!!!", "A day.", "Good, (good) !good! \"good\" good-hearted, good.",
        "It was VERY good but not great!!!",
        "kind of good, kind man, at least good, least good", "never so good, without doubt good",
        "The bomb was the bomb??? Hardly good; good, hardly good.", "It's uber-good :) and good...",
    ],
)  # fmt: skip
def test_vader_scores_as_nltk_does(sentence):
    entries = LEXICONS.vader.lexicon
    assert Vader(entries).compound(sentence) == Stock(entries).polarity_scores(sentence)["compound"]


def test_vader_scores_labelled_news_as_nltk_does(labelled_sentences):
    """To the last digit, on the sentence as the package prepares it; thousands of them."""
    stock = Stock(LEXICONS.vader.lexicon)
    prepared = {without_quotation_marks(sentence) for sentence in labelled_sentences}
    assert len(prepared) > 5000
    wrong = [s for s in prepared if LEXICONS.vader.compound(s) != stock.polarity_scores(s)["compound"]]
    assert wrong == []


def test_a_list_of_another_language_is_handed_in():
    """1 is stretched to 4, the other list's 5 too: 4 / sqrt(16 + 15); VADER's 3 stays: 3 / sqrt(9 + 15)."""
    scored = Scored("Buena vida.", Lexicons(vader={"buena": 3.0}, hu_liu={"buena": 1}, afinn={"buena": 5}))
    assert scored.hu_liu == scored.afinn == pytest.approx(4 / math.sqrt(31))
    assert scored.vader == pytest.approx(3 / math.sqrt(24), abs=1e-4)


def test_a_corpus_without_a_list_scores_nothing():
    assert Scored("A good day.", Lexicons(vader={}, hu_liu={}, afinn={})).mean == 0
