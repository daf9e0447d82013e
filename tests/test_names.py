"""Names are found and made neutral."""

import pytest

from breaking_ranks import derive
from breaking_ranks.text import lexicons
from breaking_ranks.text.names import Names, inside

NAMES = Names(["Li", "Li Wei", "Grand Party", "J. Wu"])


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in NAMES.spans(text)]


def test_a_longer_form_goes_before_a_shorter_one():
    assert found("Li Wei met Li.") == ["Li Wei", "Li"]


@pytest.mark.parametrize("text", ["Lions slept.", "li wei", "a grand party", "Alli"])
def test_parts_of_words_and_other_case_are_no_names(text):
    assert found(text) == []


def test_a_dot_in_a_form_is_a_dot():
    assert found("J. Wu and Jo Wu") == ["J. Wu"]


def test_neutralised_text_loses_the_score_of_its_names():
    text = "The Grand Party met."
    assert lexicons.vader(text) > 0
    assert lexicons.vader(NAMES.neutralised(text)) == 0


def test_the_neutral_word_is_in_no_lexicon():
    neutral = NAMES.neutralised("Li")
    assert all(score(neutral) == 0 for score in lexicons.scorers().values())


def test_without_forms_nothing_is_a_name():
    assert Names([]).spans("Li Wei") == []


def test_inside_means_wholly_inside():
    assert inside((2, 4), [(0, 1), (2, 5)])
    assert not inside((2, 6), [(2, 5)])


def test_every_form_of_the_tables_is_found(data):
    names = derive.lists().names
    assert [form for form in data.name_forms["form"] if names.spans(form) != [(0, len(form))]] == []
