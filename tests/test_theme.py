"""The colours: told apart by everybody, seen on their paper, the same in chart and style sheet."""

import itertools

import colorspacious
import numpy as np
import pytest
from conftest import PROJECT

from breaking_ranks.book.look import theme
from breaking_ranks.book.look.codes import Codes
from breaking_ranks.book.look.palette import Palette, literal
from breaking_ranks.book.look.theme import Colour

# In CAM02-UCS a difference of 1 is just seen between two large patches side by side. Dots and thin
# bars stand apart and are small, where people need several times that; 12 leaves room for a poor
# screen besides.
APART = 12
SIGHT = [None, "deuteranomaly", "protanomaly", "tritanomaly"]
CODES = Codes(PROJECT.corpus())
PALETTE = CODES.palette
ADDED = [PALETTE[name] for name in PROJECT.load("colours")["colour"]]
GROUPS = {
    "articles": [CODES.colour("article", key) for key in PROJECT.load("articles")["article"]],
    "people": [PALETTE[name] for name in PROJECT.load("people")["colour"] if name],
    "voices": [PALETTE[name] for name in ("narrator", "indirect", "mixed", "quoted", "document")],
    "tone": [theme.NEGATIVE, theme.POSITIVE],
}
MARKS = [*ADDED, theme.OUTSIDE, theme.NEGATIVE, theme.POSITIVE, theme.NEUTRAL, theme.STRONG]
MODES = ["light", "dark", "print"]


def value(colour: Colour, mode: str) -> str:
    """The hexadecimal value of a colour on a light or a dark page, or on paper."""
    return {"light": colour.light, "dark": colour.dark, "print": colour.on_paper or colour.light}[mode]


def rgb(code: str) -> np.ndarray:
    """Red, green and blue from 0 to 1."""
    return np.array([int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def seen(code: str, sight: str | None) -> np.ndarray:
    """The colour as somebody without one kind of cone sees it (Machado, Oliveira and Fernandes 2009)."""
    if sight is None:
        return rgb(code)
    space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
    return np.clip(colorspacious.cspace_convert(rgb(code), space, "sRGB1"), 0, 1)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(code: str) -> float:
    """The relative luminance of WCAG 2."""
    c = rgb(code)
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("group", GROUPS)
def test_colours_of_one_kind_are_told_apart(group: str, sight: str | None, mode: str) -> None:
    """Whoever lacks red, green or blue cones still tells each article, person and voice from the others."""
    for one, other in itertools.combinations(GROUPS[group], 2):
        pair = seen(value(one, mode), sight), seen(value(other, mode), sight)
        difference = colorspacious.deltaE(*pair, input_space="sRGB1", uniform_space="CAM02-UCS")
        assert difference >= APART, f"{one.name}, {other.name}: {difference:.1f}"


@pytest.mark.parametrize("mode", MODES)
def test_marks_and_words_stand_out_from_the_paper(mode: str) -> None:
    """3:1 for every mark, 4.5:1 for every colour that words are set in (WCAG 2.2, 1.4.11 and 1.4.3)."""
    paper, panel = value(theme.PAPER, mode), value(theme.PANEL, mode)
    for mark in MARKS:
        assert contrast(value(mark, mode), paper) >= 3, mark.name
    for text in (theme.INK, theme.MUTED, theme.ACCENT, theme.NEGATIVE, theme.POSITIVE):
        assert min(contrast(value(text, mode), ground) for ground in (paper, panel)) >= 4.5, text.name


@pytest.mark.parametrize("mode", MODES)
def test_articles_and_people_may_label_themselves(mode: str) -> None:
    """A direct label may be set in the colour of what it names."""
    for colour in GROUPS["articles"] + GROUPS["people"]:
        assert contrast(value(colour, mode), value(theme.PAPER, mode)) >= 4.5, colour.name


def test_the_style_sheet_names_every_colour() -> None:
    """Once for light, once for a dark system, once for a reader who chose dark."""
    sheet = PALETTE.stylesheet()
    for colour in (*theme.OWN, *ADDED):
        assert sheet.count(f"--br-{colour.name}:") == 3, colour.name


def test_a_chart_to_take_away_has_plain_colours() -> None:
    """Outside the book nothing defines the book's names."""
    assert literal(f'fill="{theme.INK.css}"') == f'fill="{theme.INK.light}"'


def test_paper_has_its_own_value_where_the_table_gives_one() -> None:
    rows = PROJECT.load("colours").assign(print="#123456")
    drawing = f'fill="{PALETTE["han"].css}" stroke="{theme.INK.css}"'
    assert Palette(rows).printed(drawing) == f'fill="#123456" stroke="{theme.INK.light}"'
    assert PALETTE.printed(drawing) == literal(drawing)
