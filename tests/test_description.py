"""What a reader is told who does not see a figure, and how a number is written."""

import pandas as pd
import pytest

from breaking_ranks.book.outputs import description, number
from breaking_ranks.book.outputs.table import cell

DATA = pd.DataFrame({
    "Article": ["RFA 2005", "Epoch Times 2008", "todaychina.cc 2020"], "Note": ["late", "", None],
    "Paragraph": [1, 2, 3], "Sentences": [30, 25, 28], "Score": [0.125, -0.5, None], "Same": [1, 1, 1],
})  # fmt: skip


def test_the_summary_names_both_ends_and_whose_they_are():
    """Neither the place in an article nor a number that is always the same has ends."""
    assert description.summary(DATA) == (
        "3 rows are drawn. Sentences: from 25 (Epoch Times 2008) to 30 (RFA 2005, late)."
        " Score: from \u22120.50 (Epoch Times 2008) to 0.12 (RFA 2005, late)."
    )


def test_every_row_is_told_without_what_is_blank():
    assert description.rows(DATA)[1:] == [
        "Article: Epoch Times 2008; Paragraph: 2; Sentences: 25; Score: \u22120.50; Same: 1",
        "Article: todaychina.cc 2020; Paragraph: 3; Sentences: 28; Same: 1",
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.005, "0.01"), (-0.004, "0.00"), (-1.5, "\u22121.50"), (1234, "1,234"), (-7, "\u22127"), (None, ""),
     (float("nan"), ""), (True, "yes"), ("a|b", "a|b")],
)  # fmt: skip
def test_a_cell_is_written_for_readers(value, written):
    assert cell(value) == written


def test_floats_are_cut_and_nothing_else_is_touched():
    """Six digits after the point, in rows and in parts of a specification; zero has no sign."""
    mixed = [0.1 + 0.2, None, 3, True]
    rows = pd.DataFrame({"float": [0.1 + 0.2, -1e-9, 1 / 3, None], "whole": [1, 2, 3, 4], "mixed": mixed})
    found = number.rounded(rows)
    assert found.to_csv(index=False).split() == [
        "float,whole,mixed", "0.3,1,0.3", "0.0,2,", "0.333333,3,3", ",4,True"
    ]  # fmt: skip
    assert list(found.dtypes) == list(rows.dtypes)
    assert number.rounded({"a": [2 / 3, "x", {"b": -1e-9}]}) == {"a": [0.666667, "x", {"b": 0.0}]}


@pytest.mark.parametrize(
    ("value", "written"),
    [(-0.001, "0.00"), (-2.5, "\u22122.50"), (-1234, "\u22121,234"), (0.125, "0.12"), (3.0, "3.00")],
)
def test_prose_and_tables_print_a_number_alike(value, written):
    assert number.spell(value) == cell(value) == written
