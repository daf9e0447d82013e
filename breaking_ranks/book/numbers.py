"""Bind numbers of the prose to the data."""

from myst_nb import glue

_MINUS = "\u2212"


def bind(**values: int | float | str) -> None:
    """Make each value known to the prose of the chapter as ``{glue:text}`name```.

    Integers are written with thousands separated, floats with two decimals, strings as they
    are. The text is made here: a NumPy float formatted by the page leaves a blank.
    """
    for name, value in values.items():
        glue(name, spell(value), display=False)


def spell(value: int | float | str) -> str:
    """Return ``value`` as the prose writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise TypeError("a truth value is not a number of the prose")
    text = f"{value:.2f}" if float(value) != int(value) or isinstance(value, float) else f"{int(value):,}"
    return text.replace("-", _MINUS)


def percent(part: float, whole: float) -> str:
    """Return ``part`` of ``whole`` as a whole percentage, such as ``42 %``."""
    return f"{100 * part / whole:.0f}\u00a0%"
