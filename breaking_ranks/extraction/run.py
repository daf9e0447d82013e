"""Extract a large corpus: what is done already is left, the rest is done by whoever is at hand."""

import hashlib
import json
import time
from collections.abc import Iterator
from importlib.metadata import version

from ..store.errors import UserError
from ..store.project import Project
from . import derive, progress, sources
from .executors import Executor
from .folder import Folder
from .shards import MARKS, SET_ASIDE, Job, Mark, done

RUN = "run.json"
SUMMARY = "summary.csv"
_CODED = ("parts", "name_forms", "frames")  # what people decided and the program reads


def job(project: Project, output: str, formats: tuple[str, ...]) -> Job:
    """Return the job of extracting into ``output`` by the lists of a project; errors as ``derive.lists``."""
    fields = {name: project.fields(name) for name in derive.TABLES}
    return Job(output, formats, derive.lists(project), fields)


def run(project: Project, corpus: str, whole: Job, execute: Executor, *, quiet: bool) -> Iterator[str]:
    """Extract a corpus; yield the lines of a table of what came out.

    A run that was stopped goes on where it was, and shards whose articles changed are done anew.
    ``UserError`` if there is no corpus, or if the output holds something else than a run with the same lists.
    """
    begun = time.monotonic()
    earlier, total, number = Mark(), 0, 0
    folder = Folder(whole.output)
    identity = _identity(project, whole)
    _check(folder, whole, identity)
    for shard in sources.shards(corpus):
        total, number = total + shard.articles, number + 1
        if mark := done(whole, shard):
            earlier.add(mark)
    if not total:
        raise UserError(f"{corpus}: holds no article; give a file .jsonl or a folder of files .txt")
    folder.write(RUN, identity)
    found, before = earlier.copy(), earlier.articles + earlier.set_aside
    left = (shard for shard in sources.shards(corpus) if not done(whole, shard))
    for mark in progress.shown(execute(whole, left), total, before, quiet=quiet):
        found.add(mark)
    _tidy(folder, whole, number)
    table = _table(whole, found)
    folder.write(SUMMARY, "".join(f"{line}\n" for line in table).encode())
    yield from table
    yield from _told(whole, found, before, found.words - earlier.words, time.monotonic() - begun)


def _identity(project: Project, whole: Job) -> bytes:
    """Return what tells this run from others that would give other files."""
    coded = {name: hashlib.sha256(project.path(name).read_bytes()).hexdigest() for name in _CODED}
    versions = {name: version(name) for name in ("breaking-ranks", "nltk")}
    told = {**versions, **coded, "formats": whole.formats, "articles of a shard": sources.SIZE}
    return json.dumps(told, indent=1).encode() + b"\n"


def _check(folder: Folder, whole: Job, identity: bytes) -> None:
    """Raise ``UserError`` if the output is no folder for this run."""
    held = folder.read(RUN)
    if held is None and folder.names(""):
        raise UserError(f"{whole.output}: holds other files; name a folder that is new or empty")
    if held not in (None, identity):
        raise UserError(f"{whole.output}: holds a run with other lists or formats, or of another version; "
                        "name another folder")  # fmt: skip


def _tidy(folder: Folder, whole: Job, number: int) -> None:
    """Remove files that were begun and never renamed, and those of shards that there are no longer."""
    for below in (*whole.fields, MARKS):
        for name in folder.names(below):
            if name.startswith(".") or int(name.partition(".")[0]) >= number:
                folder.remove(f"{below}/{name}")


def _table(whole: Job, found: Mark) -> list[str]:
    """Return the lines of a CSV: how many rows each table has, and the digest by which it is known."""
    named = ((name, found.rows.get(name, 0), found.digests.get(name, 0)) for name in whole.fields)
    return ["table,rows,digest", *(f"{name},{rows},{digest:064x}" for name, rows, digest in named)]


def _told(whole: Job, found: Mark, before: int, words: int, seconds: float) -> Iterator[str]:
    yield f"{found.articles:,} articles of {found.words:,} words in {whole.output}"
    if before:
        yield f"{before:,} of them were done before"
    if found.set_aside:
        yield f"{found.set_aside:,} set aside, for the reasons in {whole.output}/{SET_ASIDE}"
    yield f"{seconds:,.0f} seconds, {words / seconds:,.0f} words a second"
