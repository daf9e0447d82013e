"""Entries for the index of people, offices and places, made from where the prose names them."""

import re
from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes

Names = Mapping[str, str]


def add_entries(doctree: nodes.document, names: Names) -> None:
    """Index each section under every name that its own paragraphs hold.

    ``names`` maps a name as the prose has it to the entry of the index, such as ``Han Guangsheng``
    to ``Han Guangsheng 韩广生``. The entry leads to the section.
    """
    for section in doctree.findall(nodes.section):
        text = _own_text(section)
        entries = [
            ("single", entry, section["ids"][0], "", None)
            for name, entry in names.items()
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        ]
        if entries:
            section.insert(1, addnodes.index(entries=entries))


def _own_text(section: nodes.section) -> str:
    """Return the text of a section without that of the sections inside it."""
    return "\n".join(child.astext() for child in section.children if not isinstance(child, nodes.section))
