"""Read the articles themselves, where somebody holds them."""

import hashlib
import os
from pathlib import Path

from . import tables
from .tables import TableError


def folder() -> Path:
    """Return where the article files lie: ``BREAKING_RANKS_RAW``, else ``data/raw``."""
    return Path(os.environ.get("BREAKING_RANKS_RAW") or tables.DATA / "raw")


def present() -> bool:
    """Say whether any article file is there."""
    return any((folder() / name).exists() for name in tables.load("articles")["file"])


def read_all() -> dict[str, str]:
    """Return the text of each article by its key, in the order of ``articles``.

    ``TableError`` if a file is missing or its SHA-256 is not the one in ``articles``.
    """
    return {article: read(article) for article in tables.load("articles")["article"]}


def read(article: str) -> str:
    """Return the text of one article; errors as ``read_all``."""
    row = tables.load("articles").set_index("article").loc[article]
    place = folder() / row["file"]
    if not place.exists():
        raise TableError(
            f"{row['file']}: not in the folder of the articles; put it into data/raw, or name its folder "
            "in BREAKING_RANKS_RAW (data/raw/README.md says where each article stands)"
        )
    content = place.read_bytes()
    if hashlib.sha256(content).hexdigest() != row["sha256"]:
        raise TableError(
            f"{row['file']}: changed, its SHA-256 is not the one in articles.csv; take the file anew"
        )
    return content.decode("utf-8")
