"""What a chart is drawn on: how wide it is, and the signs of the project."""

from dataclasses import dataclass

from .codes import Codes
from .theme import NARROW, WIDE


@dataclass(frozen=True)
class Canvas:
    """A page of ``width`` pixels and the ``codes`` by which charts tell things apart."""

    width: int
    codes: Codes

    @property
    def narrow(self) -> bool:
        """Whether the chart is drawn for a phone."""
        return self.width < (NARROW + WIDE) / 2

    def plot(self, labels: int) -> int:
        """Return what is left for the plot when ``labels`` pixels go to the labels at its left."""
        return self.width - labels - 24
