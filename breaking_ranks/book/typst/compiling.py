"""Compile Typst source to a PDF that has passed Typst's own PDF/UA-1 checks."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import typst

FONTS = resources.files("breaking_ranks.book.look") / "fonts"


class CompileError(Exception):
    """Typst refuses the book. The message is Typst's, with the place in the source."""


def compile_book(source: Path, target: Path, timestamp: int, warn: Callable[[str], None]) -> None:
    """Write the PDF of ``source`` to ``target``; what Typst warns of goes to ``warn``.

    Only the fonts of the book and those inside Typst are used: the same source gives the same
    bytes on every machine. ``CompileError`` if Typst stops, as it does at a picture without
    alternative text, a skipped level of headings, a link to nowhere or a character without a glyph.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
    compiler = typst.Compiler(str(source), root=str(source.parent), font_paths=fonts)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards="ua-1", timestamp=timestamp
        )
    except typst.TypstError as error:
        raise CompileError(error.diagnostic or error.message) from error
    for warning in warnings:
        warn(warning.diagnostic or warning.message)
    assert isinstance(pdf, bytes)
    target.write_bytes(pdf)
