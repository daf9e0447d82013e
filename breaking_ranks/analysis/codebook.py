"""What is coded of a sentence, an event, a claim: read from the tables *frames*, *variables* and *values*.

A frame is a row of *frames*; any other variable is a row of *variables* with a row of *values* for each of
its values. No other module of the package lists them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from ..store.corpus import Corpus
from ..store.tables import each
from .statistics import Level

SENTENCES = "sentences"  # the sheet whose rows are sentences; its frames are in a table of their own
FRAME, FUNCTION, ROLE, TONE = "frame", "function", "role", "tone"
UNFAVOURABLE, FAVOURABLE = "-1", "1"  # the ends of a tone; 0 is neither


@dataclass(frozen=True)
class Variable:
    """A column of a sheet.

    ``kind`` is frame, function, role, tone or empty; ``absent`` the value that says that nobody, or
    nothing, is there, empty where no value does. ``values`` names the values for readers, in their order;
    ``keys_of`` the table whose keys are values too, if any.
    """

    name: str
    label: str
    kind: str
    absent: str
    level: Level
    values: dict[str, str]
    keys_of: str = ""

    @property
    def binary(self) -> bool:
        """Whether it is coded 0 or 1."""
        return set(self.values) == {"0", "1"}


def sheet(data: Corpus, name: str) -> list[Variable]:
    """Return the variables of a sheet in their order, the frames first on that of the sentences."""
    rows = data.variables[data.variables["sheet"] == name]
    found = [
        Variable(v.variable, v.label, v.kind, v.absent, v.level, values(data, name, v.variable), v.keys_of)
        for v in each(rows)
    ]
    return [*_frames(data), *found] if name == SENTENCES else found


def _frames(data: Corpus) -> Iterator[Variable]:
    for frame in each(data.frames):
        yield Variable(frame.frame, frame.label, FRAME, "", "nominal", {"0": "no", "1": "yes"})


def sentence_variables(data: Corpus, *kinds: str) -> list[Variable]:
    """Return what is coded of a sentence, frames first; where ``kinds`` are named, those alone."""
    return [v for v in sheet(data, SENTENCES) if not kinds or v.kind in kinds]


def names(variables: list[Variable]) -> list[str]:
    """Return the columns in which ``variables`` stand."""
    return [variable.name for variable in variables]


def labels(variables: list[Variable]) -> dict[str, str]:
    """Return the name for readers of each of ``variables`` by its column."""
    return {variable.name: variable.label for variable in variables}


def frames(data: Corpus) -> dict[str, str]:
    """Return the name for readers of each frame by its column, in the order of the codebook."""
    return dict(zip(data.frames["frame"], data.frames["label"], strict=True))


def values(data: Corpus, sheet: str, variable: str) -> dict[str, str]:
    """Return the values of a variable in their order, each with its name for readers.

    Empty where its values are the keys of a table.
    """
    rows = data.values[(data.values["sheet"] == sheet) & (data.values["variable"] == variable)]
    rows = rows.sort_values("place", kind="stable")
    return dict(zip(rows["value"], rows["label"], strict=True))


def categories(data: Corpus, name: str) -> dict[str, str]:
    """Return the keys of a category in their order, each with its name for readers."""
    rows = data.categories[data.categories["category"] == name]
    return dict(zip(rows["key"], rows["label"], strict=True))


def named(keys: "pd.Series[str]", names: dict[str, str]) -> "pd.Series[str]":
    """Return the name of each of ``keys``; a key that has none is its own name."""
    return keys.map(lambda key: names.get(key, key))


def places(keys: "pd.Series[str]", order: Iterable[str]) -> "pd.Series[int]":
    """Return where each of ``keys`` stands in ``order``, counted from 0; one that is not there comes last."""
    known = {key: place for place, key in enumerate(order)}
    return keys.map(lambda key: known.get(key, len(known)))


def players(data: Corpus) -> dict[str, str]:
    """Return who can have a role in a sentence, each with the name for readers, in their order."""
    roles = sentence_variables(data, ROLE)
    rows = data.values[(data.values["sheet"] == SENTENCES) & data.values["variable"].isin(names(roles))]
    absent = {variable.absent for variable in roles}
    rows = rows[~rows["value"].isin(absent)].sort_values("place", kind="stable").drop_duplicates("value")
    return dict(zip(rows["value"], rows["label"], strict=True))
