"""How to cite the book, a chapter, a figure or a table.

Everything comes from ``CITATION.cff``, the chapter's own front matter and the commit; the pages, their
heads, the files to download and the back of the printed title page are all made from ``Book`` and
``Chapter``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from .. import dates
from . import provenance


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
    """Return the chapter ``docname``; ``matter`` has its ``description`` and, with commas, ``keywords``."""
    keywords = tuple(word.strip() for word in matter["keywords"].split(","))
    return Chapter(book, docname, title, matter["description"], keywords)


def apa(chapter: Chapter, part: str = "", anchor: str = "") -> str:
    """Return the chapter, or a ``part`` such as ``Figure 3`` at ``anchor``, as APA cites it (7th edition).

    The publisher is left out, as APA asks where it is the author.
    """
    book = chapter.book
    what = f"{chapter.title} [{part}]" if part else chapter.title
    told = f"{_people(book)}. ({book.year}). {what}. In {book.title} (Version {book.version}, {spelt(book)})."
    return told + _where(chapter, anchor)


def chicago(chapter: Chapter) -> str:
    """Return the chapter as the bibliography of the Chicago Manual cites it (17th edition)."""
    book = chapter.book
    return (
        f"{_people(book)}. “{chapter.title}.” In {book.title}. Version {book.version}. "
        f"{book.publisher}, {spelt(book)}.{_where(chapter)}"
    )


def whole(book: Book) -> str:
    """Return the book itself as APA cites it (7th edition)."""
    place = f" {book.address}" if book.address else ""
    return f"{_people(book)}. ({book.year}). {book.title} (Version {book.version}, {spelt(book)}).{place}"


def notices(book: Book) -> list[str]:
    """Return what the back of a title page says besides: licences, and the state that was printed."""
    state = f"Printed from commit {book.commit}" + (f", content {book.swhid}." if book.swhid else ".")
    return [
        "Five articles are described here; nothing is inferred from them about the press. What an article "
        "says of a person is reported as that article’s claim.",
        "Prose, tables and figures: Creative Commons Attribution 4.0 International. Code: MIT. The articles "
        "belong to their publishers and are not part of the book.",
        state,
    ]


def _people(book: Book) -> str:
    return ", ".join(book.authors)


def spelt(book: Book) -> str:
    """Return the day of the state that is cited, in words."""
    return dates.spell(book.day)


def _where(chapter: Chapter, anchor: str = "") -> str:
    """Return the address or, where there is none, the file to which an ``anchor`` belongs."""
    place = chapter.address or (anchor and f"{chapter.docname}.html")
    return f" {place}{'#' if anchor else ''}{anchor}" if place else ""
