"""Read the order of the book, its parts and chapters, from the toctrees."""

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx import addnodes
from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Part:
    """A part: the caption of a toctree in the root document."""

    title: str


@dataclass(frozen=True)
class Document:
    """A document. ``level`` is the level of its heading, ``nested`` how deep it lies in a chapter."""

    docname: str
    level: int
    nested: int


def contents(env: BuildEnvironment, root: str) -> Iterator[Part | Document]:
    """Yield parts and documents in reading order, the root document first."""
    yield Document(root, 1, 0)
    for toctree in env.get_doctree(root).findall(addnodes.toctree):
        if toctree.get("caption"):
            yield Part(toctree["caption"])
        yield from _documents(env, toctree, 2 if toctree.get("caption") else 1, 0)


def _documents(
    env: BuildEnvironment, toctree: addnodes.toctree, level: int, nested: int
) -> Iterator[Document]:
    for docname in toctree["includefiles"]:
        yield Document(docname, level, nested)
        for inner in env.get_doctree(docname).findall(addnodes.toctree):
            yield from _documents(env, inner, level + 1, nested + 1)
