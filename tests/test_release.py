"""What is handed to readers is whole, the same on every machine, and holds no article."""

import hashlib
import os
import shutil
import time
import zipfile

import pytest
from conftest import PROJECT, ROOT

from breaking_ranks import cli
from breaking_ranks.book import parts
from breaking_ranks.commands import release
from breaking_ranks.store import raw

SECONDS = 1_700_000_000


@pytest.fixture
def built(tmp_path):
    """A built book of a few files."""
    for name in (
        "html/index.html",
        "html/chapters/one.html",
        "html/notebooks/chapters/one.ipynb",
        "typst/breaking-ranks.pdf",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_a_zip_depends_on_its_files_alone(built, monkeypatch):
    """Neither the order in which they come, nor their times and rights, nor the time zone."""
    files = release.within(built / "html", "book")
    first = release.pack(release.read(files), built / "first.zip", SECONDS).read_bytes()
    for place, _ in files:
        os.utime(place, (1, 1e9))
        place.chmod(0o700)
    monkeypatch.setenv("TZ", "Pacific/Niue")
    time.tzset()
    second = release.pack(release.read(reversed(files)), built / "second.zip", SECONDS).read_bytes()
    monkeypatch.undo()
    time.tzset()
    assert first == second


def test_a_release_has_all_five_parts_and_their_checksums(built):
    made = release.release(PROJECT, built, built / "dist", SECONDS)
    assert [path.name for path in made] == [
        "breaking-ranks-html.zip", "breaking-ranks-notebooks.zip", "breaking-ranks-data.zip",
        "breaking-ranks.pdf", parts.wheel(PROJECT.package["version"]), "SHA256SUMS",
    ]  # fmt: skip
    sums = dict(reversed(line.split("  ")) for line in made[-1].read_text(encoding="utf-8").splitlines())
    assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made[:-1]}
    with zipfile.ZipFile(made[0]) as archive:
        assert "breaking-ranks-html/chapters/one.html" in archive.namelist()
        assert archive.testzip() is None


def test_what_was_left_from_an_older_release_goes(built):
    (built / "dist").mkdir()
    (built / "dist" / "old.zip").touch()
    assert "old.zip" not in {path.name for path in release.release(PROJECT, built, built / "dist", SECONDS)}
    assert not (built / "dist" / "old.zip").exists()


def test_without_a_built_book_there_is_one_clear_line(tmp_path, capsys):
    shutil.copytree(PROJECT.folder, tmp_path / "data", ignore=shutil.ignore_patterns("raw"))
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    assert cli.main(["release", "--project", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "make book pdf" in said


def test_the_data_package_is_complete_and_has_no_article():
    names = {name.removeprefix("breaking-ranks-data/") for _, name in release.data_package(PROJECT)}
    assert {PROJECT.resource(name)["path"] for name in PROJECT.names()} <= names
    assert {
        "datapackage.json",
        "coded/README.md",
        "derived/README.md",
        "LICENSE-text",
        "CITATION.cff",
    } <= names
    assert not names & {f"raw/{path.name}" for path in raw.folder(PROJECT).glob("*.txt")}


def test_the_lock_has_the_pins_and_a_hash_for_each():
    pins = {line for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line}
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    locked = {line.removesuffix(" \\") for line in lines if "==" in line and not line.startswith("#")}
    assert pins <= locked
    assert sum("--hash=sha256:" in line for line in lines) >= len(locked)
