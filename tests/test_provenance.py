"""What a page says of its origin is true, and what changes is run again, and only that."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time

import nbformat
import pytest
from conftest import NOTEBOOKS, PROJECT, ROOT, lacking

from breaking_ranks import Project
from breaking_ranks.book import Page, provenance
from breaking_ranks.book.doctree import executed


def foot(site, name):
    """Return the tables that the foot of a chapter names, each with its hash."""
    page = (site / "chapters" / f"{name}.html").read_text(encoding="utf-8")
    made_from = page.split('id="computed-from"')[1].split("</details>")[0]
    return dict(re.findall(r'<li>(\w+) <code title="(\w+)">', made_from))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_foot_has_the_hashes_of_tables_that_exist(site, name):
    assert foot(site, name)
    for table, digest in foot(site, name).items():
        assert hashlib.sha256(PROJECT.path(table).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_source_that_a_caption_names_is_in_the_foot(site, name):
    """The captions were written by hand, the foot was found by running: they must not contradict."""
    text = (ROOT / "chapters" / f"{name}.ipynb").read_text(encoding="utf-8")
    named = {
        t for some in re.findall(r"Source: tables? ([^.;]*)", text) for t in re.findall(r"\*(\w+)\*", some)
    }
    assert named <= set(foot(site, name))


def test_the_foot_says_commit_packages_and_how_to_run_again(site):
    page = (site / "chapters" / "careers.html").read_text(encoding="utf-8").split('id="computed-from"')[1]
    assert provenance.commit(ROOT).split()[0] in page
    assert provenance.swhid(ROOT) in page
    assert all(f"{name} {version}" in page for name, version in provenance.versions().itertuples(index=False))
    assert "chapters/careers.ipynb" in page


def test_downloaded_notebooks_have_their_numbers(site):
    """A reader of the notebook sees the sentence, not the name of a number."""
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in (site / "notebooks" / "chapters").iterdir()
    }
    assert len(texts) == len(NOTEBOOKS)
    assert not [name for name, text in texts.items() if "{glue:text}" in text]


def test_every_output_names_what_was_asked_for():
    """Only what was asked for: a table is read when it is used."""
    project = Project(PROJECT.folder)
    data, page = project.corpus(), Page(project)
    assert project.asked() == []
    assert len(data.rates)
    shown = page.table(data.rates, name="tab-x", caption="Rates.")
    assert shown._repr_mimebundle_()[1] == {"tables": ["rates"]}
    with pytest.raises(AttributeError, match="no such table"):
        _ = data.nothing


def test_used_reads_outputs_and_bound_numbers(tmp_path):
    output = {"output_type": "execute_result", "data": {}, "metadata": {"tables": ["b"]}}
    notebook = {"cells": [{"cell_type": "markdown"}, {"cell_type": "code", "outputs": [output]}]}
    (tmp_path / "x.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert executed.used(tmp_path / "x.ipynb") == ["b"]
    (tmp_path / "x.glue.json").write_text(
        json.dumps({"n": {"metadata": {"tables": ["a", "b"]}}}), encoding="utf-8"
    )
    assert executed.used(tmp_path / "x.ipynb") == ["a", "b"]


def git(*words, folder=ROOT):
    """Return what git prints."""
    return subprocess.run(["git", "-C", folder, *words], capture_output=True, check=True).stdout


def hashed(kind, content):
    """Return the SHA-1 of a git object, computed without git."""
    return hashlib.sha1(b"%s %d\0" % (kind, len(content)) + content)


def tree(folder):
    """Return the binary name of ``folder`` as Software Heritage defines it for a directory."""
    entries = []
    for path in folder.iterdir():
        if path.is_dir():
            entries.append((path.name + "/", b"40000", path.name, tree(path)))
        else:
            mode = b"100755" if os.access(path, os.X_OK) else b"100644"
            entries.append((path.name, mode, path.name, hashed(b"blob", path.read_bytes()).digest()))
    ordered = sorted(entries, key=lambda entry: entry[0].encode())
    return hashed(b"tree", b"".join(b"%s %s\0%s" % (m, n.encode(), d) for _, m, n, d in ordered)).digest()


def test_the_identifier_can_be_computed_from_the_files_alone(tmp_path):
    """As somebody would who has a copy and no repository."""
    if provenance.swhid(ROOT) == provenance.UNKNOWN:
        lacking("git")
    (tmp_path / "all.tar").write_bytes(git("archive", "HEAD"))
    with tarfile.open(tmp_path / "all.tar") as archive:
        archive.extractall(tmp_path / "all", filter="tar")
    assert f"swh:1:dir:{tree(tmp_path / 'all').hex()}" == provenance.swhid(ROOT)


def test_the_day_is_that_of_the_commit_in_utc(tmp_path, monkeypatch):
    """Wherever the one who committed lives, and unless somebody sets another day."""
    git("init", "-q", folder=tmp_path)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-02T23:30:00-05:00")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git(*who, "commit", "-q", "--allow-empty", "-m", "One", folder=tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert provenance.day(tmp_path) == "2026-01-03"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert provenance.day(tmp_path) == "1970-01-02"
    assert provenance.midnight("1970-01-02") == 86400


def test_a_change_since_the_commit_is_admitted(tmp_path):
    git("init", "-q", folder=tmp_path)
    (tmp_path / "file").write_text("one", encoding="utf-8")
    git("add", "file", folder=tmp_path)
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "One", folder=tmp_path)
    head = git("rev-parse", "HEAD", folder=tmp_path).decode().strip()
    assert provenance.commit(tmp_path) == head
    (tmp_path / "file").write_text("two", encoding="utf-8")
    assert provenance.commit(tmp_path) == f"{head} with changes"


CONF = """
extensions = ["myst_nb", "breaking_ranks.extension"]
project, language, root_doc = "Small", "en", "index"
nb_execution_mode, nb_execution_raise_on_error = "force", True
html_theme, exclude_patterns = "basic", ["_build", "data"]
"""
CELLS = """from breaking_ranks import Project
from breaking_ranks.book import Page, provenance
project = Project.find()
Page(project).bind(n={})"""
SMALL = {
    "rates": "len(project.corpus().rates)",
    "quantities": "len(project.corpus().quantities)",
    "built": "provenance.commit(project.home)",
}


def build(home):
    """Build the small book in ``home`` and return the documents that were read."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", home, home / "_build" / "html"],
        capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return set(re.findall(r"reading sources\.\.\. \[ *\d+%\] ([\w/]+)", done.stdout))


@pytest.fixture
def small_book(tmp_path):
    """A book with its own data and commits: two chapters rest on a table each, one shows the commit."""
    shutil.copytree(PROJECT.folder, tmp_path / "data", ignore=shutil.ignore_patterns("raw"))
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    (tmp_path / "chapters").mkdir()
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("_build\n", encoding="utf-8")
    listed = "".join(f"chapters/{name}\n" for name in SMALL)
    (tmp_path / "index.md").write_text(f"# Small\n\n```{{toctree}}\n{listed}```\n", encoding="utf-8")
    for name, value in SMALL.items():
        cells = [
            nbformat.v4.new_markdown_cell(f"# {name}\n\nThere is {{glue:text}}`n`."),
            nbformat.v4.new_code_cell(CELLS.format(value)),
        ]
        matter = {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "description": "A chapter.", "keywords": "one",
        }  # fmt: skip
        book = nbformat.v4.new_notebook(cells=cells, metadata=matter)
        nbformat.write(book, tmp_path / "chapters" / f"{name}.ipynb")
    git("init", "-q", folder=tmp_path)
    committed(tmp_path)
    return tmp_path


def committed(home):
    """Commit what lies in ``home``, if only in name, and return the commit."""
    git("add", ".", folder=home)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git(*who, "commit", "-q", "--allow-empty", "-m", "One", folder=home)
    return git("rev-parse", "HEAD", folder=home).decode().strip()


def test_what_changed_runs_again_and_only_that(small_book):
    """A table runs the chapters that rest on it, the package's code all; that of the PDF none."""
    all_three, package = {f"chapters/{name}" for name in SMALL}, ROOT / "breaking_ranks"
    project = Project(small_book / "data")
    assert build(small_book) == {"index", *all_three}
    assert touched(small_book, package / "book" / "typst" / "layout.py") == set()
    assert touched(small_book, project.path("rates")) == {"chapters/rates"}
    assert touched(small_book, project.path("quantities")) == {"chapters/quantities"}
    assert touched(small_book, package / "analysis" / "corpus.py") == all_three


def test_without_a_change_nothing_is_run_or_written(small_book):
    build(small_book)
    made = [path for ending in ("html", "ipynb") for path in (small_book / "_build").rglob(f"*.{ending}")]
    written = {path: path.stat().st_mtime_ns for path in made}
    assert len(written) > 2 * len(SMALL)
    assert build(small_book) == set()
    assert {path: path.stat().st_mtime_ns for path in written} == written


def test_what_is_made_of_all_pages_is_made_with_them_and_not_again(small_book):
    """Search, cards and the table of all facts; they are there again when the folder was emptied."""
    html = small_book / "_build" / "html"
    build(small_book)
    made = [html / "_static" / f"breaking-ranks-{name}.js" for name in ("cards", "found")]
    made += [html / "figures" / "facts.csv", *(html / "exchange").iterdir()]
    written = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in made}
    assert len(written) >= 5
    build(small_book)
    assert {path: path.stat().st_mtime_ns for path in written} == {p: at for p, (at, _) in written.items()}
    for path in html.iterdir():
        if path.name != ".doctrees":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    build(small_book)
    assert {path: path.read_bytes() for path in written} == {
        p: content for p, (_, content) in written.items()
    }


def test_every_page_shows_the_commit_of_the_last_build(small_book):
    """The commit alone has changed: what shows it in a cell runs, what shows it at its foot is written."""
    build(small_book)
    commit = committed(small_book)
    assert build(small_book) == {"chapters/built"}
    pages = {
        name: (small_book / "_build" / "html" / "chapters" / f"{name}.html").read_text("utf-8")
        for name in SMALL
    }
    assert [name for name, page in pages.items() if commit not in page.split('id="computed-from"')[1]] == []
    assert commit in pages["built"].split('id="cite-this-chapter"')[0]


def test_a_page_that_is_gone_is_written_again(small_book):
    build(small_book)
    page = small_book / "_build" / "html" / "chapters" / "rates.html"
    was = page.read_bytes()
    page.unlink()
    assert build(small_book) == set()
    assert page.read_bytes() == was


def touched(home, path):
    """Return what a build reads while ``path`` looks newer than the last build; leave it as it was."""
    before = path.stat()
    try:
        os.utime(path, (time.time(), time.time() + 5))
        return build(home)
    finally:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
