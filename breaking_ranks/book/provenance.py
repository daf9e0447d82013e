"""What this build was made with: commit, versions, and the tables that each chapter rests on.

Which tables a chapter uses is found, not typed. ``tables`` notes each one that is asked for; every
figure, table and bound number leaves the kernel with that note as the metadata of its output; the
tables of a chapter are all that its outputs name. A table that no output followed is not counted:
nothing on the page can come from it. As the note only grows while a notebook runs, it is exact for
the chapter and an upper bound for one figure.
"""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import pandas as pd

from .. import tables

PACKAGES = (
    "jupyter-book",
    "sphinx",
    "sphinx-book-theme",
    "myst-nb",
    "pandas",
    "altair",
    "vl-convert-python",
    "nltk",
    "vaderSentiment",
    "afinn",
    "edtf",
    "frictionless",
    "krippendorff",
)
UNKNOWN = "unknown"


def commit(root: Path) -> str:
    """Return the commit of the checkout at ``root`` and whether anything was changed since.

    ``unknown`` where there is no git.
    """
    return (
        _git(root, "describe", "--always", "--abbrev=40", "--exclude=*", "--dirty= with changes") or UNKNOWN
    )


def day(root: Path) -> str:
    """Return the day that a build of the checkout at ``root`` bears, such as ``2026-11-23``, in UTC.

    That of the commit, so that every build of it is the same, or of ``SOURCE_DATE_EPOCH`` if it is set;
    empty where there is no git.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _git(root, "log", "-1", "--format=%ct")
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if seconds else ""


def midnight(day: str) -> int:
    """Return when ``day`` begins, in UTC and in seconds since 1970."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def swhid(root: Path) -> str:
    """Return the Software Heritage identifier of the content of the commit at ``root``.

    It is the name of git's tree, which anybody can compute from the files alone. ``unknown`` where
    there is no git.
    """
    tree = _git(root, "rev-parse", "HEAD^{tree}")
    return f"swh:1:dir:{tree}" if tree else UNKNOWN


def _git(root: Path, *words: str) -> str:
    """Return what git says of the checkout at ``root``; empty where there is no git or no commit."""
    try:
        done = subprocess.run(["git", "-C", root, *words], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def versions() -> pd.DataFrame:
    """Return the versions of Python and of the packages that the results hang on."""
    rows = [("Python", platform.python_version()), *((name, metadata.version(name)) for name in PACKAGES)]
    return pd.DataFrame(rows, columns=["Package", "Version"])


def hashes(files: Iterable[Path]) -> pd.DataFrame:
    """Return the SHA-256 of the file of each table."""
    rows = [(tables.name_of(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
    return pd.DataFrame(rows, columns=["Table", "SHA-256"])


def trace() -> dict[str, Any]:
    """Return the metadata by which an output says what it may rest on."""
    return {"tables": tables.asked()}


def used(executed: Path) -> list[str]:
    """Return the names of the tables that the outputs of the ``executed`` notebook rest on.

    Bound numbers lie beside it, in ``.glue.json``: myst-nb takes them out of the notebook.
    """
    found = {name for output in _outputs(executed) for name in output.get("metadata", {}).get("tables", [])}
    return sorted(found)


def _outputs(executed: Path) -> Iterator[dict[str, Any]]:
    for cell in json.loads(executed.read_text(encoding="utf-8"))["cells"]:
        yield from cell.get("outputs", [])
    bound = executed.with_suffix(".glue.json")
    if bound.exists():
        yield from json.loads(bound.read_text(encoding="utf-8")).values()
