"""What print leaves out of the pages of articles, people and facts: what stands elsewhere in the book."""

from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from .backlinks import CitedIn
from .entries import SCREEN, line

FACTS = (
    "In print, what an article tells stands with its paragraph; this table has what no article tells. "
    "The electronic edition has all of it in one table."
)
CODINGS = "In print, the codings of a paragraph and the ways to its text are left to the electronic edition."
SECTION = "In print, this stands with the articles and in the chapters. The electronic edition lists it here."


class Shorten(SphinxPostTransform):
    """Takes out what stands elsewhere; a section keeps its heading, to which index and links lead."""

    default_priority: ClassVar[int] = 5  # before the citations are filled in
    formats = ("typst",)

    def run(self, **_: Any) -> None:
        """Change the document in place."""
        for place in list(self.document.findall(CitedIn)):
            place.parent.remove(place)
        for section in self.document.findall(nodes.section):
            if SCREEN in section["classes"]:
                section[1:] = [line(SECTION)]
        codings = [shown for shown in self.document.findall(nodes.paragraph) if SCREEN in shown["classes"]]
        for shown in codings:
            shown.parent.remove(shown)
        if codings:
            [listed] = [
                d for d in self.document.findall(nodes.definition_list) if "br-entries" in d["classes"]
            ]
            listed.parent.insert(listed.parent.index(listed), line(CODINGS))
        for table in list(self.document.findall(nodes.table)):
            if "br-facts" in table["classes"]:
                for told in [row for row in table.findall(nodes.row) if row.get("told")]:
                    told.parent.remove(told)
                table.parent.insert(table.parent.index(table), line(FACTS))


def setup(app: Sphinx) -> dict[str, Any]:
    """Shorten the pages when they are printed."""
    app.add_post_transform(Shorten)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
