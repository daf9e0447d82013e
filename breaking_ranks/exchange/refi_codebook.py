"""The codebook as REFI-QDA ``.qdc``, which programs for qualitative analysis import (qdasoftware.org)."""

import colorsys
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ..store.corpus import Corpus
from .codes import Code, tree

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Breaking Ranks"


def codebook(data: Corpus) -> bytes:
    """Return the codebook in the tables ``frames``, ``variables``, ``values``, ``speakers``, ``people``."""
    root = ET.Element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN})
    root.append(codes(tree(data)))
    return written(root)


def codes(groups: Sequence[Code]) -> ET.Element:
    """Return the element ``Codes``. Only values can be given to a text; sheets and variables group them."""
    element = ET.Element("Codes")
    element.extend(_code(group, "") for group in groups)
    return element


def written(root: ET.Element) -> bytes:
    """Return a document as the bytes of its file."""
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _code(code: Code, colour: str) -> ET.Element:
    element = ET.Element("Code", guid=code.guid, name=code.name, isCodable=str(not code.parts).lower())
    if colour:
        element.set("color", colour)
    ET.SubElement(element, "Description").text = code.description
    for number, part in enumerate(code.parts):
        element.append(_code(part, "" if part.parts else _colour(number, len(code.parts))))
    return element


def _colour(number: int, of: int) -> str:
    """Return a light colour of its own for each value of a variable, so that dark text stands on it.

    >>> _colour(0, 3), _colour(1, 3)
    ('#f28c8c', '#8cf28c')
    """
    parts = colorsys.hls_to_rgb(number / of, 0.75, 0.8)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
