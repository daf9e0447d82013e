"""``breaking-ranks extract``: the derived tables, of the project's articles or of a large corpus."""

import os
from collections.abc import Iterator
from importlib.util import find_spec

from ..extraction import derive
from ..store.errors import UserError
from ..store.project import Project

FORMATS = ("parquet", "csv", "both")


def lines(project: Project) -> Iterator[str]:
    """Write ``data/derived``; yield a line for each. ``TableError`` if an article is missing or changed."""
    yield from derive.write(project)


def large(
    project: Project,
    corpus: str,
    output: str,
    *,
    kind: str,
    jobs: int | None,
    scheduler: str | None,
    quiet: bool,
) -> Iterator[str]:
    """Extract ``corpus`` into the folder ``output`` by the lists of a project; yield what came out.

    ``kind`` is one of ``FORMATS``; ``jobs`` processes do it, as many as there are cores if it is ``None``,
    or else the workers of the Dask ``scheduler``. ``UserError`` if the corpus, the folder or the scheduler
    is not there, ``jobs`` is below 1, or a package is missing.
    """
    if jobs is not None and jobs < 1:
        raise UserError(f"--jobs: {jobs} is no number of processes; give 1 or more")
    formats = ("parquet", "csv") if kind == "both" else (kind,)
    _require("size", "fsspec", "tqdm", *(["polars"] if "parquet" in formats else []))
    from ..extraction import executors, run  # here: other commands do without these packages

    if scheduler:
        _require("dask", "distributed")
        from ..extraction.cluster import dask

        execute = dask(scheduler)
    else:
        jobs = jobs or os.cpu_count() or 1
        execute = executors.pool(jobs) if jobs > 1 else executors.serial
    try:
        yield from run.run(project, corpus, run.job(project, output, formats), execute, quiet=quiet)
    except OSError as error:
        raise UserError(f"{output}: {error.strerror or error}; what is done stays, run it again") from error


def _require(extra: str, *packages: str) -> None:
    for package in packages:
        if find_spec(package) is None:
            raise UserError(f"{package} is missing; run pip install 'breaking-ranks[{extra}]'")
