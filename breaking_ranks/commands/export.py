"""``breaking-ranks export``: codebook, codings, or both with the articles, for other programs."""

from collections.abc import Iterator
from pathlib import Path

from .. import raw, tables
from ..book import provenance
from ..book.citing.edition import read_book
from ..errors import UserError
from ..exchange import files, refi_project
from ..exchange.codings import PASSES, SETTLED


def codebook(name: str) -> Iterator[str]:
    """Write the codebook as REFI-QDA to the file ``name``; yield a line that says where."""
    yield _write(name, files.HANDED_OUT[files.CODEBOOK](tables.load_all()))


def annotations(name: str) -> Iterator[str]:
    """Write the settled codings as Web Annotations to the file ``name``; yield a line that says where."""
    yield _write(name, files.HANDED_OUT[files.ANNOTATIONS](tables.load_all()))


def project(name: str, *, passes: bool) -> Iterator[str]:
    """Write articles and codings as a REFI-QDA project to the file ``name``; yield a line that says where.

    With ``passes``, both passes of the language model come too, each as a coder. ``UserError`` if an article
    is missing or changed.
    """
    texts = raw.read_all()
    day = read_book(tables.DATA.parent, "en", "").day
    coders = [SETTLED, *PASSES] if passes else [SETTLED]
    made = refi_project.project(tables.load_all(), texts, coders, provenance.midnight(day))
    yield _write(name, made)
    yield "It holds the articles, which belong to their publishers: keep it to yourself."


def _write(name: str, content: bytes) -> str:
    try:
        place = tables.write_whole(Path(name), content)
    except OSError as error:
        raise UserError(f"{name}: cannot be written ({error.strerror}); give another path") from error
    return f"{place}: {len(content) / 1e3:.0f} kB"
