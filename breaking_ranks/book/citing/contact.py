"""Whom a reader reaches who finds a wrong fact about a person."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

FORM = "Wrong fact about a person"
NOBODY = (
    "This copy of the book names no contact. Where its repository is published, the form "
    f"“{FORM}” of that repository reaches those who publish it."
)


def address(contact: str) -> str:
    """Return where a link to ``contact`` leads: itself for a web address, ``mailto:`` for a mail address.

    Empty for anything else, such as a name or a postal address.
    """
    if contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def sentence(contact: str) -> list[nodes.Node]:
    """Return the sentence that says whom to write to, as nodes; that nobody is named where it is empty."""
    if not contact:
        return [nodes.Text(NOBODY)]
    where = address(contact)
    named = nodes.reference("", contact, refuri=where, internal=False) if where else nodes.Text(contact)
    return [nodes.Text("Write to "), named, nodes.Text(".")]


def _role(name: str, source: str, text: str, line: int, inliner: Any, *_: Any) -> Any:
    """Print the sentence for the ``contact`` of ``_config.yml``; the text of the role is not printed."""
    return sentence(inliner.document.settings.env.config.contact), []


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the setting ``contact`` and the role ``{contact}``."""
    app.add_config_value("contact", "", "env", [str])
    app.add_role("contact", _role)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
