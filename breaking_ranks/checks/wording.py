"""Whether a date, a number or a name stands in a text."""

import re

Texts = dict[tuple[str, int], str]  # article and number of the paragraph to its text, quotes straight

_MONTHS = "January February March April May June July August September October November December".split()
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()


def missing_date_parts(date: str, text: str) -> list[str]:
    """Return the years, months and days of an EDTF date that ``text`` does not hold."""
    missing = []
    for part in re.findall(r"\d{4}(?:-\d\d)?(?:-\d\d)?", date):
        year, *rest = part.split("-")
        if _numeric_date(part, text):
            continue
        spelled = [year] + [_MONTHS[int(m) - 1] for m in rest[:1]] + [str(int(d)) for d in rest[1:]]
        missing += [word for word in spelled if not has_word(word, text)]
    return missing


def _numeric_date(part: str, text: str) -> bool:
    """Say whether ``text`` holds the day in the American order of numbers, such as 6/20/2012."""
    year, *rest = part.split("-")
    return len(rest) == 2 and f"{int(rest[0])}/{int(rest[1])}/{year}" in text


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
