"""The log-odds ratio against published check values, and what it says of our own tables."""

from collections import Counter

import pandas as pd
import pytest

from breaking_ranks.analysis.keyness import bound, by_article, log_odds, scored

FIRST = "the quick brown fox jumps over the lazy pig"


def z_scores(one: str, two: str, priors: dict[str, float]) -> "pd.Series[float]":
    counts = [pd.Series(Counter(text.split())) for text in (one, two)]
    words = sorted(set(one.split()) | set(two.split()))
    return log_odds(*counts, pd.Series({word: priors.get(word, 0.05) for word in words}))["z"]


def test_uninformed_check_values():
    """Values and sentences of the README of Wigder's fightin_words; its variance has two terms, like ours."""
    z = z_scores(FIRST, "the lazy purple pig jumps over the lazier donkey", {})
    assert z["brown"] == pytest.approx(0.6894228, abs=1e-7)
    assert z["donkey"] == pytest.approx(-0.6894228, abs=1e-7)
    assert z["the"] == 0


def test_informed_check_values():
    """From the same place: the prior of "very" is one over its count, of all other words .05."""
    two = "the lazy purple pig jumps over the " + 1000 * "very " + "sleepy donkey"
    z = z_scores(FIRST, two, {"very": 1 / 1000})
    assert z["very"] == pytest.approx(-0.4368846, abs=1e-7)
    assert z["the"] == pytest.approx(4.9610662, abs=1e-7)


def test_swapping_the_samples_turns_the_sign():
    one, two, prior = (pd.Series(v, ["a", "b", "c"], dtype=float) for v in ([5, 1, 0], [1, 4, 2], [1, 1, 1]))
    assert log_odds(one, two, prior)["z"].tolist() == pytest.approx(
        (-log_odds(two, one, prior)["z"]).tolist()
    )


def test_a_word_that_a_sample_lacks_counts_as_none():
    one, two, prior = pd.Series({"a": 3.0}), pd.Series({"b": 3.0}), pd.Series({"a": 1.0, "b": 1.0})
    z = log_odds(one, two, prior)["z"]
    assert z["a"] == -z["b"] > 0


def test_key_words_are_no_names_and_stand_twice(data):
    rows = by_article(data, 5)
    assert (rows.groupby("article").size() == 5).all()
    assert (rows["count"] > 1).all()
    names = set(data.terms[data.terms["name"]]["stem"]) - set(data.terms[~data.terms["name"]]["stem"])
    assert not set(rows["stem"]) & names


def test_the_word_that_stands_out_most(data):
    """The statement of 2008 says wrong twelve times; no other article does so as often."""
    top = by_article(data, 5).sort_values("z").iloc[-1]
    assert (top["article"], top["form"], top["count"]) == ("epochtimes-2008", "wrong", 12)


def test_counts_are_those_of_the_terms(data):
    """Wrong and wrongfully stand twelve times in the statement; wrong once elsewhere (RFA)."""
    top = by_article(data, 5).set_index(["article", "stem"]).loc[("epochtimes-2008", "wrong")]
    assert (top["count"], top["others"]) == (12, 1)


def test_the_bound_for_one_and_for_several_comparisons():
    """One comparison: the usual 1.96. Ten at .05 are one at .005: 2.807."""
    assert bound(1) == pytest.approx(1.95996, abs=1e-5)
    assert bound(10) == pytest.approx(2.80703, abs=1e-5)
    assert bound(30, level=0.1) == pytest.approx(2.93520, abs=1e-5)


def test_shown_words_are_the_first_of_all_that_were_scored(data):
    every, shown = scored(data), by_article(data, 6)
    for article, rows in shown.groupby("article"):
        assert list(rows["stem"]) == list(every[every["article"] == article]["stem"][:6])
    assert len(every) > len(shown)
