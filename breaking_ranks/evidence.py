"""Hold the coded tables against the articles: what a row states must stand in the paragraph it cites."""

import re
from collections.abc import Iterator

from . import raw, tables
from .derive import part_rules
from .tables import TableError
from .text.parts import Rules, paragraphs
from .text.plain import plain

_MONTHS = "January February March April May June July August September October November December".split()
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()

Texts = dict[tuple[str, int], str]


def run() -> None:
    """Check events, words for leaving, names, labels, amounts and titles.

    ``TableError`` at the first cell that fails.
    """
    texts = paragraph_texts()
    forms = _forms()
    for name, problems in (
        ("events", _event_problems(texts, forms)),
        ("departures", _word_problems("departures", "word", texts)),
        ("name_forms", _word_problems("name_forms", "form", texts)),
        ("conduct", _word_problems("conduct", "label", texts)),
        ("quantities", _word_problems("quantities", "printed", texts)),
        ("articles", _title_problems(texts)),
    ):
        for row, column, what in problems:
            raise TableError(
                f"{name}.csv: row {row + 2}: column {column}: {what}; correct the cell or the paragraph cited"
            )


def paragraph_texts() -> Texts:
    """Return the text of each paragraph by article and number, quotes straight."""
    coded = Rules(part_rules())
    return {
        (article, p.paragraph): plain(p.text)
        for article, text in raw.read_all().items()
        for p in paragraphs(article, text, coded)
        if p.paragraph is not None
    }


def _forms() -> dict[str, list[str]]:
    """Return the printed forms of each person."""
    found: dict[str, list[str]] = {}
    for row in tables.rows("name_forms"):
        found.setdefault(row.person, []).append(row.form)
    return found


def _event_problems(texts: Texts, forms: dict[str, list[str]]) -> Iterator[tuple[int, str, str]]:
    for row, event in enumerate(tables.rows("events")):
        text = texts[event.article, int(event.paragraph)]
        if event.date_basis == "stated":
            for part in missing_date_parts(event.date_edtf, text):
                yield row, "date_edtf", f"{part} is not in the paragraph"
        for number in re.findall(r"\d[\d,]*", event.what):
            if not _has_number(number, text):
                yield row, "what", f"the number {number} is not in the paragraph"
        if event.who_basis != "named":
            continue
        if event.person and not any(_has_word(form, text) for form in forms[event.person]):
            yield row, "person", f"{event.person} is not named in the paragraph"
        if event.subject and not event.person and not _shares_word(event.subject, text):
            yield row, "subject", f"{event.subject!r} is not in the paragraph"
        for column, names in (("what", _names_in(event.what)), ("place", [event.place])):
            for name in names:
                if name and not _has_word(name, text):
                    yield row, column, f"the name {name} is not in the paragraph"


def missing_date_parts(date: str, text: str) -> list[str]:
    """Return the years, months and days of an EDTF date that ``text`` does not hold."""
    missing = []
    for part in re.findall(r"\d{4}(?:-\d\d)?(?:-\d\d)?", date):
        year, *rest = part.split("-")
        if _numeric_date(part, text):
            continue
        spelled = [year] + [_MONTHS[int(m) - 1] for m in rest[:1]] + [str(int(d)) for d in rest[1:]]
        missing += [word for word in spelled if not _has_word(word, text)]
    return missing


def _numeric_date(part: str, text: str) -> bool:
    """Say whether ``text`` holds the day in the American order of numbers, such as 6/20/2012."""
    year, *rest = part.split("-")
    return len(rest) == 2 and f"{int(rest[0])}/{int(rest[1])}/{year}" in text


def _has_number(number: str, text: str) -> bool:
    digits = number.strip(",").replace(",", "")
    if re.search(rf"(?<!\d){digits}(?!\d)", text.replace(",", "")):
        return True
    return int(digits) < len(_NUMBERS) and _has_word(_NUMBERS[int(digits)], text)


def _has_word(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _shares_word(subject: str, text: str) -> bool:
    """Say whether a word of ``subject`` with four letters or more stands in ``text``."""
    return any(_has_word(word, text) for word in re.findall(r"\w{4,}", subject))


def _names_in(what: str) -> list[str]:
    """Return the capitalised words of a description that do not open it."""
    return re.findall(r"(?<=[\w,;] )[A-Z][\w'-]+", what)


def _word_problems(name: str, column: str, texts: Texts) -> Iterator[tuple[int, str, str]]:
    for row, record in enumerate(tables.load(name).to_dict("records")):
        text = texts[record["article"], int(record["paragraph"])]
        if not _has_word(record[column], text):
            yield row, column, f"{record[column]!r} is not in the paragraph"


def _title_problems(texts: Texts) -> Iterator[tuple[int, str, str]]:
    for row, article in enumerate(tables.rows("articles")):
        if article.title and texts[article.article, 1] != plain(article.title):
            yield row, "title", "is not the first paragraph"
