"""Articles, codebook and codings as REFI-QDA ``.qdpx``, which programs for qualitative analysis open.

It holds the articles' text, so it is for those who hold the articles, and no part of a release.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

from ..store.archive import zipped
from ..store.corpus import Corpus
from ..store.tables import each
from .codes import tree
from .codings import SETTLED, Coded, Coder, coded
from .names import guid
from .refi_codebook import ORIGIN, codes, written

NAMESPACE = "urn:QDA-XML:project:1.0"
_TOLD = (
    "Every sentence of the articles, coded by a language model. A value that means that there is nothing to "
    "code (no, none, not in the sentence) has a code in the codebook and is given to no sentence."
)


def project(data: Corpus, texts: Mapping[str, str], coders: Sequence[Coder], seconds: int) -> bytes:
    """Return the project with ``texts`` (by article) as coded by each of ``coders``.

    Offsets are those of ``sentences``, in characters of the file; the end is the place after the last
    character. ``seconds`` since 1970 are the time of everything in it: programs want one, and the same one
    gives the same bytes.
    """
    moment = f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
    sentences = {coder: list(coded(data, coder)) for coder in coders}
    root = ET.Element("Project", {"xmlns": NAMESPACE, "name": ORIGIN, "origin": ORIGIN})
    root.attrib |= {"creatingUserGUID": coders[0].guid, "creationDateTime": moment}
    ET.SubElement(root, "Users").extend(ET.Element("User", guid=c.guid, name=c.name) for c in coders)
    ET.SubElement(root, "CodeBook").append(codes(tree(data)))
    if SETTLED in sentences:
        ET.SubElement(root, "Cases").extend(_cases(data, sentences[SETTLED]))
    sources = ET.SubElement(root, "Sources")
    for article in each(data.articles):
        source = ET.SubElement(sources, "TextSource", _source(article, coders[0], moment))
        ET.SubElement(source, "Description").text = f"{article.title}. {article.address}"
        for coder, found in sentences.items():
            source.extend(_selection(coder, s, moment) for s in found if s.article == article.article)
    ET.SubElement(root, "Description").text = _TOLD
    files = [(f"sources/{_file(article)}", text.encode("utf-8")) for article, text in texts.items()]
    return zipped([("project.qde", written(root)), *files], seconds)


def _source(article: Any, coder: Coder, moment: str) -> dict[str, str]:
    return {
        "guid": guid("source", article.article), "name": article.label,
        "plainTextPath": f"internal://{_file(article.article)}",
        "creatingUser": coder.guid, "creationDateTime": moment,
    }  # fmt: skip


def _file(article: str) -> str:
    return f"{guid('source', article)}.txt"


def _selection(coder: Coder, sentence: Coded, moment: str) -> ET.Element:
    """Return a sentence with its codes. Some programs take the coder from it, some from each coding."""
    by = {"creatingUser": coder.guid, "creationDateTime": moment}
    place = {"startPosition": str(sentence.start), "endPosition": str(sentence.end)}
    element = ET.Element("PlainTextSelection", {"guid": sentence.guid, "name": sentence.place} | place | by)
    if sentence.notes:
        ET.SubElement(element, "Description").text = "; ".join(sentence.notes)
    for code in sentence.codes:
        coding = ET.SubElement(element, "Coding", {"guid": guid("coding", sentence.guid, code.guid)} | by)
        ET.SubElement(coding, "CodeRef", targetGUID=code.guid)
    return element


def _cases(data: Corpus, sentences: Sequence[Coded]) -> Iterable[ET.Element]:
    """Yield each person whom a sentence is about as a case of these sentences."""
    for person in each(data.people):
        about = [sentence for sentence in sentences if person.person in sentence.people]
        if about:
            case = ET.Element("Case", guid=guid("case", person.person), name=person.name)
            ET.SubElement(case, "Description").text = person.note
            case.extend(ET.Element("SelectionRef", targetGUID=sentence.guid) for sentence in about)
            yield case
