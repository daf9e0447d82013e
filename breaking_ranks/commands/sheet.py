"""``breaking-ranks sheet``: what a coder needs, a blank sheet of all sentences or of the sample."""

from collections.abc import Iterator

import pandas as pd

from ..analysis.corpus import KEYS
from ..coding.sheets import IDENTIFIED, columns, keys_of_letters
from ..store.project import Project


def blank(project: Project) -> Iterator[str]:
    """Yield the lines of a sheet with every sentence and no coding, as CSV."""
    yield from _lines(project, project.load("sentences"))


def sample(project: Project) -> Iterator[str]:
    """Yield the lines of a sheet with the sentences of ``sample`` and no coding, as CSV.

    Articles are named by their letters, as in the masked view, so that the sheet gives no outlet away.
    """
    letters = {key: letter for letter, key in keys_of_letters(project).items()}
    drawn = project.load("sample").merge(project.load("sentences")[IDENTIFIED], on=KEYS, how="left")
    drawn = drawn.assign(article=drawn["article"].map(letters))
    yield from _lines(project, drawn.sort_values(KEYS, kind="stable"))


def _lines(project: Project, sentences: pd.DataFrame) -> Iterator[str]:
    names = columns(project)
    yield ",".join(names)
    for row in sentences[IDENTIFIED].to_dict("records"):
        yield ",".join([*(str(row[key]) for key in IDENTIFIED), *[""] * (len(names) - len(IDENTIFIED))])
