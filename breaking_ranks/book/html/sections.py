"""The sections of the built pages as a reader sees them, read from the pages themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

# What is no prose: drawings, code, data and citations that are folded away.
_NO_PROSE = "svg, script, style, pre, details, .br-companion, a.headerlink"
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_BLOCKS = {"p": " ", "li": " ", "dt": ": ", "dd": " ", "tr": " ", "td": " · ", "th": " · ", "br": " "}


class Section(NamedTuple):
    """A section: the title of its page and its own, its id, and its text without that of those in it.

    The title is empty where the section is the whole page.
    """

    page: str
    title: str
    anchor: str
    text: str


def sections(path: Path, without: str) -> Iterator[Section]:
    """Yield the sections of the built page at ``path`` in order.

    ``without`` is a CSS selector of what is left out beside drawings, code and what is folded away.
    """
    article = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select_one("article")
    assert article is not None, path
    for unread in article.select(f"{_NO_PROSE}, {without}"):
        unread.decompose()
    page = ""
    for number, section in enumerate(article.find_all("section", id=True)):
        heading = section.find(_HEADINGS, recursive=False)
        title = " ".join(heading.get_text().split()) if heading else ""
        if number == 0:
            page, title = title, ""
        text = "".join(_text(section, heading))
        yield Section(page, title, str(section["id"]), " ".join(text.split()).removesuffix(" ·"))


def _text(node: Tag, heading: Tag | None) -> Iterator[str]:
    """Yield the text of a section piece by piece, the blocks parted."""
    for child in node.children:
        if not isinstance(child, Tag):
            yield str(child)
        elif child.name != "section" and child is not heading:
            yield from _text(child, heading)
            yield _BLOCKS.get(child.name, "")
