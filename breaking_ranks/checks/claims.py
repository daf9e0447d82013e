"""Hold claims, their tellings and the sources of sentences against the articles and against each other."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd

from ..coding import sheets
from ..store.errors import Problem
from ..store.project import Project
from .wording import MEND, Texts, absent, has_word, missing_names, missing_numbers, text_of

_Key = tuple[Any, ...]  # article, paragraph, sentence


def claim_problems(project: Project, texts: Texts) -> Iterator[Problem]:
    """Yield each number and name of a claim that stands in no paragraph which tells it.

    A claim that no article tells has no paragraph and is held against nothing.
    """
    told = defaultdict(list)
    for telling in project.rows("tellings"):
        text = text_of(telling, texts) if telling.article else None
        if text is not None:
            told[telling.claim].append(text)
    for row, claim in enumerate(project.rows("claims")):
        if claim.claim in told:
            text = " ".join(told[claim.claim])
            words = missing_numbers(claim.statement, text) + missing_names(claim.statement, text)
            for what in absent(words, "in no paragraph that tells the claim"):
                yield project.problem("claims", row, "statement", what, MEND)


def telling_problems(project: Project) -> Iterator[Problem]:
    """Yield each telling whose wording does not fit its sentence, or that cites no text or two.

    A telling that is quoted needs a sentence with words in quotation marks, one that is attributed a
    sentence with a source. A telling of an outside text needs the passage.
    """
    sources = {_key(row): row.attribution for row in project.rows("sources")}
    quoted = {_key(row): row.quoted_words for row in project.rows("sentences")}
    for row, telling in enumerate(project.rows("tellings")):
        for column, what in _telling_faults(telling, sources, quoted):
            yield project.problem("tellings", row, column, what, MEND)


def _telling_faults(
    telling: Any, sources: dict[_Key, str], quoted: dict[_Key, int]
) -> Iterator[tuple[str, str]]:
    """Yield column and fault of one telling; a sentence that is not there is for the links to name."""
    if (telling.article == "") == (telling.outside == ""):
        yield "article", "a telling has an article or an outside text; fill one of the two"
    elif telling.outside:
        if not telling.passage:
            yield "passage", "is empty; say where in the outside text it stands"
    elif pd.isna(telling.paragraph) or pd.isna(telling.sentence):
        yield "sentence", "an article's telling needs its paragraph and sentence"
    else:
        if telling.wording == "quoted" and not quoted.get(_key(telling), 1):
            yield "wording", "quoted, but no word of the sentence stands in quotation marks"
        if telling.wording == "attributed" and sources.get(_key(telling)) == "none":
            yield "wording", "attributed, but the sentence has no source"


def source_problems(project: Project, texts: Texts) -> Iterator[Problem]:
    """Yield each sentence whose source does not fit its voice, or is not named up to its paragraph.

    The article's own voice is never marked, any other voice always is. A source who is a person must be
    named in the paragraph or before it; in a headline or a deck, anywhere in the article. A sentence whose
    voice is missing, or none of the codebook, is not held against it.
    """
    known = sheets.allowed(project)["voice"]
    voices = {_key(row): row.voice for row in project.rows("codings") if row.voice in known}
    parts = {_key(row): row.part for row in project.rows("sentences")}
    forms = project.load("name_forms").groupby("person")["form"].agg(list)
    before, whole = _read_so_far(texts)
    for row, sentence in enumerate(project.rows("sources")):
        problem = partial(project.problem, "sources", row, mend=MEND)
        if (sentence.attribution == "none") != (sentence.source == "none"):
            yield problem("source", "a source without attribution, or the reverse")
        voice = voices.get(_key(sentence))
        if voice == "narrator" and sentence.attribution == "marked":
            yield problem("attribution", "marked, but the sentence is coded as the article's own voice")
        if voice not in ("narrator", None) and sentence.attribution != "marked":
            yield problem("attribution", "not marked, but the sentence is coded as somebody's words")
        named = forms.get(sentence.source, [])
        body = parts.get(_key(sentence)) == "body"
        told = before.get((sentence.article, sentence.paragraph)) if body else whole.get(sentence.article)
        if named and told is not None and not any(has_word(form, told) for form in named):
            yield problem("source", f"{sentence.source} is not named in the paragraph or before it")


def _key(row: Any) -> _Key:
    return row.article, row.paragraph, row.sentence


def _read_so_far(texts: Texts) -> tuple[dict[_Key, str], dict[str, str]]:
    """Return what a reader has read at the end of each paragraph, and of each article."""
    before: dict[_Key, str] = {}
    whole: dict[str, str] = {}
    for (article, number), text in sorted(texts.items()):
        before[article, number] = whole[article] = f"{whole.get(article, '')} {text}"
    return before, whole
