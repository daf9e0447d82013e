"""Two builds of one commit are the same, byte for byte, wherever and by whomever they are made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, lacking

# A reader who shares nothing with the one who runs the tests but the files: another folder, another
# home, another clock, another order of sets.
ANOTHER = {"TZ": "Pacific/Niue", "PYTHONHASHSEED": "2", "LC_ALL": "POSIX"}
BUILD = "from jupyter_book.cli.main import main; main()"


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


def begin(place, settings):
    """Begin to build the book at ``place`` with the code that lies there, in a home of its own."""
    home = place.parent / f"{place.name}-home"
    home.mkdir()
    inherited = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "SOURCE_DATE"))
    }
    own = {
        "HOME": str(home), "PYTHONPATH": str(place),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    with place.with_name(f"{place.name}.log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-c", BUILD, "build", place, "--all", "-W", "--keep-going"],
            cwd=place, env={**inherited, **own, **settings}, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip


def files(site):
    """Return every file of the built book by its path."""
    return {
        str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()
    }


def test_another_reader_builds_the_same_bytes(site, tmp_path):
    if not (ROOT / ".git").exists():
        lacking("git's memory of the book")
    place = tmp_path / "another-reader" / "of-the-book"
    copy(place)
    process = begin(place, ANOTHER)
    assert process.wait() == 0, place.with_name(f"{place.name}.log").read_text(encoding="utf-8")[-3000:]
    one, other = files(site), files(place / "_build" / "html")
    assert set(one) == set(other)
    assert len(one) > 200
    assert [name for name in one if one[name] != other[name]] == []


def test_nothing_in_the_book_says_where_it_was_built(site):
    """No page, notebook or file names a folder of the machine."""
    places = {str(ROOT).encode(), str(Path.home()).encode() + b"/", sys.prefix.encode()}
    told = [
        str(path.relative_to(site)) for path in site.rglob("*")
        if path.is_file() and any(place in path.read_bytes() for place in places)
    ]  # fmt: skip
    assert told == []
