"""Names are found and made neutral."""

import pytest
from conftest import PROJECT

from breaking_ranks.extraction import derive
from breaking_ranks.text.defaults import default_lexicons
from breaking_ranks.text.lexicons import Scored
from breaking_ranks.text.names import Names

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
    assert Scored(text, default_lexicons()).vader > 0
    assert Scored(NAMES.neutralised(text), default_lexicons()).vader == 0


def test_the_neutral_word_is_in_no_lexicon():
    neutral = Scored(NAMES.neutralised("Li"), default_lexicons())
    assert (neutral.vader, neutral.hu_liu, neutral.afinn) == (0, 0, 0)


def test_without_forms_nothing_is_a_name():
    assert Names([]).spans("Li Wei") == []


def test_a_form_of_several_words_that_breaks_off_leaves_the_shorter_one():
    """The text begins like "Li Wei", and is "Li"."""
    assert found("Li Weimar came; Li Wei's too.") == ["Li", "Li Wei"]


def test_a_form_that_begins_with_a_mark_touches_no_letter():
    names = Names(["“Li”", "@li"])
    assert names.spans("“Li” and @li, not a@li") == [(0, 4), (9, 12)]


def test_a_name_at_the_end_of_a_text_ends_there():
    assert NAMES.spans("Li") == [(0, 2)]


def test_names_do_not_overlap():
    """By hand: from the left, "Li Wei" is taken before "Wei Bo" can begin."""
    assert Names(["Li Wei", "Wei Bo"]).spans("Li Wei Bo") == [(0, 6)]


def test_neutralised_keeps_what_stands_between_names():
    assert NAMES.neutralised("Li, J. Wu and Li Wei.") == "Xx, Xx and Xx."


def test_every_form_of_the_tables_is_found(data):
    names = derive.lists(PROJECT).names
    assert [form for form in data.name_forms["form"] if names.spans(form) != [(0, len(form))]] == []
