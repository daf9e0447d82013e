"""The settled codings as W3C Web Annotations (JSON-LD), without a word of the articles.

A target is a range of characters of the article's file by RFC 5147, with the file's length and MD5, so that
a program knows whether it holds the same file. The file itself is named by its SHA-256 (RFC 6920), and the
page where the article was published is the scope.
"""

import base64
import json
from typing import Any

from ..store.corpus import Corpus
from .codes import Code
from .codings import SETTLED, Coded, coded
from .names import guid

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
RFC_5147 = "http://tools.ietf.org/rfc/rfc5147"
RIGHTS = "https://creativecommons.org/licenses/by/4.0/"


def annotations(data: Corpus) -> bytes:
    """Return a collection with an annotation for each sentence; each of its codes is a body."""
    articles = data.articles.merge(data.texts, on="article").set_index("article")
    items = [_annotation(sentence, articles.loc[sentence.article]) for sentence in coded(data, SETTLED)]
    page = {"id": _urn("annotations", "page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT, "id": _urn("annotations"), "type": "AnnotationCollection",
        "label": "Breaking Ranks: settled codings of the sentences of the articles",
        "rights": RIGHTS, "total": len(items), "first": page, "last": page["id"],
    }  # fmt: skip
    return json.dumps(collection, indent=1, ensure_ascii=False).encode("utf-8") + b"\n"


def _annotation(sentence: Coded, article: Any) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:{sentence.guid}", "type": "Annotation", "motivation": "classifying",
        "creator": {"id": f"urn:uuid:{SETTLED.guid}", "type": "Software", "name": SETTLED.name},
        "body": [_body(code) for code in sentence.codes],
        "target": {
            "type": "SpecificResource", "source": named(article["sha256"]), "scope": article["address"],
            "selector": {
                "type": "FragmentSelector", "conformsTo": RFC_5147,
                "value": f"char={sentence.start},{sentence.end};length={article['characters']},UTF-8"
                f";md5={article['md5']},UTF-8",
            },
        },
    }  # fmt: skip


def _body(code: Code) -> dict[str, str]:
    """Return a code under the identifier that it has in the codebook."""
    return {
        "id": f"urn:uuid:{code.guid}", "type": "TextualBody", "purpose": "classifying",
        "value": code.name, "format": "text/plain", "language": "en",
    }  # fmt: skip


def _urn(*path: str) -> str:
    return f"urn:uuid:{guid(*path)}"


def named(sha256: str) -> str:
    """Return the name of a file by its content.

    >>> named("00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
