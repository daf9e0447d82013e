"""Two builds of one commit are the same, byte for byte, wherever and by whomever they are made."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from conftest import PRINT, ROOT, build_book, copy_book, lacking

# A reader who shares nothing with the one who runs the tests but the files: another folder, another
# home, another year, another order of sets.
ANOTHER = {"TZ": "Pacific/Niue", "PYTHONHASHSEED": "2", "LC_ALL": "POSIX"}
NEXT_YEAR = ("faketime", "-f", "+400d")

# A processor without the instructions that NumPy found here sorts ties in another order; another
# kernel of linear algebra, or other instructions for it, adds up in another order.
INSTRUCTIONS = " ".join(np.show_config(mode="dicts")["SIMD Extensions"]["found"])
PROCESSORS = {
    "without vectors": {"NPY_DISABLE_CPU_FEATURES": INSTRUCTIONS},
    "old linear algebra": {"OPENBLAS_CORETYPE": "Prescott"},
}
SORTS = {"sort_values", "sort_index", "argsort"}


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
    copy_book(place)
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


def outputs(place, **settings):
    """Return every output of every chapter, run in one process with ``settings`` in its environment."""
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("run_chapters.py")],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "IPYTHONDIR": str(place), **settings},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """What the chapters put out on this processor."""
    return outputs(tmp_path_factory.mktemp("ipython"))


@pytest.mark.parametrize("processor", PROCESSORS)
def test_another_processor_finds_the_same(here, tmp_path, processor):
    """Every figure, table and bound number; a picture is drawn from the specification compared here."""
    there = outputs(tmp_path, **PROCESSORS[processor])
    assert sum(map(len, here.values())) > 300
    assert [
        (chapter, one.get("text/plain"))
        for chapter in here
        for one, other in zip(here[chapter], there[chapter], strict=True)
        if one != other
    ] == []


def test_every_sort_leaves_ties_in_their_order():
    """The default of pandas and NumPy does not, and which order it makes hangs on the processor."""
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "breaking_ranks").rglob("*.py")}
    for path in (ROOT / "chapters").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        sources[path] = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    calls = [
        (path.name, call)
        for path, source in sources.items()
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in SORTS
    ]
    assert len(calls) > 20
    unstable = [
        (name, ast.unparse(call)) for name, call in calls
        if not any(word.arg == "kind" and ast.literal_eval(word.value) == "stable" for word in call.keywords)
    ]  # fmt: skip
    assert unstable == []
