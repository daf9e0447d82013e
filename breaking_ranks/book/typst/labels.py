"""Know every place of the book that a link can lead to."""

from docutils import nodes

_CARRIERS = (nodes.section, nodes.figure)


class Labels:
    """The labels of all documents of the book.

    A section or a figure carries one label, whatever number of ids it has; any other node gets
    an anchor for each of its ids. A document's own label is that of its first section.
    """

    def __init__(self) -> None:
        """Know no place yet."""
        self._known: dict[str, str] = {}

    def add(self, docname: str, doctree: nodes.document) -> None:
        """Take in the ids of a document."""
        first = next(iter(doctree.findall(nodes.section)), None)
        self._known[docname] = f"{docname}#{first['ids'][0]}" if first else docname
        for node in doctree.findall(nodes.Element):
            for name in node.get("ids", ()):
                own = node["ids"][0] if isinstance(node, _CARRIERS) else name
                self._known[f"{docname}#{name}"] = f"{docname}#{own}"

    def of(self, docname: str, name: str = "") -> str:
        """Return the label of the id ``name`` in a document, or of the document itself.

        ``KeyError`` if the book has no such place.
        """
        return self._known[f"{docname}#{name}" if name else docname]

    def of_uri(self, uri: str) -> str:
        """Return the label that an address of the builder, ``%document#id``, stands for."""
        docname, _, name = uri.removeprefix("%").partition("#")
        return self.of(docname, name)


def marks(node: nodes.Element) -> list[str]:
    """Return the ids for which ``node`` needs anchors."""
    return [] if isinstance(node, (*_CARRIERS, nodes.document)) else list(node.get("ids", ()))
