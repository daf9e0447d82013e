"""The small mark by which the prose cites a paragraph of an article."""

import html
from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)


class Mark(nodes.reference):
    """A citation of an article and, after a colon, of a paragraph; leads to the article's entry.

    ``target`` is the label of the entry, ``tip`` says outlet and date.
    """


def anchor(article: str) -> str:
    """Return the label of an article's entry in the book."""
    return f"article-{article}"


def role(articles: Mapping[str, tuple[str, str]]) -> Callable[..., Any]:
    """Return the role ``{para}`` for ``articles``: key to short name and to outlet with date.

    ``{para}`rfa-2005:17``` prints *RFA 2005 ¶17*, ``{para}`rfa-2005``` the name alone. An unknown
    article or a paragraph that is no number is an error of the build.
    """

    def read(name: str, source: str, text: str, line: int, inliner: Any, *_: Any) -> Any:
        article, _colon, paragraph = text.partition(":")
        if article not in articles or (paragraph and not paragraph.isdecimal()):
            return [], [inliner.reporter.error(f"{text!r} is no article and paragraph", line=line)]
        label, tip = articles[article]
        shown = f"{label} ¶{paragraph}" if paragraph else label
        mark = Mark("", shown, internal=True, refuri="", classes=["br-cite"])
        mark["target"], mark["tip"] = anchor(article), tip
        return [mark], []

    return read


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Lead every mark of a page to the entry of its article."""
    known = app.env.domains["std"].anonlabels
    for mark in doctree.findall(Mark):
        if mark["target"] not in known:
            logger.warning("no entry for %s", mark["target"], location=mark)
            continue
        document, label, *_ = known[mark["target"]]
        mark["refuri"] = f"{app.builder.get_relative_uri(docname, document)}#{label}"


def visit_mark(writer: Any, node: Mark) -> None:
    """Open the link; outlet and date show on hover and on focus."""
    where, tip = (html.escape(node[key], quote=True) for key in ("refuri", "tip"))
    writer.body.append(f'<a class="br-cite" href="{where}" data-tip="{tip}">')


def depart_mark(writer: Any, node: Mark) -> None:
    """Close the link."""
    writer.body.append("</a>")
