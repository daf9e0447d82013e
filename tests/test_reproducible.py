"""Two builds of one commit are the same, byte for byte, wherever and by whomever they are made."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PRINT, ROOT, build_book, lacking

# A reader who shares nothing with the one who runs the tests but the files: another folder, another
# home, another year, another order of sets.
ANOTHER = {"TZ": "Pacific/Niue", "PYTHONHASHSEED": "2", "LC_ALL": "POSIX"}
NEXT_YEAR = ("faketime", "-f", "+400d")


def copy(place):
    """Copy what git knows or would take, and its memory, to ``place``."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)  # with its mode, which git knows
    git = ROOT / ".git"
    shutil.copytree(git, place / ".git") if git.is_dir() else shutil.copyfile(git, place / ".git")


def files(site):
    """Return every file of the built book by its path."""
    return {
        str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def another(tmp_path_factory):
    """The folder ``_build`` of another reader, with the pages and the PDF."""
    if not (ROOT / ".git").exists():
        lacking("git's memory of the book")
    if not shutil.which("faketime"):
        lacking("faketime")
    home = tmp_path_factory.mktemp("another-reader")
    place = home / "of-the-book"
    copy(place)
    for options in (["--all"], PRINT):
        build_book(place, *options, program=NEXT_YEAR, HOME=str(home), PYTHONPATH=str(place), **ANOTHER)
    return place / "_build"


def test_another_reader_builds_the_same_pages(another, site):
    one, other = files(site), files(another / "html")
    assert set(one) == set(other)
    assert len(one) > 200
    assert [name for name in one if one[name] != other[name]] == []


def test_another_reader_prints_the_same_pdf(another, pdf):
    assert (another / "typst" / pdf.name).read_bytes() == pdf.read_bytes()


def test_nothing_in_the_book_says_where_it_was_built(site):
    """No page, notebook or file names a folder of the machine."""
    places = {str(ROOT).encode(), str(Path.home()).encode() + b"/", sys.prefix.encode()}
    told = [
        str(path.relative_to(site)) for path in site.rglob("*")
        if path.is_file() and any(place in path.read_bytes() for place in places)
    ]  # fmt: skip
    assert told == []
