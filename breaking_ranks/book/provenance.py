"""What this build was made with: commit, versions, hashes of the tables."""

import hashlib
import platform
import subprocess
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pandas as pd

PACKAGES = ("jupyter-book", "sphinx", "sphinx-book-theme", "myst-nb", "pandas", "altair", "vl-convert-python", "nltk",
            "vaderSentiment", "afinn", "edtf", "frictionless", "krippendorff")  # fmt: skip


def commit(root: Path) -> str:
    """Return the commit of the checkout at ``root``, or ``unknown`` where there is no git."""
    try:
        done = subprocess.run(["git", "-C", root, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()


def versions() -> pd.DataFrame:
    """Return the versions of Python and of the packages that the results hang on."""
    rows = [("Python", platform.python_version()), *((name, metadata.version(name)) for name in PACKAGES)]
    return pd.DataFrame(rows, columns=["Package", "Version"])


def hashes(files: Iterable[Path]) -> pd.DataFrame:
    """Return the SHA-256 of each file."""
    rows = [(path.stem, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
    return pd.DataFrame(rows, columns=["Table", "SHA-256"])
