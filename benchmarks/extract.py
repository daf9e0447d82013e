"""What extracting a large corpus costs, beside other programs: run ``python -m benchmarks.extract``.

One job for all (``contestants``), in memory, on one core; then the full set of tables, which only this
package makes, written as Parquet by one process, by a pool and by a Dask scheduler with two workers. Corpora
are made up (``made``); PolNeAR's dev split is added where ``BREAKING_RANKS_VALIDATION`` has it. Each
measurement is a process of its own. CPU seconds are those in which it read texts, in user and system mode;
of a pool and of Dask all processes count, from their start. Memory is the peak of the largest process.

Prints tables of words a CPU second, CPU seconds and memory, with the exponent k of time ~ size^k from the
smallest to the largest corpus, and draws ``extract.svg``. Numbers as arguments are other sizes.
"""

import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from breaking_ranks import Project
from breaking_ranks.extraction import executors, run

from . import made
from .contestants import JOBS
from .instruments import VARIABLE

SIZES = (1_000, 10_000, 100_000)
FIGURE = Path(__file__).parent / "extract.svg"
WORKERS = 2
POLNEAR = "PolNeAR"


def texts(corpus: str) -> Iterator[str]:
    """Yield the texts of a corpus, one at a time."""
    with open(corpus, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def job(name: str) -> Callable[[str], None]:
    """Return what does the common job by one of ``JOBS``, having warmed up on one text."""
    list(JOBS[name](["One text is read before the clock starts."]))

    def read(corpus: str) -> None:
        for _ in JOBS[name](texts(corpus)):
            pass

    return read


def full(execute: executors.Executor) -> Callable[[str], None]:
    """Return what writes the full set of tables."""

    def write(corpus: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            project = Project.find()
            whole = run.job(project, f"{folder}/out", ("parquet",))
            for _ in run.run(project, corpus, whole, execute, quiet=True):
                pass

    return write


def by_dask(corpus: str) -> None:
    """Write the full set of tables by a scheduler and workers that are started for it."""
    from breaking_ranks.extraction.cluster import dask

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "scheduler.json"
        start = [sys.executable, "-m", "dask"]
        at = ["--scheduler-file", str(place), "--no-dashboard"]
        local = ["--host", "127.0.0.1", "--port", "0"]
        alone = ["--nthreads", "1", "--no-nanny"]
        words = [[*start, "scheduler", *at, *local], *[[*start, "worker", *at, *alone]] * WORKERS]
        started = [subprocess.Popen(each, stderr=subprocess.DEVNULL) for each in words]
        while not place.exists():
            time.sleep(0.05)
        full(dask(json.loads(place.read_text(encoding="utf-8"))["address"]))(corpus)
        for process in reversed(started):
            process.terminate()
            process.wait()


WAYS: dict[str, Callable[[], Callable[[str], None]]] = {
    **{name: lambda name=name: job(name) for name in JOBS},  # type: ignore[misc]
    "full set, one process": lambda: full(executors.serial),
    f"full set, pool of {WORKERS}": lambda: full(executors.pool(WORKERS)),
    f"full set, Dask, {WORKERS} workers": lambda: by_dask,
}


def measure(name: str, corpus: str) -> dict[str, float]:
    """Return CPU seconds, seconds and peak memory in MB of this process and all that it starts."""
    read = WAYS[name]()
    begun, spent = time.monotonic(), _spent()
    read(corpus)
    both = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return {"cpu": _spent() - spent, "seconds": time.monotonic() - begun, "memory": max(both)}


def _spent() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def measurements(sizes: list[int], folder: Path) -> Iterator[dict[str, Any]]:
    """Yield a row for each way and corpus."""
    corpora = {f"{size:,}": folder / f"{size}.jsonl" for size in sizes}
    for size, place in zip(sizes, corpora.values(), strict=True):
        made.write(place, size)
    if VARIABLE in os.environ:
        corpora[POLNEAR] = folder / "polnear.jsonl"
        files = sorted((Path(os.environ[VARIABLE]) / "polnear_dev" / "text").glob("*.txt"))
        lines = [json.dumps({"article": f.stem, "text": f.read_text(encoding="utf-8")}) for f in files]
        corpora[POLNEAR].write_text("\n".join(lines), encoding="utf-8")
    for corpus, place in corpora.items():
        words = sum(len(text.split()) for text in texts(str(place)))
        articles = sum(1 for _ in texts(str(place)))
        for name in WAYS:
            load = os.getloadavg()[0]
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.extract", "--measure", name, str(place)],
                check=True, capture_output=True, text=True,
            )  # fmt: skip
            row = {"way": name, "corpus": corpus, "articles": articles, "words": words, "load": load}
            yield {**row, **json.loads(done.stdout)}


def exponent(rows: pd.DataFrame) -> float:
    """Return the slope of log CPU seconds over log articles from the smallest to the largest made corpus."""
    ends = rows[rows["corpus"] != POLNEAR].sort_values("articles").iloc[[0, -1]]
    (few, many), (short, long) = ends["articles"], ends["cpu"]
    return math.log(long / short) / math.log(many / few) if many > few else math.nan


def lines(found: pd.DataFrame) -> Iterator[str]:
    """Yield the tables in Markdown, a row for each way."""
    found = found.assign(speed=found["words"] / found["cpu"])
    for column, what, form in (
        ("speed", "words a CPU second", "{:,.0f}"), ("cpu", "CPU seconds", "{:,.1f}"),
        ("seconds", "seconds", "{:,.1f}"), ("memory", "peak memory, MB", "{:,.0f}"),
    ):  # fmt: skip
        corpora = list(dict.fromkeys(found["corpus"]))
        yield f"| {what} | {' | '.join(corpora)} |" + (" k |" if column == "cpu" else "")
        yield "|---|" + "---:|" * (len(corpora) + (column == "cpu"))
        for way in WAYS:
            rows = found[found["way"] == way].set_index("corpus")
            cells = [form.format(rows[column][corpus]) for corpus in corpora]
            cells += [f"{exponent(rows.reset_index()):.2f}"] if column == "cpu" else []
            yield f"| {way} | {' | '.join(cells)} |"
        yield ""


def figure(found: pd.DataFrame, machine: str) -> alt.HConcatChart:
    """Return the drawing: CPU seconds and memory against the size of the corpus, a line for each way."""
    rows = found[found["corpus"] != POLNEAR]
    sizes = sorted(set(rows["articles"]))
    x = alt.X("articles:Q", title="articles", scale=alt.Scale(type="log"), axis=alt.Axis(values=sizes))
    ways = list(WAYS)
    colour = alt.Color("way:N", title=None, scale=alt.Scale(scheme="tableau10", domain=ways))
    shape = alt.Shape("way:N", title=None, scale=alt.Scale(domain=ways))
    base = alt.Chart(rows, width=300, height=300).encode(x=x, color=colour)
    points = base.mark_point(filled=True, size=60, opacity=1).encode(shape=shape)
    both = base.mark_line() + points
    powers = [10.0**power for power in range(-2, 4)]
    spent = alt.Y("cpu:Q", title="CPU seconds", scale=alt.Scale(type="log"), axis=alt.Axis(values=powers))
    memory = alt.Y("memory:Q", title="peak memory of the largest process, MB")
    return alt.hconcat(both.encode(y=spent), both.encode(y=memory)).properties(title=machine)


def main(arguments: list[str]) -> None:
    """Measure, print and draw; with ``--measure`` one way on one corpus, for a process of its own."""
    if arguments[:1] == ["--measure"]:
        print(json.dumps(measure(*arguments[1:])))
        return
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for row in measurements([int(size) for size in arguments] or list(SIZES), Path(folder)):
            print(json.dumps(row), file=sys.stderr, flush=True)
            rows.append(row)
    found = pd.DataFrame(rows)
    machine = f"{date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    print(f"{machine}; load {found['load'].min():.1f} to {found['load'].max():.1f} before a measurement\n")
    print("\n".join(lines(found)))
    figure(found, machine).save(FIGURE)


if __name__ == "__main__":
    main(sys.argv[1:])
