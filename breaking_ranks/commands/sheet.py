"""``breaking-ranks sheet``: what a coder needs, a blank sheet of all sentences or of the sample."""

from collections.abc import Iterator

import pandas as pd

from .. import tables
from ..analysis.corpus import KEYS
from ..sheets import IDENTIFIED, columns, keys_of_letters


def blank() -> Iterator[str]:
    """Yield the lines of a sheet with every sentence and no coding, as CSV."""
    yield from _lines(tables.load("sentences"))


def sample() -> Iterator[str]:
    """Yield the lines of a sheet with the sentences of ``sample`` and no coding, as CSV.

    Articles are named by their letters, as in the masked view, so that the sheet gives no outlet away.
    """
    letters = {key: letter for letter, key in keys_of_letters().items()}
    drawn = tables.load("sample").merge(tables.load("sentences")[IDENTIFIED], on=KEYS, how="left")
    drawn = drawn.assign(article=drawn["article"].map(letters))
    yield from _lines(drawn.sort_values(KEYS, kind="stable"))


def _lines(sentences: pd.DataFrame) -> Iterator[str]:
    names = columns()
    yield ",".join(names)
    for row in sentences[IDENTIFIED].to_dict("records"):
        yield ",".join([*(str(row[key]) for key in IDENTIFIED), *[""] * (len(names) - len(IDENTIFIED))])
