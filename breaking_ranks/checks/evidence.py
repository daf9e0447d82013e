"""Hold the coded tables against the articles: what a row states must stand in the paragraph it cites."""

import re
from collections.abc import Iterator

from .. import raw, tables
from ..derive import part_rules
from ..errors import TableError
from ..text.parts import Rules, paragraphs
from ..text.plain import plain
from . import claims
from .wording import Texts, has_number, has_word, missing_date_parts, names_in


def run() -> None:
    """Check events, accusations, words for leaving, names, labels, amounts, titles, claims and sources.

    ``TableError`` at the first cell that fails.
    """
    texts = paragraph_texts()
    forms = _forms()
    for name, problems in (
        ("events", _event_problems(texts, forms)),
        ("accusations", _accusation_problems(texts, forms)),
        ("departures", _word_problems("departures", "word", texts)),
        ("name_forms", _word_problems("name_forms", "form", texts)),
        ("conduct", _word_problems("conduct", "label", texts)),
        ("quantities", _word_problems("quantities", "printed", texts)),
        ("articles", _title_problems(texts)),
        ("claims", claims.claim_problems(texts)),
        ("tellings", claims.telling_problems()),
        ("sources", claims.source_problems(texts)),
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
            if not has_number(number, text):
                yield row, "what", f"the number {number} is not in the paragraph"
        if event.who_basis != "named":
            continue
        if event.person and not any(has_word(form, text) for form in forms[event.person]):
            yield row, "person", f"{event.person} is not named in the paragraph"
        if event.subject and not event.person and not _shares_word(event.subject, text):
            yield row, "subject", f"{event.subject!r} is not in the paragraph"
        for column, names in (("what", names_in(event.what)), ("place", [event.place])):
            for name in names:
                if name and not has_word(name, text):
                    yield row, column, f"the name {name} is not in the paragraph"


def _accusation_problems(texts: Texts, forms: dict[str, list[str]]) -> Iterator[tuple[int, str, str]]:
    """Hold what an article accuses somebody of against its paragraph: who, and every number and name.

    A person whom the paragraph calls *he* must be whom an event of that paragraph is about.
    """
    carried = {(e.article, e.paragraph, e.person) for e in tables.rows("events")}
    for row, told in enumerate(tables.rows("accusations")):
        if not told.article:
            continue
        text = texts.get((told.article, int(told.paragraph)), "")
        if not text:
            yield row, "paragraph", "the article has no such paragraph"
            continue
        named = any(has_word(form, text) for form in forms.get(told.person, []))
        if told.person and not named and (told.article, told.paragraph, told.person) not in carried:
            yield row, "person", f"{told.person} is not in the paragraph"
        if told.subject and not _shares_word(told.subject, text):
            yield row, "subject", f"{told.subject!r} is not in the paragraph"
        for number in re.findall(r"\d[\d,]*", told.statement):
            if not has_number(number, text):
                yield row, "statement", f"the number {number} is not in the paragraph"
        for name in names_in(told.statement):
            if not has_word(name, text):
                yield row, "statement", f"the name {name} is not in the paragraph"


def _shares_word(subject: str, text: str) -> bool:
    """Say whether a word of ``subject`` with four letters or more stands in ``text``."""
    return any(has_word(word, text) for word in re.findall(r"\w{4,}", subject))


def _word_problems(name: str, column: str, texts: Texts) -> Iterator[tuple[int, str, str]]:
    for row, record in enumerate(tables.load(name).to_dict("records")):
        text = texts[record["article"], int(record["paragraph"])]
        if not has_word(record[column], text):
            yield row, column, f"{record[column]!r} is not in the paragraph"


def _title_problems(texts: Texts) -> Iterator[tuple[int, str, str]]:
    for row, article in enumerate(tables.rows("articles")):
        if article.title and texts[article.article, 1] != plain(article.title):
            yield row, "title", "is not the first paragraph"
