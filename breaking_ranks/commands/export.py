"""``breaking-ranks export``: codebook, codings, or both with the articles, for other programs."""

from collections.abc import Iterator
from pathlib import Path

from ..book import provenance
from ..book.citing.edition import read_book
from ..exchange import files, refi_project
from ..exchange.codings import PASSES, SETTLED
from ..store import raw, tables
from ..store.errors import UserError
from ..store.project import Project


def made(project: Project, kind: str, name: str) -> Iterator[str]:
    """Write what is made from the tables alone to the file ``name``; yield a line that says where.

    ``kind`` is ``qdc``, the codebook as REFI-QDA, or ``annotations``, the settled codings as Web Annotations.
    """
    yield _write(name, files.HANDED_OUT[files.NAMES[kind]](project.corpus()))


def qdpx(project: Project, name: str, *, passes: bool) -> Iterator[str]:
    """Write articles and codings as a REFI-QDA project to the file ``name``; yield a line that says where.

    With ``passes``, both passes of the language model come too, each as a coder. ``UserError`` if an article
    is missing or changed.
    """
    texts = raw.read_all(project)
    seconds = provenance.midnight(read_book(project.home, "en", "").day)
    coders = [SETTLED, *PASSES] if passes else [SETTLED]
    yield _write(name, refi_project.project(project.corpus(), texts, coders, seconds))
    yield "It holds the articles, which belong to their publishers: keep it to yourself."


def _write(name: str, content: bytes) -> str:
    try:
        place = tables.write_whole(Path(name), content)
    except OSError as error:
        raise UserError(f"{name}: cannot be written ({error.strerror}); give another path") from error
    return f"{place}: {len(content) / 1e3:.0f} kB"
