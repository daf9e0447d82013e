"""The parcel that a figure or a table sends from a chapter's kernel to the pages: what is in it, once.

``Figure`` and ``Table`` write it under its MIME type into the output of their cell; the plugins of
``doctree.nodes`` read it there, and both editions print it. Whoever adds a part adds it here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Self, TypedDict


class _Parcel:
    """What both have in common: how they become JSON and come back."""

    def to_json(self: Any) -> dict[str, Any]:
        """Return the parts by their names, in order."""
        return {part.name: getattr(self, part.name) for part in fields(self)}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Self:
        """Return the parcel with these parts; ``TypeError`` names one that is missing or unknown."""
        return cls(**content)

    def __reduce__(self: Any) -> Any:
        """Be pickled as one text: Sphinx loads a chapter again for every reference into it."""
        return _unpacked, (type(self), json.dumps(self.to_json()))


@cache
def _unpacked(kind: type[Any], text: str) -> Any:
    """Return the parcel that was pickled as ``text``, the same each time: nobody changes one."""
    return kind.from_json(json.loads(text))


def parted(caption: str) -> tuple[str, str]:
    """Return what a caption says of the drawing, and what comes last in it: n and source."""
    drawn, basis, after = caption.partition("n = ")
    return drawn.rstrip(), basis + after


@dataclass(frozen=True)
class FigurePayload(_Parcel):
    """A figure. ``title`` is what it shows, ``caption`` what is drawn, n and source.

    ``description`` says in words what is drawn, ``groups`` its rows under heads, ``csv`` in numbers.

    ``wide`` and ``narrow`` are SVG whose colours follow the page, ``print`` is SVG with plain colours,
    ``specs`` are the Vega-Lite specifications by the same two names, ``table`` is HTML.
    """

    MIME: ClassVar[str] = "application/vnd.breaking-ranks.figure+json"

    name: str
    title: str
    caption: str
    alt: str
    description: str
    groups: list[tuple[str, list[str]]]
    wide: str
    narrow: str
    print: str
    specs: dict[str, dict[str, Any]]
    table: str
    csv: str

    @property
    def rows(self) -> list[str]:
        """Every row in words."""
        return [row for _, rows in self.groups for row in rows]


@dataclass(frozen=True)
class TablePayload(_Parcel):
    """A table. ``cells`` are text under ``columns``, each ``numeric`` or not; ``table`` is the HTML of it.

    A ``folded`` table is closed on a screen until a reader opens it; print shows it.
    """

    MIME: ClassVar[str] = "application/vnd.breaking-ranks.table+json"

    name: str
    caption: str
    table: str
    columns: list[str]
    numeric: list[bool]
    cells: list[list[str]]
    csv: str
    folded: bool = False


class Statement(TypedDict):
    """A statement, the paragraphs that have it (``rfa-2005:17``), and how they differ; both may be empty."""

    text: str
    places: list[str]
    differs: str


class Group(TypedDict):
    """The statements of one topic."""

    topic: str
    statements: list[Statement]


class Listed(TypedDict):
    """One of the lists: ``count`` statements under ``head``; ``colour`` is a name of the palette."""

    head: str
    count: int
    colour: str
    groups: list[Group]


@dataclass(frozen=True)
class ListsPayload(_Parcel):
    """Lists side by side, counted among the figures."""

    MIME: ClassVar[str] = "application/vnd.breaking-ranks.lists+json"

    name: str
    title: str
    caption: str
    lists: list[Listed]
    csv: str


Payload = FigurePayload | TablePayload | ListsPayload
