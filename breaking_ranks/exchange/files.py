"""The files that a release and the pages of the book hand out; none holds text of an article."""

from collections.abc import Callable

from ..store.corpus import Corpus
from .refi_codebook import codebook
from .web_annotation import annotations

CODEBOOK = "breaking-ranks.qdc"
ANNOTATIONS = "breaking-ranks-annotations.jsonld"
PROJECT = "breaking-ranks.qdpx"  # holds the articles: made on request, never handed out

NAMES = {"qdc": CODEBOOK, "qdpx": PROJECT, "annotations": ANNOTATIONS}
HANDED_OUT: dict[str, Callable[[Corpus], bytes]] = {CODEBOOK: codebook, ANNOTATIONS: annotations}
FOLDER = "exchange"


def contents(data: Corpus) -> dict[str, bytes]:
    """Return the files made from the tables: name to content."""
    return {name: make(data) for name, make in HANDED_OUT.items()}
