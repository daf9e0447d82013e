"""``breaking-ranks sheet --masked``: the articles as a coder sees them who is not to know whose they are."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from .. import raw
from ..project import Project
from ..tables import each
from ..text.names import Names
from ..text.parts import BODY

OWN = "[OUTLET]"


def view(project: Project) -> Iterator[str]:
    """Yield the lines of the masked view: every sentence, the texts in the order of their letters.

    Before each sentence stand its letter and its numbers in the sheet. Names of outlets are replaced by
    signs; headline and other parts follow the body; cue words, addresses and dates of publication are
    not shown. ``UserError`` if an article is missing or changed.
    """
    sentences, texts = project.load("sentences"), raw.read_all(project)  # all or nothing
    for article in each(project.load("articles").sort_values("letter", kind="stable")):
        yield f"===== TEXT {article.letter} ====="
        own = sentences[sentences["article"] == article.article]
        text, signs = texts[article.article], _signs(project, article.outlet)
        for part in (own[own["part"] == BODY], own[own["part"] != BODY]):
            yield from _paragraphs(part, article.letter, text, signs)
        yield ""


def _paragraphs(rows: pd.DataFrame, letter: str, text: str, signs: dict[str, str]) -> Iterator[str]:
    names = Names(signs)
    for number, paragraph in rows.groupby("paragraph"):
        part = paragraph["part"].iloc[0]
        yield ""
        yield f"[{letter} paragraph {number}{'' if part == BODY else ', ' + part.replace('_', ' ')}]"
        for row in paragraph.to_dict("records"):
            words = masked(text[row["start"] : row["end"]], names, signs)
            yield f"  {letter} {number}.{row['sentence']}  {words}"


def masked(sentence: str, names: Names, signs: dict[str, str]) -> str:
    """Return ``sentence`` with every one of ``names`` replaced by its sign in ``signs``."""
    for start, end in reversed(names.spans(sentence)):
        sentence = sentence[:start] + signs[sentence[start:end]] + sentence[end:]
    return sentence


def _signs(project: Project, own: str) -> dict[str, str]:
    """Return the sign for each form of an outlet's name, ``own`` being the outlet of the text.

    Forms are the name in *outlets* and those in *name_forms*; the sign of another outlet is its kind.
    """
    outlets = project.load("outlets").set_index("outlet")
    named: list[tuple[Any, str]] = list(outlets["name"].items())
    named += [(f.term, f.form) for f in project.rows("name_forms") if f.term in outlets.index]
    return {form: OWN if key == own else f"[{outlets.loc[key, 'kind'].upper()}]" for key, form in named}
