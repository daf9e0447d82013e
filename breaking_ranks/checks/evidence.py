"""Hold the coded tables against the articles: what a row states must stand in the paragraph it cites."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

from ..extraction.derive import part_rules
from ..store import raw
from ..store.errors import Problem
from ..store.project import Project
from ..text.parts import Rules, paragraphs
from ..text.plain import plain
from . import claims
from .wording import (
    MEND,
    Texts,
    absent,
    has_word,
    missing_date_parts,
    missing_names,
    missing_numbers,
    text_of,
)

_Fault = tuple[str, str]  # column, what is wrong
_Forms = dict[str, list[str]]  # each person's printed forms


def parts(project: Project) -> dict[str, Callable[[], Iterable[Problem]]]:
    """Return the checks against the paragraphs, each by what it checks.

    The articles are read by the first of them that runs; ``UserError`` if they or a table cannot be used.
    """
    texts, forms = cache(partial(paragraph_texts, project)), cache(partial(_forms, project))
    return {
        "events": lambda: _cited(project, "events", texts(), lambda e, text: _event_faults(e, text, forms())),
        "accusations": lambda: accusation_problems(project, texts(), forms()),
        "words for leaving": lambda: word_problems(project, "departures", "word", texts()),
        "names": lambda: word_problems(project, "name_forms", "form", texts()),
        "labels of conduct": lambda: word_problems(project, "conduct", "label", texts()),
        "quantities": lambda: word_problems(project, "quantities", "printed", texts()),
        "titles": lambda: title_problems(project, texts()),
        "claims": lambda: claims.claim_problems(project, texts()),
        "tellings": partial(claims.telling_problems, project),
        "sources of sentences": lambda: claims.source_problems(project, texts()),
    }


def paragraph_texts(project: Project) -> Texts:
    """Return the text of each paragraph by article and number, quotes straight."""
    coded = Rules(part_rules(project))
    return {
        (article, p.paragraph): plain(p.text)
        for article, text in raw.read_all(project).items()
        for p in paragraphs(article, text, coded)
        if p.paragraph is not None
    }


def _forms(project: Project) -> _Forms:
    """Return the printed forms of each person."""
    found: _Forms = {}
    for row in project.rows("name_forms"):
        found.setdefault(row.person, []).append(row.form)
    return found


def _cited(
    project: Project, name: str, texts: Texts, faults: Callable[[Any, str], Iterable[_Fault]]
) -> Iterator[Problem]:
    """Yield what ``faults`` finds in each row of the table ``name`` and the text of the paragraph it cites.

    A row that cites no article is held against nothing.
    """
    for number, row in enumerate(project.rows(name)):
        if not row.article:
            continue
        text = text_of(row, texts)
        for column, what in [_uncited(row, texts)] if text is None else faults(row, text):
            yield project.problem(name, number, column, what, MEND)


def _uncited(row: Any, texts: Texts) -> _Fault:
    """Return which of article and paragraph is not there."""
    if row.article not in {article for article, _ in texts}:
        return "article", f"no paragraph of {row.article!r} is known"
    return "paragraph", "the article has no such paragraph"


def _event_faults(event: Any, text: str, forms: _Forms) -> Iterator[_Fault]:
    """Yield what an event states and its paragraph does not hold: parts of its date, numbers, who, names."""
    if event.date_basis == "stated":
        yield from _of("date_edtf", missing_date_parts(event.date_edtf, text))
    named = event.who_basis == "named"
    names = missing_names(event.what, text) if named else []
    yield from _of("what", missing_numbers(event.what, text) + names)
    if not named:
        return
    if event.person and not any(has_word(form, text) for form in forms.get(event.person, [])):
        yield "person", f"{event.person} is not named in the paragraph"
    if event.subject and not event.person and not _shares_word(event.subject, text):
        yield from _of("subject", [repr(event.subject)])
    if event.place and not has_word(event.place, text):
        yield from _of("place", [f"the name {event.place}"])


def _of(column: str, words: list[str]) -> Iterator[_Fault]:
    """Yield the fault of a column of which the paragraph does not hold ``words``; nothing for no words."""
    for what in absent(words):
        yield column, what


def accusation_problems(project: Project, texts: Texts, forms: _Forms) -> Iterator[Problem]:
    """Hold what an article accuses somebody of against its paragraph: who, and every number and name.

    A person whom the paragraph calls *he* must be whom an event of that paragraph is about.
    """
    carried = {(e.article, e.paragraph, e.person) for e in project.rows("events")}

    def faults(told: Any, text: str) -> Iterator[_Fault]:
        named = any(has_word(form, text) for form in forms.get(told.person, []))
        if told.person and not named and (told.article, told.paragraph, told.person) not in carried:
            yield from _of("person", [told.person])
        if told.subject and not _shares_word(told.subject, text):
            yield from _of("subject", [repr(told.subject)])
        words = missing_numbers(told.statement, text) + missing_names(told.statement, text)
        yield from _of("statement", words)

    return _cited(project, "accusations", texts, faults)


def _shares_word(subject: str, text: str) -> bool:
    """Say whether a word of ``subject`` with four letters or more stands in ``text``."""
    return any(has_word(word, text) for word in re.findall(r"\w{4,}", subject))


def word_problems(project: Project, name: str, column: str, texts: Texts) -> Iterator[Problem]:
    """Yield each row of the table ``name`` whose ``column`` is not printed in the paragraph cited."""

    def faults(row: Any, text: str) -> Iterator[_Fault]:
        word = getattr(row, column)
        if not has_word(word, text):
            yield from _of(column, [repr(word)])

    return _cited(project, name, texts, faults)


def title_problems(project: Project, texts: Texts) -> Iterator[Problem]:
    """Yield each title that is not the first paragraph of its article."""
    for row, article in enumerate(project.rows("articles")):
        if article.title and texts.get((article.article, 1)) != plain(article.title):
            yield project.problem("articles", row, "title", "is not the first paragraph", MEND)
