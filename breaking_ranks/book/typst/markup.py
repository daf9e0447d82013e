"""Write single pieces of Typst source: text, strings, calls."""

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"[\\`*_#$@<>\[\]~=+/]")
_HYPHEN = re.compile(r"-(?![^\W\d_])|(?<![^\W_])-")
_NUMBER_OF_A_LIST = re.compile(r"^(\s*\d+)\.")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def escape(text: str) -> str:
    """Return ``text`` so that Typst sets it as it stands; line breaks become blanks.

    A hyphen is kept bare only between letters, where Typst cannot take it for a dash, a minus
    or the start of a list.
    """
    text = _SPECIAL.sub(r"\\\g<0>", text.replace("\n", " "))
    text = _HYPHEN.sub(r"\\-", text)
    text = text.replace("...", r"\.\.\.")
    return _NUMBER_OF_A_LIST.sub(r"\1\\.", text)


def string(text: str) -> str:
    """Return ``text`` as a Typst string."""
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def array(items: Iterable[str]) -> str:
    """Return Typst expressions as an array; one item alone needs the comma too."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def block(body: str) -> str:
    """Return ``body`` as a content block."""
    return f"[{body.strip()}]"


def call(name: str, *bodies: str, **options: str) -> str:
    """Return a call of the Typst function ``name`` with named ``options`` and content ``bodies``.

    It ends in a semicolon: without one a bracket or a full stop that follows in the text would
    belong to the call. ``_`` in the name of an option stands for ``-``.
    """
    named = ", ".join(f"{key.replace('_', '-')}: {value}" for key, value in options.items())
    return f"#{name}" + (f"({named})" if named else "") + "".join(f"[{body}]" for body in bodies) + ";"


def label(name: str) -> str:
    """Return the expression for the label ``name``, whatever characters it has."""
    return f"label({string(name)})"


def anchor(name: str) -> str:
    """Return an invisible mark that links can lead to."""
    return f"#anchor({string(name)});"
