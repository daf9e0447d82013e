"""Which places of the book cite a paragraph: gathered as chapters are read, printed with the paragraph."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..payload import FigurePayload
from .domain import Ranks, ranks
from .holdings import Unknown
from .marks import named
from .nodes import Companion, Grid

_ON_ENV = "breaking_ranks_citations"


class CitedIn(nodes.General, nodes.Element):
    """Stands where the places that cite the paragraph ``key`` are printed; gone where there are none."""


class Place(NamedTuple):
    """A section that cites: its document, its id and its title."""

    docname: str
    anchor: str
    title: str


class FillCitations(SphinxPostTransform):
    """Prints the places that cite each paragraph."""

    default_priority: ClassVar[int] = 8  # before the references are resolved

    def run(self, **_: Any) -> None:
        """Change the document in place."""
        for node in list(self.document.findall(CitedIn)):
            by_page = itertools.groupby(places(self.env, node["key"]), lambda place: place.docname)
            links = [part for docname, some in by_page for part in self._page(docname, list(some))]
            line = nodes.paragraph("", "", nodes.Text("Cited in: "), *links[:-1]) if links else None
            node.replace_self([line] if line else [])

    def _page(self, docname: str, some: list[Place]) -> list[nodes.Node]:
        """Return the title of a page and its sections that cite, and a semicolon."""
        parts: list[nodes.Node] = [nodes.Text(f"{self.env.titles[docname].astext()}: ")]
        for place in some:
            where = f"{self.app.builder.get_relative_uri(self.env.docname, docname)}#{place.anchor}"
            parts += [nodes.reference("", place.title, internal=True, refuri=where), nodes.Text(", ")]
        return [*parts[:-1], nodes.Text("; ")]


def places(env: BuildEnvironment, key: str) -> Iterator[Place]:
    """Yield the sections that cite the paragraph ``key`` (``rfa-2005:17``), in the order of the book."""
    order = [env.config.root_doc, *env.toctree_includes.get(env.config.root_doc, [])]
    for docname in order:
        yield from _citations(env).get(docname, {}).get(key, ())


def _citations(env: BuildEnvironment) -> dict[str, dict[str, list[Place]]]:
    """Return by document and paragraph the places that cite it, as far as documents are read."""
    if not hasattr(env, _ON_ENV):
        setattr(env, _ON_ENV, {})
    found: dict[str, dict[str, list[Place]]] = getattr(env, _ON_ENV)
    return found


def _gather(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a document cites.

    One that has the paragraphs themselves, or all facts, cites none, nor does a translation, which cites what
    its original cites.
    """
    env = app.env
    found = _citations(env)[env.docname] = {}
    if "own_entries" in doctree or "lang" in env.metadata[env.docname]:
        return
    for node in doctree.findall(lambda n: isinstance(n, addnodes.pending_xref | Companion | Grid)):
        for key in _cited(ranks(env), node):
            place = _place(env.docname, node)
            if place and place not in found.setdefault(key, []):
                found[key].append(place)


def _cited(domain: Ranks, node: nodes.Node) -> Iterable[str]:
    """Return the keys of the paragraphs that ``node`` leads to or, if it is a table or a figure, names."""
    if isinstance(node, Companion):
        shown = node["payload"]
        told = shown.rows if isinstance(shown, FigurePayload) else []  # the marks of lists are references
        return [key for row in told for _, _, key in named(domain, row)]
    if isinstance(node, Grid):
        payload = node["payload"]
        cells = ((c, text) for row in payload.cells for c, text in zip(payload.columns, row, strict=True))
        return [key for column, text in cells for _, _, key in named(domain, text, column)]
    if node.get("refdomain") != Ranks.name:
        return ()
    try:
        return domain.cited(node["reftype"], node["reftarget"]).places
    except Unknown:  # the domain warns of it
        return ()


def _place(docname: str, node: nodes.Node) -> Place | None:
    """Return the section that ``node`` stands in."""
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    return Place(docname, node["ids"][0], node[0].astext()) if node is not None else None


def _forget(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _citations(env).pop(docname, None)


def _merge(_: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    _citations(env).update({name: _citations(other)[name] for name in docnames if name in _citations(other)})


def setup(app: Sphinx) -> dict[str, Any]:
    """Gather what each document cites, and print it when the pages are written."""
    app.add_node(CitedIn)
    app.add_post_transform(FillCitations)
    app.connect("doctree-read", _gather)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
