"""``breaking-ranks show``: one paragraph of an article with everything that was decided about it."""

from collections.abc import Iterator
from typing import Any

from ..analysis import codebook, entries
from ..analysis.codebook import Variable
from ..store import raw
from ..store.corpus import Corpus
from ..store.errors import UserError
from ..store.project import Project
from ..store.tables import each

_NAMED = (codebook.FRAME, codebook.FUNCTION)  # of these the names say all: they are there or not


def paragraph(project: Project, article: str, number: int) -> Iterator[str]:
    """Yield the lines that show paragraph ``number`` of ``article`` (a key, or the number of its file).

    ``UserError`` if there is no such article or paragraph, or its file is missing or changed.
    """
    key, data = article_key(project, article), project.corpus()
    numbered = entries.paragraphs(data, key)
    found = numbered[numbered["paragraph"] == number]
    if found.empty:
        last = numbered["paragraph"].max()
        raise UserError(f"{key}: has no paragraph {number}; its paragraphs are 1 to {last}")
    text, part = raw.read(project, key), found["part"].iloc[0].replace("_", " ")
    sentences = entries.sentences(data, key, number)
    yield f"{key}, paragraph {number} ({part}), sentences: {len(sentences)}"
    variables = codebook.sentence_variables(data)
    for sentence in each(sentences):
        yield from _sentence(variables, sentence, text)
    yield ""
    yield from _citing(data, key, number)


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


def _sentence(variables: list[Variable], sentence: Any, text: str) -> Iterator[str]:
    """Yield the place and the text of a sentence, and what was coded of it."""
    yield ""
    yield (f"{sentence.sentence}. [{sentence.start}-{sentence.end}] {text[sentence.start : sentence.end]}")
    for kind in _NAMED:
        carried = [v.name for v in variables if v.kind == kind and getattr(sentence, v.name) == 1]
        yield f"   {kind}s: {', '.join(carried) or 'none'}"
    chosen = [(v, getattr(sentence, v.name)) for v in variables if v.kind not in _NAMED]
    yield f"   {', '.join(f'{v.name} {value}' for v, value in chosen if value != v.absent)}"
    yield f"   source: {sentence.source} ({sentence.attribution})"


def _citing(data: Corpus, article: str, number: int) -> Iterator[str]:
    """Yield a line for each event, claim, accusation and quotation that cites the paragraph."""
    told = entries.of_paragraph(entries.facts(data), article, number)
    events = told[told["table"] == entries.EVENTS]
    yield f"events that cite this paragraph: {len(events)}"
    for event in each(events):
        yield f"   {event.key} {event.date_edtf or 'undated'} ({event.date_basis}): {event.what}"
    wording = data.tellings[entries.at(data.tellings, article, number)].groupby("claim")["wording"].first()
    claims = told[told["table"] == entries.CLAIMS]
    yield f"claims that cite this paragraph: {len(claims)}"
    for claim in each(claims):
        yield f"   {claim.key} {claim.what} ({wording[claim.key]})"
    for name, column in (("accusations", "accusation"), ("quotations", "outside")):
        rows = getattr(data, name)
        rows = rows[entries.at(rows, article, number)]
        yield f"{name} that cite this paragraph: {len(rows)}"
        yield from (f"   {row}" for row in rows[column])
