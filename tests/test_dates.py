"""EDTF in, days and words out: one row a case."""

from datetime import date
from itertools import product

import pytest

from breaking_ranks.store import dates
from breaking_ranks.store.dates import Bounds, DateError

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
        "1999/",
        "2001-25",
        "2001-~09",
        "1984-XX-05",
        "XXXX",
        "-0050/-0099",
        "{..}",
        "[1667,1670..1672~]",
        "1999 ",
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
    ("text", "words", "earliest", "latest", "approximate"),
    [
        ("2001-09?", "perhaps September 2001", D(2001, 9, 1), D(2001, 9, 30), True),
        ("1984%", "perhaps about 1984", D(1984, 1, 1), D(1984, 12, 31), True),
        ("2012-02-06?", "perhaps 6 February 2012", D(2012, 2, 6), D(2012, 2, 6), True),
        ("2004-06-XX", "some day in June 2004", D(2004, 6, 1), D(2004, 6, 30), False),
        ("2004-02-XX~", "about some day in February 2004", D(2004, 2, 1), D(2004, 2, 29), True),
        ("2004-XX", "some month in 2004", D(2004, 1, 1), D(2004, 12, 31), False),
        ("2004-XX-XX", "some day in 2004", D(2004, 1, 1), D(2004, 12, 31), False),
        ("2001-21", "spring 2001", D(2001, 3, 1), D(2001, 5, 31), False),
        ("2001-23~", "about autumn 2001", D(2001, 9, 1), D(2001, 11, 30), True),
        ("2003-24", "winter 2003", D(2003, 12, 1), D(2004, 2, 29), False),
        ("199X", "the 1990s", D(1990, 1, 1), D(1999, 12, 31), False),
        ("199X?", "perhaps the 1990s", D(1990, 1, 1), D(1999, 12, 31), True),
        ("200X", "the years 2000 to 2009", D(2000, 1, 1), D(2009, 12, 31), False),
        ("19XX", "the years 1900 to 1999", D(1900, 1, 1), D(1999, 12, 31), False),
        ("0XXX", "the years 1 BCE to 999 CE", None, D(999, 12, 31), False),
        ("-019X", "the years 200 BCE to 191 BCE", None, None, False),
        ("-0099~", "about 100 BCE", None, None, True),
        ("-0099?", "perhaps 100 BCE", None, None, True),
        ("-0099-05", "May 100 BCE", None, None, False),
        ("-0099-05-03%", "perhaps about 3 May 100 BCE", None, None, True),
        ("0000", "1 BCE", None, None, False),
        ("0079", "79 CE", D(79, 1, 1), D(79, 12, 31), False),
        ("-0099/0005", "100 BCE to 5 CE", None, D(5, 12, 31), False),
        ("1984~/2004-06?", "about 1984 to perhaps June 2004", D(1984, 1, 1), D(2004, 6, 30), True),
        ("../2001-09?", "by perhaps September 2001", None, D(2001, 9, 30), True),
        ("2001-21/2001-23", "spring 2001 to autumn 2001", D(2001, 3, 1), D(2001, 11, 30), False),
        (
            "2004-06-XX/2004-06-09",
            "some day in June 2004 to 9 June 2004",
            D(2004, 6, 1),
            D(2004, 6, 9),
            False,
        ),
        ("2004-06-05/2004-06-09", "5 to 9 June 2004", D(2004, 6, 5), D(2004, 6, 9), False),
        ("2004-06-05/2004-06-05", "5 June 2004", D(2004, 6, 5), D(2004, 6, 5), False),
        ("../..", "at any time", None, None, False),
        ("{1667,1668}", "1667 and 1668", D(1667, 1, 1), D(1668, 12, 31), False),
        ("[1667,1670..1672]", "1667 or 1670 to 1672", D(1667, 1, 1), D(1672, 12, 31), False),
        ("{1667..1669}", "1667 to 1669", D(1667, 1, 1), D(1669, 12, 31), False),
        ("[1667..1669]", "some time from 1667 to 1669", D(1667, 1, 1), D(1669, 12, 31), False),
        ("{..1984}", "by 1984", None, D(1984, 12, 31), False),
        ("[1984..]", "some time from 1984", D(1984, 1, 1), None, False),
    ],
)
def test_what_is_uncertain_has_words_and_bounds(text, words, earliest, latest, approximate):
    assert dates.spell(text) == words
    assert dates.bounds(text) == Bounds(earliest, latest, approximate)


def many() -> list[str]:
    """Texts like dates, most of them dates: each form with each sign, alone, in intervals and in sets."""
    years = ["1989", "0005", "0000", "-0099", "-0000", "199X", "19XX", "1XXX", "-01XX", "XXXX"]
    rest = ["", "-06", "-02-29", "-06-31", "-06-04", "-13", "-00", "-21", "-24", "-25", "-XX", "-06-XX",
            "-XX-XX", "-XX-04", "-0X", "T10:00:00", "S2"]  # fmt: skip
    single = [
        *map("".join, product(years, rest, ["", "~", "%"])), "?1989-06", "1989-~06", "Y170000", "", "..",
        "open", "June 1989", "1989 ", "１９８９",
    ]  # fmt: skip
    ends = [*single[::11], "..", ""]
    spans = ["/".join(pair) for pair in product(ends[::3], ends[1::3])] + ["1989/1990/1991"]
    members = ["1667", "1668~", "1990-06-04", "1960..1971", "..1984", "1984..", "199X", ".."]
    sets = [a + ",".join(pair) + b for pair in product(members, members) for a, b in ("{}", "[]", "{]")]
    return single + spans + sets + [f"{{{member}}}" for member in members]


def test_every_date_that_is_taken_is_spelled():
    """What ``bounds`` takes has words without a sign of the syntax; what it refuses, ``spell`` refuses."""
    taken = 0
    for text in filter(None, many()):
        try:
            dates.bounds(text)
        except DateError:
            with pytest.raises(DateError):
                dates.spell(text)
            continue
        taken += 1
        words = dates.spell(text)
        assert not set(words) & set("~%?/.{}[]X-"), (text, words)
        assert dates.members(text) or text == "../..", text
    assert taken > 200


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
