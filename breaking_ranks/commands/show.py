"""``breaking-ranks show``: one paragraph of an article with everything that was decided about it."""

from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd

from ..analysis import codebook
from ..analysis.codebook import Variable
from ..analysis.corpus import KEYS
from ..store import raw
from ..store.errors import UserError
from ..store.project import Project

_NAMED = (codebook.FRAME, codebook.FUNCTION)  # of these the names say all: they are there or not


def paragraph(project: Project, article: str, number: int) -> Iterator[str]:
    """Yield the lines that show paragraph ``number`` of ``article`` (a key, or the number of its file).

    ``UserError`` if there is no such article or paragraph, or its file is missing or changed.
    """
    key = article_key(project, article)
    sentences = project.load("sentences")
    of_article = sentences[sentences["article"] == key]
    found = of_article[of_article["paragraph"] == number]
    if found.empty:
        last = of_article["paragraph"].max()
        raise UserError(f"{key}: has no paragraph {number}; its paragraphs are 1 to {last}")
    text = raw.read(project, key)
    yield f"{key}, paragraph {number} ({found['part'].iloc[0].replace('_', ' ')}), sentences: {len(found)}"
    codings = project.load("codings").merge(found[KEYS])
    variables = codebook.sentence_variables(project.corpus())
    codings = codings.set_index("sentence")
    for sentence in found.to_dict("records"):
        yield from _sentence(sentence, text, codings.loc[sentence["sentence"]], variables)
    yield ""
    yield from _citing(project, key, number)


def article_key(project: Project, given: str) -> str:
    """Return the key of the article that ``given`` names, by key or by the number of its file.

    ``UserError`` names all articles if there is none.
    """
    articles = project.load("articles")
    numbers = articles["file"].str.split("_").str[0]
    for key, number in zip(articles["article"], numbers, strict=True):
        if given in (key, number):
            return str(key)
    known = ", ".join(
        f"{n} {k}" for k, n in sorted(zip(articles["article"], numbers, strict=True), key=lambda a: a[1])
    )
    raise UserError(f"{given}: is no article; there are {known}")


def _sentence(
    sentence: dict[Hashable, Any], text: str, coded: "pd.Series[Any]", variables: list[Variable]
) -> Iterator[str]:
    start, end = sentence["start"], sentence["end"]
    yield ""
    yield f"{sentence['sentence']}. [{start}-{end}] {text[start:end]}"
    for kind in _NAMED:
        carried = [v.name for v in variables if v.kind == kind and coded[v.name] == 1]
        yield f"   {kind}s: {', '.join(carried) or 'none'}"
    others = [v for v in variables if v.kind not in _NAMED and coded[v.name] != v.absent]
    yield f"   {', '.join(f'{v.name} {coded[v.name]}' for v in others)}"


def _citing(project: Project, article: str, number: int) -> Iterator[str]:
    """Yield a line for each event and claim that cites the paragraph."""
    events = project.load("events")
    events = events[(events["article"] == article) & (events["paragraph"] == number)]
    yield f"events that cite this paragraph: {len(events)}"
    for event in events.to_dict("records"):
        yield f"   {event['event']} {event['date_edtf'] or 'undated'}: {event['what']}"
    told = project.load("tellings")
    told = told[(told["article"] == article) & (told["paragraph"] == number)]
    claims = project.load("claims").merge(told[["claim", "wording"]], on="claim")
    yield f"claims that cite this paragraph: {len(claims)}"
    for claim in claims.to_dict("records"):
        yield f"   {claim['claim']} {claim['statement']} ({claim['wording']})"
