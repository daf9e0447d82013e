"""``breaking-ranks release``: the built book, packed for readers who never install anything."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from .. import tables
from ..archive import zipped
from ..book import provenance
from ..book.citing.edition import read_book
from ..errors import UserError
from ..exchange import files

ROOT = tables.DATA.parent
BUILT = ROOT / "_build"
DIST = ROOT / "dist"
NAME = "breaking-ranks"


def pack(files: Iterable[tuple[str, bytes]], target: Path, seconds: int) -> Path:
    """Write ``files`` (name inside and content) as the ZIP ``target`` and return it; bytes as ``zipped``."""
    target.write_bytes(zipped(files, seconds))
    return target


def read(files: Iterable[tuple[Path, str]]) -> list[tuple[str, bytes]]:
    """Return name and content of each of ``files`` (place and name)."""
    return [(name, place.read_bytes()) for place, name in files]


def within(folder: Path, prefix: str) -> list[tuple[Path, str]]:
    """Return the files under ``folder``, each with its name under ``prefix``."""
    return [
        (path, f"{prefix}/{path.relative_to(folder).as_posix()}")
        for path in folder.rglob("*")
        if path.is_file()
    ]


def data_package() -> list[tuple[Path, str]]:
    """Return the files of the data package: descriptor, tables, what explains them, licence. No article."""
    places = [
        tables.DATA / "datapackage.json",
        *map(tables.path, tables.names()),
        *tables.DATA.glob("*/README.md"),
    ]
    places += [tables.DATA / "coded" / name for name in ("INSTRUCTION.md", "blank_sheet.csv")]
    found = [(path, f"{NAME}-data/{path.relative_to(tables.DATA).as_posix()}") for path in places]
    return [*found, *((ROOT / name, f"{NAME}-data/{name}") for name in ("LICENSE-text", "CITATION.cff"))]


def exchange_files() -> list[tuple[str, bytes]]:
    """Return name and content of the codebook and the codings in the formats of other programs."""
    made = files.contents(tables.load_all())
    return [(f"{NAME}-data/{files.FOLDER}/{name}", content) for name, content in made.items()]


def checksums(files: Iterable[Path]) -> str:
    """Return a line for each file as ``sha256sum --check`` reads it."""
    ordered = sorted(files, key=lambda path: path.name)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in ordered)


def release(built: Path, dist: Path, seconds: int) -> list[Path]:
    """Fill ``dist`` anew from what was ``built`` and return its files.

    ``UserError`` names what was not built.
    """
    html, pdf = built / "html", built / "typst" / f"{NAME}.pdf"
    for needed in (html / "index.html", pdf):
        if not needed.exists():
            raise UserError(f"{needed}: not there; run 'make book pdf'")
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir()
    made = [
        pack(read(within(html, f"{NAME}-html")), dist / f"{NAME}-html.zip", seconds),
        pack(read(within(html / "notebooks", f"{NAME}-notebooks")), dist / f"{NAME}-notebooks.zip", seconds),
        pack([*read(data_package()), *exchange_files()], dist / f"{NAME}-data.zip", seconds),
        Path(shutil.copyfile(pdf, dist / pdf.name)),
    ]
    sums = dist / "SHA256SUMS"
    sums.write_text(checksums(made), encoding="utf-8", newline="\n")
    return [*made, sums]


def lines() -> Iterator[str]:
    """Make the release; yield a line for each file. ``UserError`` if nothing was built."""
    for path in release(BUILT, DIST, provenance.midnight(read_book(ROOT, "en", "").day)):
        yield f"{path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB"
