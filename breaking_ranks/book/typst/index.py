"""Make the index: the terms of the whole book and where they stand."""

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _ as translated

from ..doctree.index import Place, places
from .labels import Labels
from .markup import array, block, call, escape, label

Chapters = list[tuple[str, list[Place]]]


def index(builder: Builder, labels: Labels) -> str:
    """Return the index as Typst source, or nothing if the book marks no terms."""
    letters = IndexEntries(builder.env).create_index(builder)
    if not letters:
        return ""
    groups = "".join(_letter(letter, names, labels) for letter, names in places(builder, letters))
    return f"#index-of{block(escape(str(translated('Index'))))}{block(groups)};\n"


def _letter(letter: str, names: list[tuple[str, Chapters]], labels: Labels) -> str:
    return call("index-letter", escape(letter)) + "\n" + "".join(_entry(*name, labels) for name in names)


def _entry(term: str, chapters: Chapters, labels: Labels) -> str:
    """Return a term with its places, those of each chapter under its title."""
    groups = (
        f"({block(escape(title))}, {array(label(labels.of_uri(place.address)) for place in found)})"
        for title, found in chapters
    )
    return f"#index-entry({array(groups)}){block(escape(term))};\n"
