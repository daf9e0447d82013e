"""The Sphinx domain ``ranks``: what the tables hold and the prose cites.

``{para}`rfa-2005:17``` prints *RFA 2005 ¶17*, ``{para}`rfa-2005``` the name alone; ``{event}`R11``` and
``{claim}`K13``` and ``{fact}`F10``` print the keys of *events*, *claims* and *outside_facts*. Each leads to
the place of what it cites. What no table holds is a warning, which fails the build.
"""

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from .. import opened
from .holdings import Cited, Holdings, Unknown

logger = logging.getLogger(__name__)


class Mark(nodes.reference):
    """The small mark by which the prose cites an object.

    ``key`` is that of the tables; ``tip`` says more of it.
    """


class CitingRole(SphinxRole):
    """Reads a role such as ``{para}``; the domain finds the place when the page is written."""

    def __init__(self, kind: str) -> None:
        """Take the name of the role, which is that of the method of ``Holdings``."""
        self.kind = kind

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the reference under the name of what it cites, so that search and index read it."""
        reference = citing(self.env, self.kind, self.text)
        reference.rawsource = self.rawtext
        self.set_source_info(reference)
        return [reference], []


def citing(env: BuildEnvironment, kind: str, target: str) -> addnodes.pending_xref:
    """Return what becomes the mark of an object, under its name, so that search and index read it."""
    try:
        shown = ranks(env).cited(kind, target).name
    except Unknown:  # the warning comes with every page that is written, not only with one that is read
        shown = target
    return addnodes.pending_xref(
        "", nodes.inline("", shown), refdomain=Ranks.name, reftype=kind, refexplicit=False, reftarget=target,
        refwarn=True, refdoc=env.docname,
    )  # fmt: skip


class Ranks(Domain):
    """The domain. Its objects come from the tables, not from the documents."""

    name = "ranks"
    label = "Breaking Ranks"
    object_types = {  # noqa: RUF012  as Sphinx has it
        "article": ObjType("article", "para"),
        "paragraph": ObjType("paragraph", "para"),
        "event": ObjType("event", "event"),
        "claim": ObjType("claim", "claim"),
        "fact": ObjType("outside fact", "fact"),
    }
    roles = {kind: CitingRole(kind) for kind in ("para", "event", "claim", "fact")}  # noqa: RUF012  as above
    holdings: Holdings

    def cited(self, kind: str, target: str) -> Cited:
        """Return what a role of this ``kind`` cites. ``Unknown`` if the tables don't hold it."""
        find: Callable[[str], Cited] = getattr(self.holdings, kind)
        return find(target)

    def place(self, label: str) -> tuple[str, str] | None:
        """Return document and id of a label of the book; nothing if no page has it."""
        found = self.env.get_domain("std").anonlabels.get(nodes.fully_normalize_name(label))  # type: ignore[attr-defined]
        return (found[0], found[1]) if found else None

    def resolve_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str,
        node: addnodes.pending_xref, contnode: nodes.Element,
    ) -> Any:  # fmt: skip
        """Return the mark; the bare text, with a warning, where there is nothing to lead to."""
        try:
            cited = self.cited(typ, target)
        except Unknown as error:
            logger.warning("%s", error, location=node)
            return contnode
        mark = self.mark(cited, builder, fromdocname, target, contnode.astext())
        if mark is None and cited.entry:
            logger.warning("no entry for %s", cited.entry, location=node)
        return mark or contnode

    def mark(self, cited: Cited, builder: Builder, fromdocname: str, key: str, shown: str) -> Mark | None:
        """Return the mark of ``cited`` under its ``key``; nothing if no page has a place for it."""
        place = self.place(cited.own) or self.place(cited.entry)
        if place is None:
            return None
        where = f"{builder.get_relative_uri(fromdocname, place[0])}#{place[1]}"
        return Mark("", shown, internal=True, classes=["br-cite"], tip=cited.tip, key=key, refuri=where)

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, nodes.reference]]:
        """Return nothing: a key alone could be anything."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what has a place of its own, hidden from search: the page that holds it is found there."""
        for kind, key, cited in self.holdings.all():
            if place := self.place(cited.own):
                yield key, cited.name, kind, *place, -1


def ranks(env: BuildEnvironment) -> Ranks:
    """Return the domain of the book that is being built."""
    found = env.get_domain(Ranks.name)
    assert isinstance(found, Ranks)
    return found


def _hold(app: Sphinx) -> None:
    """Read the tables anew for this build."""
    ranks(app.env).holdings = Holdings(opened.project(app))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the domain, and its roles under their names alone: Sphinx has no second ``{para}``."""
    app.add_domain(Ranks)
    for kind, role in Ranks.roles.items():
        app.add_role(kind, role)
    app.add_node(Mark)
    app.connect("builder-inited", _hold)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
