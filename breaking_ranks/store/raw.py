"""Read the articles themselves, where somebody holds them."""

import hashlib
import os
from pathlib import Path

from .errors import Problem, UserError
from .project import Project

_MISSING = "not in the folder of the articles"
_WHERE = "in BREAKING_RANKS_RAW (data/raw/README.md says where each article stands)"


def folder(project: Project) -> Path:
    """Return where the article files lie: ``BREAKING_RANKS_RAW``, else ``data/raw``."""
    return Path(os.environ.get("BREAKING_RANKS_RAW") or project.folder / "raw")


def present(project: Project) -> bool:
    """Say whether any article file is there."""
    return any((folder(project) / name).exists() for name in project.load("articles")["file"])


def read_all(project: Project) -> dict[str, str]:
    """Return the text of each article by its key, in the order of ``articles``.

    ``UserError`` holds a problem for each file that is missing, or whose SHA-256 is not the one in
    ``articles``; a single one where no article is there, or ``articles`` names none.
    """
    if project.load("articles").empty:
        raise UserError("articles.csv: names no article; write a row for each of your files in data/raw")
    if not present(project):
        raise UserError(
            f"articles.csv: its files are {_MISSING}; put them into data/raw, or name theirs {_WHERE}"
        )
    found = {row.article: _content(project, row.file, row.sha256) for row in project.rows("articles")}
    wrong = [content for content in found.values() if isinstance(content, Problem)]
    if wrong:
        raise UserError(*wrong)
    return {article: content for article, content in found.items() if isinstance(content, str)}


def read(project: Project, article: str) -> str:
    """Return the text of one article; errors as ``read_all``."""
    row = {row.article: row for row in project.rows("articles")}[article]
    content = _content(project, row.file, row.sha256)
    if isinstance(content, Problem):
        raise UserError(content)
    return content


def _content(project: Project, file: str, sha256: str) -> str | Problem:
    """Return the text of an article's file, or what is wrong with the file."""
    place = folder(project) / file
    if not place.exists():
        return Problem(file, None, "", _MISSING, f"put it into data/raw, or name its folder {_WHERE}")
    content = place.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        what = "changed, its SHA-256 is not the one in articles.csv"
        return Problem(file, None, "", what, "take the file anew")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return Problem(file, None, "", "is not UTF-8", "take the file anew")
