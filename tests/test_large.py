"""A large corpus gives the same tables whoever does it, in whatever shards, stopped or not."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import fsspec
import polars
import pytest
from conftest import PROJECT, ROOT
from fsspec.implementations.local import LocalFileSystem

from breaking_ranks import cli
from breaking_ranks.analysis import large
from breaking_ranks.commands import extract
from breaking_ranks.extraction import derive, executors, run, sources
from breaking_ranks.extraction.folder import Folder
from breaking_ranks.store import tables
from breaking_ranks.store.errors import UserError

TEXTS = [
    'Mayor Ann Li left the party, a source said. "I was wrong," she said. It rained.\n\nNobody fled.',
    "Officials reportedly fled abroad.\n\n“The roof leaked,” said Bo Wu, “and nobody cared.”",
    "A good day, perhaps. The court ruled that the bad law was not good.",
]
COMMAND = [sys.executable, "-c", "import sys; from breaking_ranks.cli import main; sys.exit(main())"]
PATIENCE = 120  # seconds until a process must have done what it is waited for


def corpus(place: Path, number: int = 20, *more: str) -> Path:
    """Write a corpus of short articles of two outlets and two years, and ``more`` lines, as JSON Lines."""
    found = [
        {"article": f"a{n}", "text": f"{TEXTS[n % 3]} He told {n} of them.", "outlet": f"o{n % 2}",
         "published": f"{2004 + n // 10 % 2}-05-01"}
        for n in range(number)
    ]  # fmt: skip
    place.write_text("".join(f"{line}\n" for line in [*map(json.dumps, found), *more]), encoding="utf-8")
    return place


def done(
    source: object, output: object, execute: executors.Executor = executors.serial, *formats: str
) -> list[str]:
    """Extract in this process; return the lines that are printed."""
    job = run.job(PROJECT, str(output), formats or ("parquet",))
    return list(run.run(PROJECT, str(source), job, execute, quiet=True))


def summary(output: Path) -> str:
    """Return the rows and digests of all tables."""
    return (output / run.SUMMARY).read_text(encoding="utf-8")


def named(source: Path, output: Path, *more: str) -> list[str]:
    """Return the words of the command on a terminal."""
    where = ["--project", str(ROOT), "--input", str(source), "--output", str(output)]
    return [*COMMAND, "extract", *where, *more]


def appears(place: Path, pattern: str) -> None:
    """Wait until a file is there."""
    until = time.monotonic() + PATIENCE
    while not list(place.glob(pattern)):
        assert time.monotonic() < until, f"{place}/{pattern} never came"
        time.sleep(0.01)


@pytest.fixture
def small_shards(monkeypatch):
    monkeypatch.setattr(sources, "SIZE", 3)


def test_it_gives_the_tables_of_the_book(article_texts, data, tmp_path):
    """The five articles, read as a corpus: the derived tables, byte for byte."""
    genres = data.articles.set_index("article")["genre"]
    lines = [json.dumps({"article": a, "text": t, "genre": genres[a]}) for a, t in article_texts.items()]
    (tmp_path / "five.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done(tmp_path / "five.jsonl", tmp_path / "out", executors.serial, "csv")
    for name in derive.TABLES:
        assert (tmp_path / "out" / name / "000000.csv").read_bytes() == PROJECT.path(name).read_bytes(), name


def test_neither_shards_nor_processes_change_what_comes_out(tmp_path, monkeypatch):
    source = corpus(tmp_path / "corpus.jsonl")
    done(source, tmp_path / "whole")
    monkeypatch.setattr(sources, "SIZE", 3)
    done(source, tmp_path / "cut")
    done(source, tmp_path / "pool", executors.pool(2))
    assert len(list((tmp_path / "pool" / "sentences").iterdir())) == 7
    assert summary(tmp_path / "whole") == summary(tmp_path / "cut") == summary(tmp_path / "pool")


def test_another_text_gives_another_digest(tmp_path):
    for n, name in enumerate("ab"):
        done(corpus(tmp_path / f"{name}.jsonl", 20 + n), tmp_path / name)
    assert summary(tmp_path / "a") != summary(tmp_path / "b")


def test_parquet_holds_what_csv_holds(tmp_path):
    done(corpus(tmp_path / "corpus.jsonl"), tmp_path / "out", executors.serial, "parquet", "csv")
    for name in derive.TABLES:
        place = tmp_path / "out" / name / "000000"
        found = polars.read_parquet(place.with_suffix(".parquet")).to_dicts()
        as_csv = tables.header(PROJECT.fields(name)) + tables.lines(PROJECT.fields(name), found)
        assert as_csv.encode() == place.with_suffix(".csv").read_bytes(), name


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path, small_shards):
    source, worked = corpus(tmp_path / "corpus.jsonl"), []

    def stopping(job, shards):
        for mark in executors.serial(job, shards):
            worked.append(mark.shard)
            yield mark
            if len(worked) == 4:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        done(source, tmp_path / "stopped", stopping)
    told = done(source, tmp_path / "stopped", stopping)
    assert len(worked) == len(set(worked)) == 7
    assert "12 of them were done before" in told
    done(source, tmp_path / "whole")
    assert summary(tmp_path / "stopped") == summary(tmp_path / "whole")


def test_a_run_that_was_killed_goes_on(tmp_path):
    source = corpus(tmp_path / "corpus.jsonl", 3000)
    with subprocess.Popen(named(source, tmp_path / "killed", "--jobs", "1", "--quiet")) as process:
        appears(tmp_path / "killed" / "marks", "000000.json")
        process.kill()
    assert not (tmp_path / "killed" / run.SUMMARY).exists()
    done(source, tmp_path / "killed")
    done(source, tmp_path / "whole")
    assert summary(tmp_path / "killed") == summary(tmp_path / "whole")
    assert not list((tmp_path / "killed").glob("*/.*"))


def test_dask_gives_the_same_though_a_worker_is_killed(tmp_path):
    """A real scheduler and two workers, each a process; one is killed when the first shard is done."""
    source, place = corpus(tmp_path / "corpus.jsonl", 4000), tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def start(*words: str) -> subprocess.Popen[bytes]:
        code = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(place)]
        return subprocess.Popen(code, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    started = [start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    try:
        appears(tmp_path, "scheduler.json")
        started += [start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
        address = json.loads(place.read_text(encoding="utf-8"))["address"]
        words = named(source, tmp_path / "dask", "--scheduler", address, "--quiet")
        with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
            appears(tmp_path / "dask" / "marks", "*.json")
            started[1].send_signal(signal.SIGKILL)
            assert process.wait(PATIENCE) == 0
        assert len(list((tmp_path / "dask" / "marks").glob("*.json"))) == 20
        assert started[2].poll() is None
    finally:
        for one in reversed(started):
            one.kill()
            one.wait()
    done(source, tmp_path / "serial")
    assert summary(tmp_path / "dask") == summary(tmp_path / "serial")


def test_a_bad_article_is_set_aside_with_its_reason_and_the_rest_goes_on(tmp_path):
    bad = ["{", '{"article": "b1"}', '{"article": "b2", "text": "x", "outlet": 3}', "",
           '{"article": "b3", "text": "A \\ud800 half."}']  # fmt: skip
    told = done(corpus(tmp_path / "corpus.jsonl", 3, *bad), tmp_path / "out")
    rows = polars.read_parquet(tmp_path / "out/set_aside/000000.parquet").rows()
    assert [(article, place) for article, place, _ in rows] == [
        ("", "corpus.jsonl: line 4"), ("", "corpus.jsonl: line 5"), ("b2", "corpus.jsonl: line 6"),
        ("b3", "corpus.jsonl: line 8"),
    ]  # fmt: skip
    assert [reason.split(":")[0] for *_, reason in rows] == [
        "is no JSON in UTF-8", "has no article or no text", "outlet, published or genre is no text",
        "UnicodeEncodeError",
    ]  # fmt: skip
    assert polars.read_parquet(tmp_path / "out/texts/000000.parquet")["article"].to_list() == [
        "a0",
        "a1",
        "a2",
    ]
    assert any(line.startswith("4 set aside") for line in told)


def test_a_folder_of_texts_is_a_corpus(tmp_path):
    (tmp_path / "texts" / "north").mkdir(parents=True)
    (tmp_path / "texts" / "b.txt").write_text(TEXTS[0], encoding="utf-8")
    (tmp_path / "texts" / "north" / "a.txt").write_text(TEXTS[1], encoding="utf-8")
    (tmp_path / "texts" / "c.txt").write_bytes(b"caf\xe9")
    (tmp_path / "texts" / "notes.md").write_text("no article", encoding="utf-8")
    done(tmp_path / "texts", tmp_path / "out")
    assert polars.read_parquet(tmp_path / "out/texts/*.parquet")["article"].to_list() == ["b", "north/a"]
    assert polars.read_parquet(tmp_path / "out/set_aside/*.parquet").rows() == [("", "c.txt", "is not UTF-8")]


def test_what_changed_is_done_anew_and_what_is_gone_goes(tmp_path, small_shards):
    done(corpus(tmp_path / "corpus.jsonl", 9), tmp_path / "out")
    before = {mark.name: mark.stat().st_mtime_ns for mark in (tmp_path / "out" / "marks").iterdir()}
    done(corpus(tmp_path / "corpus.jsonl", 5), tmp_path / "out")
    after = {mark.name: mark.stat().st_mtime_ns for mark in (tmp_path / "out" / "marks").iterdir()}
    assert list(after) == ["000000.json", "000001.json"] or sorted(after) == ["000000.json", "000001.json"]
    assert [before[name] == after[name] for name in sorted(after)] == [True, False]
    assert polars.read_parquet(tmp_path / "out/texts/*.parquet").height == 5


def test_files_lie_wherever_fsspec_reaches(tmp_path):
    source = corpus(tmp_path / "corpus.jsonl")
    done(source, tmp_path / "out")
    with fsspec.open("memory://large/corpus.jsonl", "wb") as file:
        file.write(source.read_bytes())
    done("memory://large/corpus.jsonl", "memory://large/out")
    with fsspec.open(f"memory://large/out/{run.SUMMARY}") as file:
        assert file.read().decode() == summary(tmp_path / "out")


def test_totals_of_outlets_and_years(tmp_path, small_shards):
    """By hand: twenty articles, every second one of each outlet, the second ten of the second year."""
    done(corpus(tmp_path / "corpus.jsonl"), tmp_path / "out")
    found = large.totals(str(tmp_path / "out"))
    assert list(zip(found["outlet"], found["year"], found["articles"], strict=True)) == [
        ("o0", "2004", 5), ("o0", "2005", 5), ("o1", "2004", 5), ("o1", "2005", 5)
    ]  # fmt: skip
    sentences = polars.read_parquet(tmp_path / "out/sentences/*.parquet")
    assert found["words"].sum() == sentences["words"].sum()
    assert found["hedges"].sum() == 6  # "perhaps", in the third text
    whole = large.totals(str(tmp_path / "out"), ["year"])
    assert whole["sentences"].sum() == found["sentences"].sum() == sentences.height
    assert whole["lexicon_mean"][0] == pytest.approx(
        sentences.filter(polars.col("article").str.len_chars() == 2)["lexicon_mean"].mean()
    )


def test_the_command_says_how_far_it_is_in_a_log_and_what_came_out(tmp_path):
    source = corpus(tmp_path / "corpus.jsonl")
    words = named(source, tmp_path / "out", "--jobs", "1", "--format", "both")
    loud = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "20/20" in loud.stderr
    assert "\r" not in loud.stderr
    assert loud.stdout.startswith(summary(tmp_path / "out"))
    assert f"20 articles of 401 words in {tmp_path / 'out'}" in loud.stdout
    again = subprocess.run([*words, "--quiet"], capture_output=True, text=True, check=True)
    assert again.stderr == ""
    assert "20 of them were done before" in again.stdout


def test_what_a_killed_process_began_is_removed(tmp_path):
    done(corpus(tmp_path / "corpus.jsonl"), tmp_path / "out")
    begun = tmp_path / "out" / "sentences" / ".000000.parquet.0123"
    begun.touch()
    done(tmp_path / "corpus.jsonl", tmp_path / "out")
    assert not begun.exists()


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    folder = Folder(str(tmp_path))
    folder.write("sub/a.csv", b"old")
    monkeypatch.setattr(LocalFileSystem, "mv", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        folder.write("sub/a.csv", b"new")
    assert folder.read("sub/a.csv") == b"old"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--input", "corpus.jsonl"], "--input and --output go together"),
        (["--jobs", "3"], "--input and --output go together"),
        (["--input", "corpus.jsonl", "--output", "out", "--jobs", "0"], "--jobs: 0 is no number"),
        (["--input", "none.jsonl", "--output", "out"], "none.jsonl: is not there"),
        (["--input", "corpus.csv", "--output", "out"], "corpus.csv: is no corpus"),
        (["--input", "empty.jsonl", "--output", "out"], "empty.jsonl: holds no article"),
        (["--input", "corpus.jsonl", "--output", "full"], "full: holds other files"),
        (["--input", "corpus.jsonl", "--output", "out", "--scheduler", "tcp://127.0.0.1:9"],
         "tcp://127.0.0.1:9: no scheduler answers"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_line_and_nothing_is_written(words, line, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    corpus(tmp_path / "corpus.jsonl")
    (tmp_path / "corpus.csv").touch()
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    assert cli.main(["extract", "--project", str(ROOT), *words]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert told.err.startswith(f"breaking-ranks: {line}")
    assert not list((tmp_path / "out").glob("*/*"))


def test_a_folder_of_a_run_with_other_formats_is_refused(tmp_path):
    source = corpus(tmp_path / "corpus.jsonl")
    done(source, tmp_path / "out")
    with pytest.raises(UserError, match="holds a run with other lists or formats"):
        done(source, tmp_path / "out", executors.serial, "csv")


@pytest.mark.parametrize(("package", "extra"), [("polars", "size"), ("distributed", "dask")])
def test_a_missing_package_is_named_with_the_extra_that_brings_it(package, extra, monkeypatch, tmp_path):
    monkeypatch.setattr(extract, "find_spec", lambda name: None if name == package else name)
    lines = extract.large(
        PROJECT, "x.jsonl", str(tmp_path / "out"), kind="parquet", jobs=1, scheduler="tcp://x:1", quiet=True
    )
    with pytest.raises(UserError, match=rf"{package} is missing; .*breaking-ranks\[{extra}\]"):
        next(lines)
