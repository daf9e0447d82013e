"""What is cited: the book in the state of a commit, and its chapters.

Everything comes from ``CITATION.cff``, the chapter's own front matter and the commit; the pages, their
heads, the files to download and the back of the printed title page are all made from ``Book`` and
``Chapter``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ...store import dates
from .. import provenance


@dataclass(frozen=True)
class Book:
    """The book in the state of one commit.

    ``address`` ends in a slash, or is empty where the book has none; so is ``swhid`` where there is no git.
    """

    title: str
    authors: tuple[str, ...]
    version: str
    day: str
    language: str
    address: str
    commit: str
    swhid: str

    @property
    def publisher(self) -> str:
        """Who answers for the book: its first author."""
        return self.authors[0]

    @property
    def subtitle(self) -> str:
        """What follows the colon of the title, with a capital."""
        after = self.title.partition(": ")[2]
        return after[:1].upper() + after[1:]

    @property
    def spelt(self) -> str:
        """The day of the state that is cited, in words."""
        return dates.spell(self.day)

    @property
    def year(self) -> str:
        """The year of the state that is cited."""
        return self.day[:4]


@dataclass(frozen=True)
class Chapter:
    """One page of the book: its name without ending, its title and what its front matter says."""

    book: Book
    docname: str
    title: str
    description: str
    keywords: tuple[str, ...]
    language: str

    @property
    def key(self) -> str:
        """The name of the chapter alone, which also names its files."""
        return self.docname.rpartition("/")[2]

    @property
    def address(self) -> str:
        """Where the page stands; empty where the book has no address."""
        return self.book.address and f"{self.book.address}{self.docname}.html"


def read_book(root: Path, language: str, address: str) -> Book:
    """Return the book whose ``CITATION.cff`` lies at ``root``; its authors are entities, known by ``name``.

    The day is that of the commit, or ``date-released`` where there is no git.
    """
    cff = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    return Book(
        title=cff["title"], authors=tuple(author["name"] for author in cff["authors"]),
        version=cff["version"], day=provenance.day(root) or str(cff["date-released"]), language=language,
        address=address and address.rstrip("/") + "/", commit=provenance.commit(root),
        swhid=provenance.swhid(root).replace(provenance.UNKNOWN, ""),
    )  # fmt: skip


def read_chapter(book: Book, docname: str, title: str, matter: Mapping[str, str]) -> Chapter:
    """Return the chapter ``docname``; ``matter`` has its ``description`` and, with commas, ``keywords``.

    It has ``lang`` where the chapter is not in the language of the book.
    """
    keywords = tuple(word.strip() for word in matter["keywords"].split(","))
    return Chapter(book, docname, title, matter["description"], keywords, matter.get("lang", book.language))
