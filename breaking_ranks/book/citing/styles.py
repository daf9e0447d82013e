"""The sentences that cite the book, a chapter, a figure or a table, as the manuals have them."""

from .edition import Book, Chapter


def apa(chapter: Chapter, part: str = "", anchor: str = "", title: str = "") -> str:
    """Return the chapter, or a ``part`` such as ``Figure 3`` at ``anchor``, as APA cites it (7th edition).

    A part is cited by its own ``title`` if it has one. The publisher is left out, as APA asks where it is
    the author.
    """
    book = chapter.book
    what = f"{title or chapter.title} [{part}]" if part else chapter.title
    told = f"{_people(book)}. ({book.year}). {what}. In {book.title} (Version {book.version}, {book.spelt})."
    return told + _where(chapter, anchor)


def chicago(chapter: Chapter) -> str:
    """Return the chapter as the bibliography of the Chicago Manual cites it (17th edition)."""
    book = chapter.book
    return (
        f"{_people(book)}. “{chapter.title}.” In {book.title}. Version {book.version}. "
        f"{book.publisher}, {book.spelt}.{_where(chapter)}"
    )


def whole(book: Book) -> str:
    """Return the book itself as APA cites it (7th edition)."""
    place = f" {book.address}" if book.address else ""
    return f"{_people(book)}. ({book.year}). {book.title} (Version {book.version}, {book.spelt}).{place}"


def notices(book: Book) -> list[str]:
    """Return what the back of a title page says besides: licences, and the state that was printed."""
    state = f"Printed from commit {book.commit}" + (f", content {book.swhid}." if book.swhid else ".")
    return [
        "The articles are described here; nothing is inferred from them about the press. What an article "
        "says of a person is reported as that article’s claim.",
        "Prose, tables and figures: Creative Commons Attribution 4.0 International. Code: MIT. The articles "
        "belong to their publishers and are not part of the book.",
        state,
    ]


def _people(book: Book) -> str:
    return ", ".join(book.authors)


def _where(chapter: Chapter, anchor: str = "") -> str:
    """Return the address or, where there is none, the file to which an ``anchor`` belongs."""
    place = chapter.address or (anchor and f"{chapter.docname}.html")
    return f" {place}{'#' if anchor else ''}{anchor}" if place else ""
