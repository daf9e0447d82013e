"""The paragraphs that the text of a table names, such as *RFA 2005 ¶17* or *RFA 2005, paragraph 17*."""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.builders import Builder

from .domain import Ranks, ranks
from .holdings import Unknown

_AFTER = r"(?:(?:,? ¶|, paragraph )(?P<number>\d+))"
_MORE = re.compile(r"(?:; ?|, | and | to )(?P<shown>(?:paragraph |¶)(?P<number>\d+))")


def named(domain: Ranks, text: str, column: str = "") -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each paragraph that ``text`` names, and its key, such as ``rfa-2005:17``.

    A cell of a ``column`` that is headed by the name of an article may leave that name out at its start.
    """
    if "¶" not in text and "paragraph " not in text:  # most cells: the pattern need not be tried
        return
    keys = domain.holdings.articles
    names = "|".join(map(re.escape, keys))
    pattern = re.compile(rf"(?:(?P<name>{names}){_AFTER})|^¶(?P<first>\d+)")
    for found in pattern.finditer(text):
        article = keys.get(found["name"] or column, "")
        number, end = found["number"] or found["first"], found.end()
        if article:
            yield found.start(), end, f"{article}:{number}"
        while article and (more := _MORE.match(text, end)):
            end = more.end()
            yield more.start("shown"), end, f"{article}:{more['number']}"


def linked(builder: Builder, docname: str, text: str, column: str = "") -> list[nodes.Node]:
    """Return ``text`` as nodes, with a mark for each paragraph that it names and a page has a place for."""
    domain = ranks(builder.env)
    made: list[nodes.Node] = []
    done = 0
    for start, end, key in named(domain, text, column):
        try:
            mark = domain.mark(domain.cited("para", key), builder, docname, key, text[start:end])
        except Unknown:  # a number that is none of a paragraph
            continue
        if mark is not None:
            made += [nodes.Text(text[done:start]), mark]
            done = end
    return [node for node in (*made, nodes.Text(text[done:])) if node.astext()]
