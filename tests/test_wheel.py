"""The package works where nothing but its wheel, the data of a release and a downloaded notebook is."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata

import nbformat
import pytest
from conftest import PROJECT, ROOT, lacking
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from breaking_ranks.book import parts
from breaking_ranks.commands import release

SECONDS = 1_700_000_000
CHAPTER = "voices"  # figures, tables, numbers, intervals
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BASE = [Requirement(text) for text in DECLARED["dependencies"]]
BOOK = [Requirement(text) for text in DECLARED["optional-dependencies"]["book"]]
SIZE, DASK = (
    [Requirement(text) for text in DECLARED["optional-dependencies"][name]] for name in ("size", "dask")
)
CARRIERS = metadata.packages_distributions()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as a release has it."""
    return release.wheel(ROOT, tmp_path_factory.mktemp("wheel"), SECONDS)


@pytest.fixture(scope="module")
def fresh(wheel):
    """The programs of a new environment: pip installed the wheel there and, as pinned, what it asks for."""
    folder = wheel.parent / "environment"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("-e .", "")
    (wheel.parent / "pins.txt").write_text(pins, encoding="utf-8")
    done = subprocess.run(
        [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-compile",
         "--disable-pip-version-check", "--constraint", wheel.parent / "pins.txt", wheel],
        capture_output=True, text=True, check=False, env=alone(),
    )  # fmt: skip
    if done.returncode:
        lacking(f"What the wheel needs ({done.stderr.strip().splitlines()[-1]})")
    return folder / "bin"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The folder of the data package of a release, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    packed = release.pack(release.read(release.data_package(PROJECT)), folder / f"{parts.DATA}.zip", SECONDS)
    shutil.unpack_archive(packed, folder)
    return folder / parts.DATA


def alone():
    """Return the environment without whatever leads to the checkout or the articles."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONPATH" and not k.startswith("BREAKING_RANKS_")}


def run(program, *words, folder, given=""):
    """Run a program in ``folder`` as somebody would who has no checkout."""
    return subprocess.run(
        [program, *words], input=given, capture_output=True, text=True, check=False, cwd=folder, env=alone()
    )


def test_the_wheel_has_every_file_of_the_package(wheel):
    files = (path for path in (ROOT / "breaking_ranks").rglob("*") if path.is_file())
    there = {path.relative_to(ROOT).as_posix() for path in files}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("breaking_ranks/")}
    assert packed == {name for name in there if "__pycache__" not in name}
    assert {"breaking_ranks/py.typed", "breaking_ranks/text/lists/hu_liu.tsv"} <= packed


def test_the_wheel_is_called_what_a_notebook_calls_it_and_has_the_licences(wheel):
    assert wheel.name == parts.wheel(DECLARED["version"])
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for licence in DECLARED["license-files"]:
        assert f"breaking_ranks-{DECLARED['version']}.dist-info/licenses/{licence}" in names


def test_the_same_files_give_the_same_wheel(wheel, tmp_path):
    """Whatever their times and rights, and whatever an older build left beside them."""
    source = tmp_path / "source"
    shutil.copytree(ROOT / release.PACKAGE, source / release.PACKAGE, copy_function=shutil.copyfile)
    for name in release.BESIDE:
        shutil.copyfile(ROOT / name, source / name)
    for path in source.rglob("*.*"):
        path.chmod(0o700)
    (source / "build" / "lib" / release.PACKAGE).mkdir(parents=True)
    (source / "build" / "lib" / release.PACKAGE / "old.py").touch()
    assert release.wheel(source, tmp_path, SECONDS).read_bytes() == wheel.read_bytes()


def test_without_the_source_there_is_one_clear_line(unpacked, tmp_path):
    with pytest.raises(release.UserError, match=r"breaking_ranks: not there; release from a checkout"):
        release.wheel(unpacked, tmp_path, SECONDS)


def test_what_a_module_imports_is_declared():
    """Of an extra only what it is for may import."""
    base, book, size, dask = (
        {canonicalize_name(each.name) for each in some} for some in (BASE, BOOK, SIZE, DASK)
    )
    for path in sorted((ROOT / "breaking_ranks").rglob("*.py")):
        allowed = set(base)
        allowed |= book if "book" in path.parts or path.name == "extension.py" else set()
        allowed |= size if "extraction" in path.parts or path.name == "large.py" else set()
        allowed |= dask if path.name == "cluster.py" else set()
        assert not imported(path) - allowed, path


def imported(path):
    """Return the names under which pip knows the packages that a module imports."""
    tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in tree if isinstance(node, ast.ImportFrom) and not node.level]
    foreign = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"breaking_ranks"}
    return {canonicalize_name(name) for each in foreign for name in CARRIERS.get(each, [each])}


@pytest.mark.parametrize(
    ("file", "declared"), [("requirements.txt", [*BASE, *BOOK]), ("requirements-sphinx.txt", BASE)]
)
def test_the_pins_are_what_is_declared(file, declared):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    for each in declared:
        assert each.specifier.contains(pins[canonicalize_name(each.name)]), each


def test_nothing_is_read_from_the_checkout(fresh, tmp_path):
    code = "import breaking_ranks, sys; print(breaking_ranks.__file__, *sys.path, sep='\\n')"
    where, *paths = run(fresh / "python", "-c", code, folder=tmp_path).stdout.splitlines()
    assert where.startswith(f"{fresh.parent}/lib/")
    assert not [path for path in paths if path.startswith(str(ROOT))]


def test_a_sentence_is_scored_in_an_empty_folder(fresh, tmp_path):
    done = run(fresh / "breaking-ranks", "score", "-", folder=tmp_path, given="A good day.\n")
    assert (done.returncode, done.stdout.splitlines()[1].split(",")[:2]) == (0, ["1", "0.4404"])


def test_the_unpacked_data_pass_the_check(fresh, unpacked):
    done = run(fresh / "breaking-ranks", "check", folder=unpacked)
    assert (done.returncode, done.stderr) == (0, "")
    assert "the articles are not here" in done.stdout


@pytest.fixture
def downloaded(site, tmp_path):
    """A chapter's notebook as the site gives it away."""
    return shutil.copy(site / "notebooks" / "chapters" / f"{CHAPTER}.ipynb", tmp_path)


def test_a_downloaded_notebook_says_first_what_it_needs(downloaded, wheel):
    first = nbformat.read(downloaded, as_version=4).cells[0]
    assert first.cell_type == "markdown"
    assert len(first.source.splitlines()) == 1
    for needed in (DECLARED["version"], wheel.name, f"{parts.DATA}.zip", f"folder `{parts.DATA}`"):
        assert needed in first.source
    assert "http" not in first.source


def test_a_downloaded_notebook_runs_to_its_end_where_it_says(fresh, unpacked, downloaded):
    notebook = shutil.copy(downloaded, unpacked)
    done = run(fresh / "jupyter-execute", "--inplace", notebook, folder=unpacked)
    assert done.returncode == 0, done.stderr[-3000:]
    ran, given = (nbformat.read(path, as_version=4) for path in (notebook, downloaded))
    assert [shown(cell) for cell in ran.cells] == [shown(cell) for cell in given.cells]
    assert any("image/svg+xml" in kinds for cell in ran.cells for kinds in shown(cell))


def shown(cell):
    """Return the figures and tables of a cell; the numbers of the site's copy stand in its prose."""
    return [o.data for o in cell.get("outputs", []) if o.output_type == "execute_result"]


def test_a_notebook_without_its_data_says_so_in_one_sentence(fresh, downloaded, tmp_path):
    said = run(fresh / "jupyter-execute", downloaded, folder=tmp_path).stderr
    assert re.search(r"^datapackage\.json: is neither in .* that of the unpacked data", said, re.MULTILINE)
    assert "project.py" not in said


def test_a_notebook_without_its_package_says_so_in_one_sentence(downloaded, tmp_path):
    """In a Python that has no package at all."""
    [setup, *_] = [c for c in nbformat.read(downloaded, as_version=4).cells if c.cell_type == "code"]
    done = run(sys.executable, "-I", "-S", "-c", setup.source, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr == (
        "No module named 'breaking_ranks': install the package of the book, breaking_ranks-*.whl, with pip\n"
    )
