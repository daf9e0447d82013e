"""``breaking-ranks release``: the built book, packed for readers who never install anything."""

import hashlib
import shutil
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..book import provenance
from ..book.citing.edition import read_book
from ..errors import UserError
from ..project import Project

NAME = "breaking-ranks"


def pack(files: Iterable[tuple[Path, str]], target: Path, seconds: int) -> Path:
    """Write ``files`` (place and name inside) as the ZIP ``target`` and return it.

    Order, rights and time (``seconds`` since 1970) do not depend on the machine, so the same files
    give the same bytes.
    """
    when = time.gmtime(seconds)[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for place, name in sorted(files, key=lambda pair: pair[1]):
            entry = zipfile.ZipInfo(name, when)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # as made on Unix, wherever it is made
            archive.writestr(entry, place.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return target


def within(folder: Path, prefix: str) -> list[tuple[Path, str]]:
    """Return the files under ``folder``, each with its name under ``prefix``."""
    return [
        (path, f"{prefix}/{path.relative_to(folder).as_posix()}")
        for path in folder.rglob("*")
        if path.is_file()
    ]


def data_package(project: Project) -> list[tuple[Path, str]]:
    """Return the files of the data package: descriptor, tables, what explains them, licence. No article."""
    files = [
        project.folder / "datapackage.json",
        *map(project.path, project.names()),
        *project.folder.glob("*/README.md"),
    ]
    files += [project.folder / "coded" / name for name in ("INSTRUCTION.md", "blank_sheet.csv")]
    found = [(path, f"{NAME}-data/{path.relative_to(project.folder).as_posix()}") for path in files]
    return [
        *found,
        *((project.home / name, f"{NAME}-data/{name}") for name in ("LICENSE-text", "CITATION.cff")),
    ]


def checksums(files: Iterable[Path]) -> str:
    """Return a line for each file as ``sha256sum --check`` reads it."""
    ordered = sorted(files, key=lambda path: path.name)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in ordered)


def release(project: Project, built: Path, dist: Path, seconds: int) -> list[Path]:
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
        pack(within(html, f"{NAME}-html"), dist / f"{NAME}-html.zip", seconds),
        pack(within(html / "notebooks", f"{NAME}-notebooks"), dist / f"{NAME}-notebooks.zip", seconds),
        pack(data_package(project), dist / f"{NAME}-data.zip", seconds),
        Path(shutil.copyfile(pdf, dist / pdf.name)),
    ]
    sums = dist / "SHA256SUMS"
    sums.write_text(checksums(made), encoding="utf-8", newline="\n")
    return [*made, sums]


def lines(project: Project) -> Iterator[str]:
    """Make the release; yield a line for each file. ``UserError`` if nothing was built."""
    root = project.home
    day = provenance.midnight(read_book(root, "en", "").day)
    for path in release(project, root / "_build", root / "dist", day):
        yield f"{project.told(path)}  {path.stat().st_size / 1e6:.1f} MB"
