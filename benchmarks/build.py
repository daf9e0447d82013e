"""What a build of the book costs, beside the least that it could cost.

Prints a row for each build: its CPU seconds, in user and system mode, of all processes that it starts, and
how many times the floor that is. The floor is all cells run in one process, and the pages built without
running any. Works on a copy of the checkout's files as committed; needs Jupyter Book, takes some minutes.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = "rates"  # the one that is changed
BUILD = "from jupyter_book.cli.main import main; main()"
CELLS = "import sys; sys.path.insert(0, 'tests'); import run_chapters; run_chapters.run()"
# what Jupyter Book loads itself, and of this book's extension only what writes a figure, a table and a mark
STOCK = """
title: Stock
only_build_toc_files: true
execute: {execute_notebooks: force, timeout: 300}
bibtex_bibfiles: [references.bib]
sphinx:
  extra_extensions: [breaking_ranks.book.opened, breaking_ranks.book.citing.current,
                     breaking_ranks.book.doctree.nodes, breaking_ranks.book.doctree.domain,
                     breaking_ranks.book.html.writer]
"""


def seconds(place: Path, *words: str) -> float:
    """Return the CPU seconds of Python with these ``words``, run at ``place``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *words], cwd=place, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, env={**os.environ, "PYTHONPATH": str(place)},
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout[-3000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build(place: Path, *options: str) -> float:
    """Return the CPU seconds of a build of the book at ``place``."""
    return seconds(place, "-c", BUILD, "build", ".", *options)


def forget(place: Path) -> None:
    """Remove what an earlier build left, but the outputs that it cached."""
    for name in ("html", "jupyter_execute", "breaking_ranks", ".doctrees"):
        shutil.rmtree(place / "_build" / name, ignore_errors=True)


def without_running(place: Path) -> float:
    """Return the CPU seconds of a build whose cells an earlier one ran and kept the outputs of."""
    config = place / "_config.yml"
    written = config.read_text(encoding="utf-8")
    config.write_text(written.replace("execute_notebooks: force", "execute_notebooks: cache"), "utf-8")
    build(place)
    forget(place)
    spent = build(place, "-W", "--keep-going")
    config.write_text(written, "utf-8")
    shutil.rmtree(place / "_build")
    return spent


def stock(place: Path) -> float:
    """Return the CPU seconds of a build of the same notebooks with ``STOCK``, its warnings unheeded."""
    config = place / "_config.yml"
    written = config.read_text(encoding="utf-8")
    config.write_text(STOCK, "utf-8")
    spent = build(place, "--all")
    config.write_text(written, "utf-8")
    shutil.rmtree(place / "_build")
    return spent


def measure(place: Path) -> dict[str, float]:
    """Return the CPU seconds of each build of the book at ``place``, a checkout without ``_build``."""
    seconds(place, "-m", "compileall", "-q", "breaking_ranks")  # as pip does when it installs a package
    found = {"all cells in one process": seconds(place, "-c", CELLS), "no cell": without_running(place)}
    found["floor"] = sum(found.values())
    found["stock Jupyter Book, from nothing"] = stock(place)
    strict = ("-W", "--keep-going")
    found["this book, from nothing"] = build(place, "--all", *strict)

    found["this book, nothing changed"] = build(place, *strict)
    [table] = (place / "data").rglob(f"{TABLE}.csv")
    table.touch()
    found["this book, one table changed"] = build(place, *strict)
    return found


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "book"
        subprocess.run(["git", "clone", "--quiet", ROOT, place], check=True)
        found = measure(place)
    print("| build | CPU seconds | times the floor |\n|---|---:|---:|")
    for name, spent in found.items():
        print(f"| {name} | {spent:.1f} | {spent / found['floor']:.2f} |")


if __name__ == "__main__":
    main()
