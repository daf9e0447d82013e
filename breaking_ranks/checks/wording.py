"""Whether a date, a number or a name stands in a text."""

import re
from typing import Any

import pandas as pd

from ..store import dates

Texts = dict[tuple[str, int], str]  # article and number of the paragraph to its text, quotes straight

MEND = "correct the cell or the paragraph cited"

_BESIDE = {"some", "day", "month", "in", "the", "BCE", "CE"}  # words of ``dates.spell`` that are no part
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()


def text_of(row: Any, texts: Texts) -> str | None:
    """Return the paragraph that a row of a table cites; ``None`` if there is none of that number."""
    return None if pd.isna(row.paragraph) else texts.get((row.article, int(row.paragraph)))


def absent(words: list[str], where: str = "not in the paragraph") -> list[str]:
    """Return in one line that ``words`` are not where they should be; no line for no words."""
    return [f"{', '.join(words)} {'is' if len(words) == 1 else 'are'} {where}"] if words else []


def missing_numbers(told: str, text: str) -> list[str]:
    """Return as *the number 3* each number in digits in ``told`` that ``text`` does not hold."""
    return [f"the number {n}" for n in re.findall(r"\d[\d,]*", told) if not has_number(n, text)]


def missing_names(told: str, text: str) -> list[str]:
    """Return as *the name Dalian* each name in ``told`` that ``text`` does not hold."""
    return [f"the name {name}" for name in names_in(told) if not has_word(name, text)]


def missing_date_parts(date: str, text: str) -> list[str]:
    """Return the years, months and days of an EDTF date that ``text`` does not hold.

    What is no date misses nothing: to refuse it is for the check of the dates.
    """
    try:
        stated = dates.members(date)
    except dates.DateError:
        return []
    parts = [word for part in stated if not _numeric_date(part, text) for word in _date_words(part)]
    return [word for word in parts if not has_word(word, text)]


def _date_words(date: str) -> list[str]:
    """Return year, month and day of a single date as a text has them; of a span of years, nothing.

    >>> _date_words("2001-09-03")
    ['2001', 'September', '3']
    """
    told = [word for word in dates.spell(date).split() if word not in _BESIDE]
    return [] if "years" in told else told[::-1]


def _numeric_date(part: str, text: str) -> bool:
    """Say whether ``text`` holds the day in the American order of numbers, such as 6/20/2012."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", part):
        return False
    year, month, day = part.split("-")
    return f"{int(month)}/{int(day)}/{year}" in text


def has_number(number: str, text: str) -> bool:
    """Say whether ``text`` holds a number written in digits, in digits or, up to twenty, in words."""
    digits = number.strip(",").replace(",", "")
    if re.search(rf"(?<!\d){digits}(?!\d)", text.replace(",", "")):
        return True
    return int(digits) < len(_NUMBERS) and has_word(_NUMBERS[int(digits)], text)


def has_word(word: str, text: str) -> bool:
    """Say whether ``text`` holds ``word`` as a word of its own, in capitals or not."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def names_in(what: str) -> list[str]:
    """Return the capitalised words of a description that do not open it."""
    return re.findall(r"(?<=[\w,;] )[A-Z][\w'-]+", what)
