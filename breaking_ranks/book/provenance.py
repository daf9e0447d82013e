"""What this build was made with: commit, day, versions of packages, hashes of tables."""

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import pandas as pd

from ..store.project import Project

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
    """Return the versions of Python and of the packages that the results hang on.

    A package that is not installed has no row: Sphinx builds the book without Jupyter Book as well.
    """
    found = ((name, _version(name)) for name in PACKAGES)
    rows = [("Python", platform.python_version()), *(row for row in found if row[1])]
    return pd.DataFrame(rows, columns=["Package", "Version"])


def _version(package: str) -> str:
    """Return the version of an installed package, empty if there is none."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def hashes(project: Project, names: Iterable[str]) -> pd.DataFrame:
    """Return the SHA-256 of the file of each table in ``names``."""
    rows = [(name, hashlib.sha256(project.path(name).read_bytes()).hexdigest()) for name in names]
    return pd.DataFrame(rows, columns=["Table", "SHA-256"])
