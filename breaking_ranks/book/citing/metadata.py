"""What the head of a chapter tells programs: reference managers, search engines, messengers."""

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any

from .edition import Book, Chapter


def tags(chapter: Chapter, package: dict[str, Any], image: str) -> str:
    """Return the tags: ``citation_*``, Open Graph, and JSON-LD with the data ``package`` described.

    ``image`` is the address of a picture, or empty. All are invisible; the content security policy of
    the page lets JSON-LD through because a block of data is no script.
    """
    lines = [_meta("name", *pair) for pair in (("description", chapter.description), *citation(chapter))]
    lines += [_meta("property", *pair) for pair in open_graph(chapter, image)]
    block = json.dumps(linked_data(chapter, package), ensure_ascii=False, sort_keys=True).replace(
        "</", "<\\/"
    )
    return "\n".join([*lines, f'<script type="application/ld+json">{block}</script>'])


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{html.escape(content, quote=True)}">'


def citation(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Yield the tags by which Zotero and others know a section of a book.

    ``citation_pdf_url`` is not among them: no chapter has a PDF of its own.
    """
    book = chapter.book
    yield "citation_inbook_title", book.title
    yield "citation_title", chapter.title
    yield from (("citation_author", author) for author in book.authors)
    yield "citation_publication_date", book.day.replace("-", "/")
    yield "citation_publisher", book.publisher
    yield "citation_language", chapter.language
    yield from (("citation_keywords", word) for word in chapter.keywords)
    yield "citation_abstract", chapter.description
    if chapter.address:
        yield "citation_public_url", chapter.address


def open_graph(chapter: Chapter, image: str) -> Iterator[tuple[str, str]]:
    """Yield what a messenger shows of a link; picture and address only where the book has one.

    A messenger fetches the picture from elsewhere, so a path inside the book would be of no use.
    """
    yield "og:type", "article"
    yield "og:title", chapter.title
    yield "og:description", chapter.description
    yield "og:site_name", chapter.book.title
    if chapter.address:
        yield "og:url", chapter.address
    if chapter.address and image:
        yield "og:image", image


def linked_data(chapter: Chapter, package: dict[str, Any]) -> dict[str, Any]:
    """Return the chapter, its book and its data for schema.org; text and data have one licence."""
    book = chapter.book
    common = _common(book) | {"license": [licence["path"] for licence in package["licenses"]]}
    whole = {"@type": "Book", "@id": "#book", "name": book.title, **common}
    part = {
        "@type": "Chapter", "@id": "#chapter", "name": chapter.title, "abstract": chapter.description,
        "keywords": list(chapter.keywords), "isPartOf": {"@id": "#book"},
        "isBasedOn": {"@id": "#data"}, **common, "inLanguage": chapter.language,
    }  # fmt: skip
    if chapter.address:
        whole["url"], part["url"] = book.address, chapter.address
    return {"@context": "https://schema.org", "@graph": [part, whole, _dataset(book, package)]}


def _dataset(book: Book, package: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "Dataset", "@id": "#data", "name": package["title"], "description": package["description"],
        "version": package["version"], "license": [licence["path"] for licence in package["licenses"]],
        "creator": _organisations(person["title"] for person in package["contributors"]),
        "datePublished": book.day, "variableMeasured": [table["title"] for table in package["resources"]],
    }  # fmt: skip


def _common(book: Book) -> dict[str, Any]:
    known = {
        "author": _organisations(book.authors), "publisher": _organisations([book.publisher])[0],
        "datePublished": book.day, "version": book.version, "inLanguage": book.language,
        "identifier": book.swhid,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value}


def _organisations(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"@type": "Organization", "name": name} for name in names]
