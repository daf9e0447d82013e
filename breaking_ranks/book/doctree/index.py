"""The index of people, offices and places, made from where prose, figures and tables name them."""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from ...store.project import Project
from .. import opened

Names = Mapping[str, str]
TOP = "At the top"


def names_to_index(project: Project) -> Names:
    """Return the entry of the index for each person, office, body, place, work and term of the tables."""
    people, glossary = project.load("people"), project.load("glossary")
    columns = ["name", "filed", "pinyin", "chinese"]
    named = pd.concat([people[columns], glossary[columns]])
    return {
        name: f"{filed or name} ({', '.join(filter(None, more))})" if any(more) else filed or name
        for name, filed, *more in named.itertuples(index=False)
    }


class Place(NamedTuple):
    """Where a name stands: the title of the chapter, that of the section, and the address."""

    chapter: str
    section: str
    address: str


def add_entries(env: BuildEnvironment, doctree: nodes.document, names: Names) -> None:
    """Index each section under every name that it holds itself, in a figure or in a table.

    ``names`` maps a name as the prose has it to the entry of the index, such as ``Han Guangsheng``
    to ``Han Guangsheng (Hán Guǎngshēng, 韩广生)``. The entry leads to the section.
    """
    entries = env.get_domain("index").entries.setdefault(env.docname, [])  # type: ignore[attr-defined]
    for section in doctree.findall(nodes.section):
        text = _own_text(section)
        entries += [
            ("single", entry, section["ids"][0], "", None)
            for name, entry in names.items()
            if re.search(rf"(?<!\w){_as_in_a_sentence(name)}(?!\w)", text)
        ]


def _as_in_a_sentence(name: str) -> str:
    """Return the pattern of a name, whose first letter is large at the head of a sentence."""
    first = name[0]
    return f"[{first}{first.upper()}]{re.escape(name[1:])}" if first.islower() else re.escape(name)


def _own_text(section: nodes.section) -> str:
    """Return the text of a section without that of the sections inside it."""
    return "\n".join(child.astext() for child in section.children if not isinstance(child, nodes.section))


def places(builder: Builder, entries: list[Any]) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """Yield each letter of Sphinx's index and its names, each with its places by chapter."""
    titles = _titles(builder)
    for letter, names in entries:
        yield letter, [(name, _by_chapter(titles, links)) for name, (links, _, _) in names]


def _by_chapter(titles: Mapping[str, Place], links: list[tuple[str, str]]) -> list[tuple[str, list[Place]]]:
    addresses = {address for _, address in links}
    known = [place for address, place in titles.items() if address in addresses]
    return [(chapter, list(some)) for chapter, some in itertools.groupby(known, lambda p: p.chapter)]


def _titles(builder: Builder) -> dict[str, Place]:
    """Return every section of the book by its address, in reading order."""
    env, root = builder.env, builder.config.root_doc
    found = {}
    for docname in [root, *env.toctree_includes.get(root, [])]:
        contents = env.tocs[docname]
        chapter = env.titles[docname].astext()
        top = env.get_doctree(docname).next_node(nodes.section)
        page = builder.get_target_uri(docname)
        found[f"{page}#{top['ids'][0]}"] = Place(chapter, TOP, f"{page}#{top['ids'][0]}")
        for reference in contents.findall(nodes.reference):
            if reference["anchorname"]:
                address = f"{page}{reference['anchorname']}"
                found[address] = Place(chapter, reference.astext(), address)
    return found


def _read_names(app: Sphinx) -> None:
    """Index every document that is read, under the names that the tables have at this build."""
    names = names_to_index(opened.project(app))
    # after the folds: the code that they move is text of the section where it ends up
    app.connect("doctree-read", lambda app, doctree: add_entries(app.env, doctree, names), priority=600)


def setup(app: Sphinx) -> dict[str, Any]:
    """Read the names when the build begins."""
    app.connect("builder-inited", _read_names)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
