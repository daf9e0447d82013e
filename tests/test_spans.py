"""Spans, by hand."""

from breaking_ranks.text.spans import covered, keep, nesting


def test_covered_means_wholly_inside_one():
    assert covered([(0, 2), (2, 4), (2, 6), (7, 8)], [(0, 1), (2, 5)]) == [False, True, False, False]


def test_a_long_span_before_a_short_one_still_covers():
    assert covered([(6, 8)], [(0, 9), (1, 3)]) == [True]


def test_two_spans_that_touch_are_not_one():
    assert covered([(1, 4)], [(0, 2), (2, 5)]) == [False]


def test_keep_leaves_every_character_in_its_place():
    assert keep("abcdef", [(1, 3), (2, 4)], inside=True) == " bcd  "
    assert keep("abcdef", [(1, 3)], inside=False, blank="_") == "a__def"


def test_nesting_of_neighbours_and_of_spans_in_spans():
    assert nesting([(0, 4), (4, 12), (5, 11), (6, 7), (8, 9)]) == [[], [], [1], [1, 2], [1, 2]]
