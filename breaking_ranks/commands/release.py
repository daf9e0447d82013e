"""``breaking-ranks release``: the built book, packed for readers who never install anything."""

import hashlib
import posixpath
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..book import provenance
from ..book.citing.edition import read_book
from ..book.parts import DATA, NAME
from ..exchange import files
from ..store.archive import zipped
from ..store.errors import UserError
from ..store.project import Project

# What the package is built from: its folder, and these files beside it.
PACKAGE = "breaking_ranks"
BESIDE = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-text")


def pack(content: Iterable[tuple[str, bytes]], target: Path, seconds: int) -> Path:
    """Write ``content`` (names inside and bytes) as the ZIP ``target`` and return it; bytes as ``zipped``."""
    target.write_bytes(zipped(content, seconds))
    return target


def read(places: Iterable[tuple[Path, str]]) -> list[tuple[str, bytes]]:
    """Return the files at ``places`` (each with its name inside) as name and bytes."""
    return [(name, place.read_bytes()) for place, name in places]


def within(folder: Path, prefix: str) -> list[tuple[Path, str]]:
    """Return the files under ``folder``, each with its name under ``prefix``, which may be empty."""
    return [
        (path, posixpath.join(prefix, path.relative_to(folder).as_posix()))
        for path in folder.rglob("*")
        if path.is_file()
    ]


def data_package(project: Project) -> list[tuple[Path, str]]:
    """Return the files of the data package: descriptor, tables, what explains them, licence. No article."""
    places = [*project.files(), *project.folder.glob("*/README.md")]
    places += [project.folder / "coded" / name for name in ("INSTRUCTION.md", "blank_sheet.csv")]
    found = [(path, f"{DATA}/{path.relative_to(project.folder).as_posix()}") for path in places]
    return [
        *found,
        *((project.home / name, f"{DATA}/{name}") for name in ("LICENSE-text", "CITATION.cff")),
    ]


def exchange_files(project: Project) -> list[tuple[str, bytes]]:
    """Return codebook and codings in the formats of other programs as name and bytes."""
    made = files.contents(project.corpus())
    return [(f"{DATA}/{files.FOLDER}/{name}", content) for name, content in made.items()]


def wheel(root: Path, dist: Path, seconds: int) -> Path:
    """Write the package whose source lies at ``root`` as a wheel into ``dist`` and return it.

    pip builds it from a copy, as what an older build left in ``root`` would get in; it is packed anew, so
    that the same files give the same bytes. ``UserError`` if a file is missing or pip fails.
    """
    with tempfile.TemporaryDirectory() as name:
        source, built = Path(name) / "source", Path(name) / "built"
        try:
            shutil.copytree(root / PACKAGE, source / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
            for file in BESIDE:
                shutil.copy(root / file, source)
        except FileNotFoundError as error:
            raise UserError(f"{error.filename}: not there; release from a checkout of the book") from error
        done = subprocess.run(
            [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index",
             "--no-build-isolation", "--check-build-dependencies", "--wheel-dir", built, source],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise UserError(f"{root}: pip builds no wheel: {done.stderr.strip().splitlines()[-1]}")
        [made] = built.iterdir()
        shutil.unpack_archive(made, built / "content", "zip")
        return pack(read(within(built / "content", "")), dist / made.name, seconds)


def checksums(packed: Iterable[Path]) -> str:
    """Return a line for each file as ``sha256sum --check`` reads it."""
    ordered = sorted(packed, key=lambda path: path.name)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in ordered)


def release(project: Project, built: Path, dist: Path, seconds: int) -> list[Path]:
    """Fill ``dist`` anew from what was ``built`` and return its files.

    The HTML book gets the PDF and the data package beside its pages, which lead to both where the book has an
    address. ``UserError`` names what was not built.
    """
    html, pdf = built / "html", built / "typst" / f"{NAME}.pdf"
    for needed in (html / "index.html", pdf):
        if not needed.exists():
            raise UserError(f"{needed}: not there; run 'make book pdf'")
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir()
    tables = pack([*read(data_package(project)), *exchange_files(project)], dist / f"{DATA}.zip", seconds)
    printed = Path(shutil.copyfile(pdf, dist / pdf.name))
    beside = [(file, f"{NAME}-html/{file.name}") for file in (printed, tables)]
    made = [
        pack(read([*within(html, f"{NAME}-html"), *beside]), dist / f"{NAME}-html.zip", seconds),
        pack(read(within(html / "notebooks", f"{NAME}-notebooks")), dist / f"{NAME}-notebooks.zip", seconds),
        tables,
        printed,
        wheel(project.home, dist, seconds),
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
