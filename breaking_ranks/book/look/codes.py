"""The signs of a project: name, colour and shape of everything that charts tell apart, looked up by key."""

from collections.abc import Iterable

import pandas as pd

from ...store.corpus import Corpus
from .palette import Palette
from .theme import Colour

# as Vega gives them to names in their order
_SHAPES = (
    "circle", "square", "triangle-up", "cross", "diamond", "triangle-right", "triangle-down", "triangle-left"
)  # fmt: skip


class Codes:
    """The signs of articles and people, and of the values of every variable and category.

    They come from the tables ``articles``, ``people``, ``values`` and ``categories``; a variable is named as
    there, articles and people as ``article`` and ``person``. A key that no table has, or that has no sign
    there, has the neutral colour, the shape of its place in the legend, and no name but its own.
    """

    def __init__(self, data: Corpus) -> None:
        self.palette = Palette(data.colours)
        self._tables = {
            "article": data.articles.set_index("article")[["label", "colour", "shape"]],
            "person": data.people.assign(label=data.people["name"], shape="").set_index("person"),
        }
        values = data.values.rename(columns={"value": "key"}).sort_values("place", kind="stable")
        for rows in (values, data.categories.rename(columns={"category": "variable"})):
            for variable, own in rows.groupby("variable"):
                self._tables[str(variable)] = own.drop_duplicates("key").set_index("key")

    def names(self, variable: str, keys: Iterable[str]) -> dict[str, str]:
        """Return the name of each of ``keys``."""
        return {key: self._sign(variable, key, "label") or key for key in keys}

    def in_order(self, variable: str, keys: list[str]) -> list[str]:
        """Return ``keys`` in the order of their table, unknown ones last; articles and people as they are."""
        if variable in ("article", "person") or variable not in self._tables:
            return keys
        known = [key for key in self._tables[variable].index if key in keys]
        return known + [key for key in keys if key not in known]

    def colour(self, variable: str, key: str) -> Colour:
        """Return the colour of ``key``."""
        return self.palette[self._sign(variable, key, "colour")]

    def shapes(self, variable: str, keys: Iterable[str]) -> list[str]:
        """Return the shape of each of ``keys``."""
        return [
            self._sign(variable, key, "shape") or _SHAPES[place % len(_SHAPES)]
            for place, key in enumerate(keys)
        ]

    def _sign(self, variable: str, key: str, column: str) -> str:
        rows = self._tables.get(variable, pd.DataFrame())
        return str(rows.at[key, column]) if key in rows.index else ""
