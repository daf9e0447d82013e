"""One look for every figure: type, spacing, and the colours that mean the same in every book."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import vl_convert

FONT = "Ranks Sans"
WIDE = 720
NARROW = 326


@dataclass(frozen=True)
class Colour:
    """A colour with one meaning: its CSS name and its values on a light and a dark page and on paper.

    On paper it is that of the light page if nothing else is given.
    """

    name: str
    light: str
    dark: str
    on_paper: str = ""

    @property
    def css(self) -> str:
        """The colour as a chart writes it: follows the page's theme, light where there is none."""
        return f"var(--br-{self.name}, {self.light})"


INK = Colour("ink", "#1f2328", "#e8e8ea")
MUTED = Colour("muted", "#57606a", "#a9b1ba")
LINE = Colour("line", "#d0d7de", "#434a52")
PAPER = Colour("paper", "#ffffff", "#121212")
PANEL = Colour("panel", "#f6f4f0", "#1e2023")
ACCENT = Colour("accent", "#9b2c1f", "#ff9d88")

NEGATIVE = Colour("negative", "#a63a2b", "#ee8374")
POSITIVE = Colour("positive", "#1c6f8a", "#63bcd9")
NEUTRAL = Colour("empty", "#6e7781", "#9aa3ad")  # of what has no colour of its own
STRONG = Colour("strong", "#0b4f6c", "#8fd3ee")
FAINT = Colour("faint", "#e8eef3", "#22303a")
OUTSIDE = Colour("outside", "#6e7781", "#8b949e")

OWN = (INK, MUTED, LINE, PAPER, PANEL, ACCENT, NEGATIVE, POSITIVE, NEUTRAL, STRONG, FAINT, OUTSIDE)


def config() -> dict[str, Any]:
    """Return the Vega-Lite configuration that every chart gets."""
    text = {"labelFont": FONT, "titleFont": FONT, "labelColor": INK.css, "titleColor": MUTED.css}
    return {
        "background": "transparent",
        "font": FONT,
        "padding": 4,
        "view": {"stroke": None},
        "axis": text | {
            "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal",
            "domainColor": LINE.css, "tickColor": LINE.css, "gridColor": LINE.css,
            "labelLimit": 260, "titlePadding": 8,
        },
        "axisQuantitative": {"tickCount": 5},
        "axisTemporal": {"tickCount": 6},
        "legend": text | {"labelFontSize": 13, "titleFontSize": 13, "orient": "top",
                          "titleFontWeight": "normal", "symbolSize": 110, "rowPadding": 7, "labelLimit": 320,
                          "unselectedOpacity": 0.65},
        "header": text | {"labelFontSize": 13, "titleFontSize": 13, "labelAnchor": "start"},
        "title": {"font": FONT, "color": INK.css, "anchor": "start", "frame": "group", "fontSize": 14},
        "text": {"font": FONT, "fontSize": 13, "color": INK.css},
        "mark": {"color": MUTED.css},
        "rule": {"color": MUTED.css},
    }  # fmt: skip


@cache
def register_fonts() -> None:
    """Once, tell vl-convert where the chart font lies: a label in a font it lacks is dropped in silence."""
    vl_convert.register_font_directory(str(resources.files(__package__) / "fonts"))
