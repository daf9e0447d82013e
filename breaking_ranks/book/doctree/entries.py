"""What the pages of articles, people and facts share: reading the tables, building the nodes."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeAlias

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ...store.corpus import Corpus
from ...store.project import Project
from .. import opened
from .domain import citing
from .holdings import ROLES
from .words import Words

SCREEN = "br-screen"  # the class of a section that print leaves out

Content: TypeAlias = str | nodes.Node


class EntryDirective(SphinxDirective):
    """A directive that writes a page from the tables. A page without rows is an error of the build."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the page; note that its marks are no citations, and on which tables it rests."""
        made = self.page()
        document = self.state.document
        document["rests_on"] = self.project.asked()
        return made

    def page(self) -> list[nodes.Node]:
        """Return the nodes of the page."""
        raise NotImplementedError

    @cached_property
    def project(self) -> Project:
        """The project, opened for this page alone, so that it knows which tables the page asks for."""
        return Project(opened.project(self.env.app).folder)

    @cached_property
    def data(self) -> Corpus:
        """The tables."""
        return self.project.corpus()

    @cached_property
    def words(self) -> Words:
        """The words for their keys."""
        return Words(self.data)

    @property
    def key(self) -> str:
        """What the page is about."""
        return str(self.arguments[0])

    def mark(self, kind: str, target: str) -> nodes.Node:
        """Return the mark of a paragraph, an event, a claim or an outside fact."""
        return citing(self.env, kind, target)

    def mark_of(self, fact: Any) -> nodes.Node:
        """Return the mark of a fact."""
        return self.mark(ROLES[fact.table], fact.key)

    def person(self, key: str) -> nodes.Node:
        """Return the name of an official, which leads to the page on that life."""
        return addnodes.pending_xref(
            "", nodes.inline("", self.words.people[key]), refdomain="std", reftype="ref", refexplicit=True,
            reftarget=f"person-{key.replace('_', '-')}", refdoc=self.env.docname, refwarn=True,
        )  # fmt: skip

    def marks_of(self, fact: Any) -> list[nodes.Node]:
        """Return the marks of the paragraphs that tell a fact, a blank after each."""
        return [part for a, p in fact.places for part in (self.mark("para", f"{a}:{p}"), nodes.Text(" "))]

    def cite(self, keys: str) -> list[nodes.Node]:
        """Return the citation of works by their keys, which semicolons part, after a blank."""
        role = f"{{cite}}`{','.join(key.strip() for key in keys.split(';'))}`"
        found, _ = self.state.inline_text(role, self.lineno)
        return [nodes.Text(" "), *found]

    def section(
        self, title: str, *content: nodes.Node, named: str = "", screen: bool = False
    ) -> nodes.section:
        """Return a section, to which ``named`` gives its id; one for the ``screen`` is empty in print."""
        made = nodes.section("", nodes.title("", title), *content, ids=[nodes.make_id(named or title)])
        made["classes"] += [SCREEN] if screen else []
        made["names"].append(nodes.fully_normalize_name(title))
        self.state.document.note_implicit_target(made, made)
        return made

    def place(self, node: nodes.Element, anchor: str, label: str = "") -> nodes.Element:
        """Give ``node`` the id ``anchor`` and, so that marks lead to it, the ``label`` of the tables."""
        node["ids"].append(anchor)
        self.state.document.ids[anchor] = node
        if label:
            node["names"].append(nodes.fully_normalize_name(label))
            self.state.document.note_explicit_target(node, node)
        return node


def upper(text: str) -> str:
    """Return ``text`` with a capital at its start, the others as they are."""
    return text[:1].upper() + text[1:]


def line(*content: Content) -> nodes.paragraph:
    """Return a paragraph of text and nodes."""
    return nodes.paragraph("", "", *map(_node, content))


def items(lines: Iterable[nodes.Element]) -> nodes.bullet_list:
    """Return a list with an item for each line; a line that is an item already stays as it is."""
    made = nodes.bullet_list()
    made += [one if isinstance(one, nodes.list_item) else nodes.list_item("", one) for one in lines]
    return made


def definitions(pairs: Iterable[tuple[Content, Iterable[nodes.Node]]]) -> nodes.definition_list:
    """Return a list of terms, each with what is said of it; a term that is a node already stays as it is."""
    made = nodes.definition_list()
    for term, said in pairs:
        named = term if isinstance(term, nodes.term) else nodes.term("", "", _node(term))
        made += nodes.definition_list_item("", named, nodes.definition("", *said))
    return made


def grid(columns: list[str], rows: Iterable[nodes.row]) -> nodes.table:
    """Return a table whose first column heads the rows."""
    group = nodes.tgroup("", cols=len(columns))
    for number in range(len(columns)):
        group += nodes.colspec("", colwidth=1, **({} if number else {"stub": 1}))
    group += nodes.thead("", row([line(name) for name in columns]))
    group += nodes.tbody("", *rows)
    return nodes.table("", group)


def row(cells: Iterable[nodes.Node]) -> nodes.row:
    """Return the row of these cells."""
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def _node(content: Content) -> nodes.Node:
    return nodes.Text(content) if isinstance(content, str) else content
