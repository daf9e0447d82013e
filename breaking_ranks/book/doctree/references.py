"""The list of references: by author, without labels, titles as their owners wrote them, years told apart."""

import re
from collections.abc import Mapping
from string import ascii_lowercase
from typing import Any, ClassVar

from docutils import nodes
from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin, register_plugin
from pybtex.style.formatting.unsrt import Style as Plain
from pybtex.style.labels.number import LabelStyle
from pybtex.style.names.lastfirst import NameStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import field, sentence
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

NAME = "breaking-ranks"


class ByAuthor(SortingStyle):
    """Sorts by author, year and title; neither the braces of BibTeX nor an article before a name count."""

    def person_key(self, person: Person) -> str:
        """Return what one author is sorted by."""
        return re.sub(r"[{}]", "", super().person_key(person)).removeprefix("the ")


class Style(Plain):
    """The plain style with the family name first and every title as it is."""

    # the classes, not their names: pybtex would search all installed packages for a name, for each citation
    default_sorting_style, default_name_style, default_label_style = ByAuthor, NameStyle, LabelStyle

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


def tell_apart(entries: Mapping[str, Entry]) -> None:
    """Give works of one author and year a letter after the year, in the order of the list; in place.

    What has a letter already loses it first, so doing it twice changes nothing.
    """
    alike: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries.values():
        if "year" in entry.fields:
            entry.fields["year"] = entry.fields["year"].rstrip(ascii_lowercase)
    for entry in ByAuthor().sort(list(entries.values())):
        if "year" in entry.fields:
            author, year = " and ".join(map(str, entry.persons.get("author", []))), entry.fields["year"]
            alike.setdefault((author, year), []).append(entry)
    for works in alike.values():
        if 1 < len(works) <= len(ascii_lowercase):
            for letter, entry in zip(ascii_lowercase, works, strict=False):
                entry.fields["year"] += letter


def lettered(app: Sphinx) -> None:
    """Tell the works apart that the book cites, once the list is read and before a page is."""
    if "cite" in app.env.domains:  # a page without references needs no bibliography
        tell_apart(app.env.get_domain("cite").data["bibdata"].data.entries)


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the style known to pybtex under ``NAME``, which the configuration names."""
    register_plugin("pybtex.style.formatting", NAME, Style)
    for backend in ("docutils", "plaintext"):  # found here, not searched for again by each citation
        register_plugin("pybtex.backends", backend, find_plugin("pybtex.backends", backend), force=True)
    app.add_post_transform(Unlabelled)
    app.connect("builder-inited", lettered)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
