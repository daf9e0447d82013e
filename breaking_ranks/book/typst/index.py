"""Make the index: the terms of the whole book and where they stand."""

from typing import Any

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _ as translated

from .labels import Labels
from .markup import array, block, call, escape, label

Links = list[tuple[str, str]]


def index(builder: Builder, labels: Labels) -> str:
    """Return the index as Typst source, or nothing if the book marks no terms."""
    letters = IndexEntries(builder.env).create_index(builder)
    if not letters:
        return ""
    groups = "".join(_letter(letter, entries, labels) for letter, entries in letters)
    return f"#index-of{block(escape(str(translated('Index'))))}{block(groups)};\n"


def _letter(letter: str, entries: list[Any], labels: Labels) -> str:
    body = ""
    for term, (links, inner, _) in entries:
        body += _entry(term, links, labels, 0)
        body += "".join(_entry(name, below, labels, 1) for name, below in inner)
    return call("index-letter", escape(letter)) + "\n" + body


def _entry(term: str, links: Links, labels: Labels, depth: int) -> str:
    places = array(label(labels.of_uri(uri)) for _, uri in links)
    return f"#index-entry({depth}, {places}){block(escape(term))};\n"
