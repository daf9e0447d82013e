"""The list of references: by author, without labels, titles as their owners wrote them."""

import re
from typing import Any, ClassVar

from docutils import nodes
from pybtex.database import Person
from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Plain
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import field, sentence
from sphinx.transforms.post_transforms import SphinxPostTransform

NAME = "breaking-ranks"


class ByAuthor(SortingStyle):
    """Sorts by author, year and title; neither the braces of BibTeX nor an article before a name count."""

    def person_key(self, person: Person) -> str:
        """Return what one author is sorted by."""
        return re.sub(r"[{}]", "", super().person_key(person)).removeprefix("the ")


class Style(Plain):
    """The plain style with the family name first and every title as it is."""

    default_sorting_style = f"{NAME}-by-author"
    default_name_style = "lastfirst"

    def format_title(self, e: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Return the template of a title; the plain style would write names in it small."""
        title = field(which_field)
        return sentence[title] if as_sentence else title


class Unlabelled(SphinxPostTransform):
    """Takes the labels off the entries: the text cites by author and year, so a number leads nowhere."""

    default_priority: ClassVar[int] = 6  # after sphinxcontrib-bibtex has written the entries, with priority 5

    def run(self, **_: Any) -> None:
        """Change the document in place."""
        for label in [
            n for entry in self.document.findall(nodes.citation) for n in entry.findall(nodes.label)
        ]:
            label.parent.remove(label)


def register() -> None:
    """Make the style known to pybtex under ``NAME``, which the configuration names."""
    register_plugin("pybtex.style.sorting", Style.default_sorting_style, ByAuthor)
    register_plugin("pybtex.style.formatting", NAME, Style)
