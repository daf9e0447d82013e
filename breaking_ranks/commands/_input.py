"""Read a file that somebody hands to a command."""

import sys
from pathlib import Path

from ..store.errors import UserError

STANDARD_INPUT = "-"


def text(name: str) -> str:
    """Return the text of the file ``name``, of standard input where it is ``-``.

    A byte order mark is dropped and lines end in LF. ``UserError`` if the file cannot be read or is
    not UTF-8.
    """
    try:
        content = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise UserError(f"{name}: cannot be read ({error.strerror}); give the path of a text file") from error
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError(f"{_spelled(name)}: line {line}: is not UTF-8; save the file as UTF-8") from error


def _spelled(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def lines(name: str) -> list[str]:
    """Return the lines of the file ``name`` without their ends; errors as ``text``.

    Only LF and CRLF end a line. The end of the last line opens no further one.
    """
    found = text(name).split("\n")
    return found[:-1] if found[-1] == "" else found
