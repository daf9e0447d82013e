"""The way out of Jupyter Book stays open: plain Sphinx, and a newer one, builds the same pages."""

import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from conftest import BUILD, NOTEBOOKS, ROOT, copy_book, lacking

SPHINX = ROOT / ".venv" / "sphinx" / "bin" / "python"
WRAPPER = ("jupyter_book", "sphinx_jupyterbook_latex")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The pages that Sphinx builds from the configuration that Jupyter Book writes for it."""
    if not SPHINX.exists():
        lacking("Sphinx without Jupyter Book ('make .venv/sphinx/made')")
    place = tmp_path_factory.mktemp("plain-sphinx")
    copy_book(place)
    subprocess.run([sys.executable, "-c", BUILD, "config", "sphinx", place], check=True, capture_output=True)
    with (place / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"extensions = [name for name in extensions if name not in {WRAPPER}]\n")
    paths = f"{SPHINX.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [SPHINX, "-m", "sphinx", "-W", "--keep-going", "--quiet", place, place / "_build" / "plain"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": paths, "PYTHONPATH": str(place)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return place / "_build" / "plain"


def words(page):
    """Return what the main part of ``page`` says, word by word."""
    return (
        BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").find("article").get_text(" ").split()
    )


def test_plain_sphinx_builds_the_same_pages(plain, site):
    chapters = [f"chapters/{name}.html" for name in NOTEBOOKS if name != "colophon"]
    assert [page for page in chapters if words(plain / page) != words(site / page)] == []


def test_the_colophon_says_which_sphinx_it_was(plain, site):
    ours, theirs = (words(folder / "chapters" / "colophon.html") for folder in (site, plain))
    assert "jupyter-book" in ours
    assert "jupyter-book" not in theirs
    assert int(theirs[theirs.index("sphinx") + 1].split(".")[0]) > int(
        ours[ours.index("sphinx") + 1].split(".")[0]
    )
