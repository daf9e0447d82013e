"""The record of a chapter for programs: BibTeX, RIS and CSL-JSON."""

import json
import re
from pathlib import Path
from typing import Any, TextIO

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from .edition import Chapter

FOLDER = "cite"


class _Writer(Writer):
    """pybtex's writer, with values in braces and two spaces before a field."""

    def _write_field(self, stream: TextIO, type: str, value: str) -> None:
        """Write one field; a month stays the macro that styles know, an address as it is."""
        if type != "month":
            self.check_braces(value)
            value = f"{{{value if type == 'url' else self._encode(value)}}}"
        stream.write(f",\n  {type} = {value}")


def bibtex(chapter: Chapter) -> str:
    """Return the chapter as an ``@incollection`` of BibTeX, written by pybtex.

    Braces keep the capitals of names in titles, which many styles would make small.
    """
    book = chapter.book
    note = [f"Version {book.version}", book.spelt, *([book.swhid] if book.swhid else [])]
    fields = {
        "title": _with_capitals(chapter.title), "booktitle": _with_capitals(book.title), "year": book.year,
        "month": book.spelt.split()[1][:3].lower(), "publisher": book.publisher,
        "note": ", ".join(note), "language": chapter.language,
        "keywords": ", ".join(chapter.keywords), "abstract": chapter.description, "url": chapter.address,
    }  # fmt: skip
    authors = [Person(last=f"{{{author}}}") for author in book.authors]
    entry = Entry(
        "incollection", {name: value for name, value in fields.items() if value}, {"author": authors}
    )
    return _Writer("UTF-8").to_string(BibliographyData({f"breaking-ranks-{chapter.key}": entry}))


def _with_capitals(title: str) -> str:
    """Return ``title`` with braces around each word that has a capital, but for the title's first letter.

    >>> _with_capitals("What RFA told")
    'What {RFA} told'
    """
    return re.sub(r"\b\w*(?!^)[A-Z]\w*", r"{\g<0>}", title)


def ris(chapter: Chapter) -> str:
    """Return the chapter as RIS, a ``CHAP``; lines end as the format asks."""
    book = chapter.book
    lines = [
        ("TY", "CHAP"), *(("AU", author) for author in book.authors),
        ("TI", chapter.title), ("T2", book.title), ("PY", book.year), ("DA", book.day.replace("-", "/")),
        ("ET", book.version), ("PB", book.publisher),
        ("LA", chapter.language), ("AB", chapter.description), *(("KW", word) for word in chapter.keywords),
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
        "language": chapter.language, "keyword": ", ".join(chapter.keywords), "abstract": chapter.description,
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
