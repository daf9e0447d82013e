"""One look for every figure: type, spacing and colours by meaning, in light and dark."""

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
    """A colour with one meaning: its CSS name and its value on a light and on a dark page."""

    name: str
    light: str
    dark: str

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

ARTICLES = {
    "clearharmony-2005": Colour("clearharmony", "#2c836a", "#2fda94"),
    "rfa-2005": Colour("rfa", "#ab5207", "#f58d2d"),
    "epochtimes-2012": Colour("epochtimes", "#344bb7", "#73a1e7"),
    "todaychina-2020": Colour("todaychina", "#891b6d", "#a56e97"),
    "epochtimes-2008": Colour("epochtimes-statement", "#71739b", "#b4ceed"),
}
PEOPLE = {
    "han": Colour("han", "#a64b56", "#dd787c"),
    "wang": Colour("wang", "#7b65c3", "#609bb1"),
    "li": Colour("li", "#7f297d", "#fd93f8"),
    "deputy_director": Colour("deputy-director", "#7b7407", "#93c53a"),
    "chen": Colour("chen", "#068482", "#57cdb5"),
    "hao": Colour("hao", "#5f4e19", "#f2e49d"),
}
QUOTED = Colour("quoted", "#b84a00", "#f08a3c")
NARRATOR = Colour("narrator", "#3f5872", "#9fb6cf")
INDIRECT = Colour("indirect", "#7f9cba", "#6d8bab")
MIXED = Colour("mixed", "#e3a06b", "#b97a48")
DOCUMENT = Colour("document", "#5b4b8a", "#a99bdc")
EMPTY = Colour("empty", "#6e7781", "#9aa3ad")
STRONG = Colour("strong", "#0b4f6c", "#8fd3ee")
FAINT = Colour("faint", "#e8eef3", "#22303a")
OUTSIDE = Colour("outside", "#6e7781", "#8b949e")
NEGATIVE = Colour("negative", "#a63a2b", "#ee8374")
POSITIVE = Colour("positive", "#1c6f8a", "#63bcd9")

ALL = (
    INK,
    MUTED,
    LINE,
    PAPER,
    PANEL,
    ACCENT,
    *ARTICLES.values(),
    *PEOPLE.values(),
    QUOTED,
    NARRATOR,
    INDIRECT,
    MIXED,
    DOCUMENT,
    EMPTY,
    STRONG,
    FAINT,
    OUTSIDE,
    NEGATIVE,
    POSITIVE,
)


def stylesheet() -> str:
    """Return the CSS that gives each colour its value: as the reader chose, else as the system says.

    Paper is light: the dark values hold on a screen only.
    """
    light = "color-scheme:light;" + "".join(f"--br-{c.name}:{c.light};" for c in ALL)
    dark = "color-scheme:dark;" + "".join(f"--br-{c.name}:{c.dark};" for c in ALL)
    return (
        f":root{{{light}}}\n"
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}\n'
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
    )


def literal(text: str) -> str:
    """Return ``text`` with each named colour replaced by its light value, for use outside the book."""
    for colour in ALL:
        text = text.replace(colour.css, colour.light)
    return text


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
                          "titleFontWeight": "normal", "symbolSize": 110, "labelLimit": 320,
                          "unselectedOpacity": 0.65},
        "header": text | {"labelFontSize": 13, "titleFontSize": 13, "labelAnchor": "start"},
        "title": {"font": FONT, "color": INK.css, "anchor": "start", "frame": "group", "fontSize": 14},
        "text": {"font": FONT, "fontSize": 13, "color": INK.css},
        "mark": {"color": NARRATOR.css},
        "rule": {"color": MUTED.css},
    }  # fmt: skip


@cache
def register_fonts() -> None:
    """Once, tell vl-convert where the chart font lies: a label in a font it lacks is dropped in silence."""
    vl_convert.register_font_directory(str(resources.files(__package__) / "fonts"))
