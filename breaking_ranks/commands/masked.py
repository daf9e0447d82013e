"""``breaking-ranks sheet --masked``: the articles as a coder sees them who is not to know whose they are."""

from collections.abc import Iterator

import pandas as pd

from ..analysis.masking import signs
from ..store import raw
from ..store.project import Project
from ..store.tables import each
from ..text.names import Names
from ..text.parts import BODY


def view(project: Project) -> Iterator[str]:
    """Yield the lines of the masked view: every sentence, the texts in the order of their letters.

    Before each sentence stand its letter and its numbers in the sheet. Names of outlets are replaced by
    signs; headline and other parts follow the body; cue words, addresses and dates of publication are
    not shown. ``UserError`` if an article is missing or changed.
    """
    data, texts = project.corpus(), raw.read_all(project)  # all or nothing
    for article in each(data.articles.sort_values("letter", kind="stable")):
        yield f"===== TEXT {article.letter} ====="
        own = data.sentences[data.sentences["article"] == article.article]
        text, hidden = texts[article.article], signs(data, article.outlet)
        for part in (own[own["part"] == BODY], own[own["part"] != BODY]):
            yield from _paragraphs(part, article.letter, text, hidden)
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
