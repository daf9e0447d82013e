"""EDTF in, days and words out: one row a case."""

from datetime import date

import pytest

from breaking_ranks import dates
from breaking_ranks.dates import Bounds, DateError

D = date


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "approximate"),
    [
        ("1982", D(1982, 1, 1), D(1982, 12, 31), False),
        ("2001-09", D(2001, 9, 1), D(2001, 9, 30), False),
        ("2004-02", D(2004, 2, 1), D(2004, 2, 29), False),
        ("2012-02-06", D(2012, 2, 6), D(2012, 2, 6), False),
        ("1996~", D(1996, 1, 1), D(1996, 12, 31), True),
        ("1996?", D(1996, 1, 1), D(1996, 12, 31), True),
        ("1996%", D(1996, 1, 1), D(1996, 12, 31), True),
        ("2005-07~", D(2005, 7, 1), D(2005, 7, 31), True),
        ("../1992", None, D(1992, 12, 31), False),
        ("1999-04/..", D(1999, 4, 1), None, False),
        ("../..", None, None, False),
        ("1999/2001-09", D(1999, 1, 1), D(2001, 9, 30), False),
        ("2001~/2005-08-08", D(2001, 1, 1), D(2005, 8, 8), True),
        ("2005-06-29/2005-07~", D(2005, 6, 29), D(2005, 7, 31), True),
        ("-0099", None, None, False),
    ],
)
def test_bounds(text, earliest, latest, approximate):
    assert dates.bounds(text) == Bounds(earliest, latest, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "about 1996",
        "1996-13",
        "2001-02-30",
        "1/2/2003",
        "2005/2004",
        "1992/1989-06-04",
        "..1992",
        "June 1999",
    ],
)
def test_what_is_no_date_is_refused_by_name(text):
    with pytest.raises(DateError):
        dates.bounds(text)


@pytest.mark.parametrize(
    ("text", "exact", "is_open"),
    [
        ("2012-02-06", True, False),
        ("2012-02-06~", False, False),
        ("2012-02", False, False),
        ("../2012-02-06", False, True),
        ("2012/..", False, True),
    ],
)
def test_exact_and_open(text, exact, is_open):
    assert (dates.bounds(text).exact, dates.bounds(text).open) == (exact, is_open)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "undated"),
        ("1982", "1982"),
        ("2001-09", "September 2001"),
        ("2012-02-06", "6 February 2012"),
        ("1996~", "about 1996"),
        ("../1992", "by 1992"),
        ("1999-04/..", "from April 1999"),
        ("1999/2001-09", "1999 to September 2001"),
        ("2005-06-29/2005-07~", "29 June 2005 to about July 2005"),
        ("-0099", "100 BCE"),
    ],
)
def test_spelled(text, words):
    assert dates.spell(text) == words


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("events", "date_edtf"),
        ("outside_facts", "date_edtf"),
        ("articles", "published"),
        ("claims", "date_edtf"),
    ],
)
def test_every_coded_date_can_be_spelled(data, table, column):
    """No sign of the syntax is left in the words."""
    for value in getattr(data, table)[column]:
        assert not set(dates.spell(value)) & set("~%?/."), value
