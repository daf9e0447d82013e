"""All colours of a book: those of its look and those that its project gives to what it tells of."""

import re

import pandas as pd

from .theme import NEUTRAL, OWN, Colour

_NAMED = re.compile(r"var\(--br-([\w-]+), (#[0-9a-f]{6})\)")


class Palette:
    """The colours by name; ``colours`` is the table of the project (``colour light dark print``)."""

    def __init__(self, colours: pd.DataFrame) -> None:
        added = (
            Colour(*row) for row in colours[["colour", "light", "dark", "print"]].itertuples(index=False)
        )
        self._colours = {colour.name: colour for colour in (*OWN, *added)}

    def __getitem__(self, name: str) -> Colour:
        """Return the colour of that name; the neutral one for a name that is unknown or empty."""
        return self._colours.get(name, NEUTRAL)

    def stylesheet(self) -> str:
        """Return the CSS that gives each colour its value: as the reader chose, else as the system says.

        Paper is light: the dark values hold on a screen only.
        """
        colours = self._colours.values()
        light = "color-scheme:light;" + "".join(f"--br-{c.name}:{c.light};" for c in colours)
        dark = "color-scheme:dark;" + "".join(f"--br-{c.name}:{c.dark};" for c in colours)
        own = "".join(f".br-of-{c.name}{{--br-own:var(--br-{c.name})}}" for c in colours)
        return (
            f":root{{{light}}}\n{own}\n"
            f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}\n'
            f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
        )

    def printed(self, drawing: str) -> str:
        """Return ``drawing`` with each named colour replaced by its value on paper."""
        return _NAMED.sub(lambda found: self[found[1]].on_paper or found[2], drawing)


def literal(text: str) -> str:
    """Return ``text`` with each named colour replaced by its value on a light page, for use elsewhere."""
    return _NAMED.sub(r"\2", text)
