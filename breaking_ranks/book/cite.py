"""How to cite the book, a chapter, a figure or a table: sentences for people, records for programs.

Everything comes from ``CITATION.cff``, the chapter's own front matter and the commit; the pages, their
heads and the files to download are all made from the two records of this module.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .. import dates
from . import provenance

FOLDER = "cite"


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
    told = (
        f"{_people(book)}. ({book.year}). {what}. In {book.title} (Version {book.version}, {_spelt(book)})."
    )
    return told + _where(chapter, anchor)


def chicago(chapter: Chapter) -> str:
    """Return the chapter as the bibliography of the Chicago Manual cites it (17th edition)."""
    book = chapter.book
    return (
        f"{_people(book)}. “{chapter.title}.” In {book.title}. Version {book.version}. "
        f"{book.publisher}, {_spelt(book)}.{_where(chapter)}"
    )


def _people(book: Book) -> str:
    return ", ".join(book.authors)


def _spelt(book: Book) -> str:
    return dates.spell(book.day)


def _where(chapter: Chapter, anchor: str = "") -> str:
    """Return the address or, where there is none, the file to which an ``anchor`` belongs."""
    place = chapter.address or (anchor and f"{chapter.docname}.html")
    return f" {place}{'#' if anchor else ''}{anchor}" if place else ""


def bibtex(chapter: Chapter) -> str:
    """Return the chapter as an ``@incollection`` of BibTeX."""
    book = chapter.book
    note = [f"Version {book.version}", _spelt(book), *([book.swhid] if book.swhid else [])]
    fields = {
        "author": " and ".join(f"{{{author}}}" for author in book.authors),
        "title": chapter.title, "booktitle": book.title, "year": book.year,
        "month": _spelt(book).split()[1][:3].lower(), "publisher": book.publisher,
        "note": ", ".join(note), "language": book.language,
        "keywords": ", ".join(chapter.keywords), "abstract": chapter.description, "url": chapter.address,
    }  # fmt: skip
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{_tex(name, value)}}}'},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@incollection{{breaking-ranks-{chapter.key},\n{''.join(lines)}}}\n"


def _tex(name: str, value: str) -> str:
    """Return ``value`` with what TeX would take for a command said otherwise; an address stays as it is."""
    if name in ("url", "author"):
        return value
    return "".join(f"\\{letter}" if letter in "&%$#_" else letter for letter in value)


def ris(chapter: Chapter) -> str:
    """Return the chapter as RIS, a ``CHAP``; lines end as the format asks."""
    book = chapter.book
    lines = [
        ("TY", "CHAP"), *(("AU", author) for author in book.authors),
        ("TI", chapter.title), ("T2", book.title), ("PY", book.year), ("DA", book.day.replace("-", "/")),
        ("ET", book.version), ("PB", book.publisher),
        ("LA", book.language), ("AB", chapter.description), *(("KW", word) for word in chapter.keywords),
        ("N1", book.swhid), ("UR", chapter.address), ("ER", ""),
    ]  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")


def csl(chapter: Chapter) -> str:
    """Return the chapter as CSL-JSON, a list of one item."""
    book = chapter.book
    item: dict[str, Any] = {
        "id": f"breaking-ranks-{chapter.key}", "type": "chapter", "title": chapter.title,
        "container-title": book.title,
        "author": [{"literal": author} for author in book.authors], "publisher": book.publisher,
        "issued": {"date-parts": [[int(part) for part in book.day.split("-")]]}, "version": book.version,
        "language": book.language, "keyword": ", ".join(chapter.keywords), "abstract": chapter.description,
        "note": book.swhid, "URL": chapter.address,
    }  # fmt: skip
    return (
        json.dumps([{name: value for name, value in item.items() if value}], indent=1, ensure_ascii=False)
        + "\n"
    )


def files(chapter: Chapter) -> dict[str, str]:
    """Return the files of the chapter's record: name to content."""
    return {
        f"{chapter.key}.bib": bibtex(chapter),
        f"{chapter.key}.ris": ris(chapter),
        f"{chapter.key}.json": csl(chapter),
    }


def write_files(chapter: Chapter, outdir: Path) -> None:
    """Write the files of the chapter's record into the built book."""
    (outdir / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, content in files(chapter).items():
        (outdir / FOLDER / name).write_text(content, encoding="utf-8", newline="")
