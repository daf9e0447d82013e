"""Hold claims, their tellings and the sources of sentences against the articles and against each other."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from .. import tables
from .wording import Texts, has_number, has_word, names_in

Problem = tuple[int, str, str]  # row (from 0), column, what is wrong

_KEYS = ["article", "paragraph", "sentence"]


def claim_problems(texts: Texts) -> Iterator[Problem]:
    """Yield each number and name of a claim that stands in no paragraph which tells it.

    A claim that no article tells has no paragraph and is held against nothing.
    """
    told = tables.load("tellings").query("article != ''")
    places = {
        claim: list(zip(g["article"], g["paragraph"], strict=True)) for claim, g in told.groupby("claim")
    }
    for row, claim in enumerate(tables.rows("claims")):
        if claim.claim not in places:
            continue
        text = " ".join(texts[article, int(paragraph)] for article, paragraph in places[claim.claim])
        for number in re.findall(r"\d[\d,]*", claim.statement):
            if not has_number(number, text):
                yield row, "statement", f"the number {number} is in no paragraph that tells the claim"
        for name in names_in(claim.statement):
            if not has_word(name, text):
                yield row, "statement", f"the name {name} is in no paragraph that tells the claim"


def telling_problems() -> Iterator[Problem]:
    """Yield each telling whose wording does not fit its sentence, or that cites no text or two.

    A telling that is quoted needs a sentence with words in quotation marks, one that is attributed a
    sentence with a source. A telling of an outside text needs the passage.
    """
    joined = tables.load("sentences").merge(tables.load("sources"), on=_KEYS)
    sentences = {(r.article, r.paragraph, r.sentence): r for r in joined.itertuples()}
    for row, telling in enumerate(tables.rows("tellings")):
        if (telling.article == "") == (telling.outside == ""):
            yield row, "article", "a telling has an article or an outside text; fill one of the two"
            continue
        if telling.outside:
            if not telling.passage:
                yield row, "passage", "is empty; say where in the outside text it stands"
            continue
        if pd.isna(telling.paragraph) or pd.isna(telling.sentence):
            yield row, "sentence", "an article's telling needs its paragraph and sentence"
            continue
        sentence: Any = sentences[telling.article, telling.paragraph, telling.sentence]
        if telling.wording == "quoted" and not sentence.quoted_words:
            yield row, "wording", "quoted, but no word of the sentence stands in quotation marks"
        if telling.wording == "attributed" and sentence.attribution == "none":
            yield row, "wording", "attributed, but the sentence has no source"


def source_problems(texts: Texts) -> Iterator[Problem]:
    """Yield each sentence whose source does not fit its voice, or is not named up to its paragraph.

    The article's own voice is never marked, any other voice always is. A source who is a person must be
    named in the paragraph or before it; in a headline or a deck, anywhere in the article.
    """
    voices = tables.load("codings").set_index(_KEYS)["voice"]
    parts = tables.load("sentences").set_index(_KEYS)["part"]
    forms = tables.load("name_forms").groupby("person")["form"].agg(list)
    before: dict[str, str] = {}
    whole: dict[str, str] = {}
    for key, text in sorted(texts.items()):
        before[f"{key[0]} {key[1]}"] = before.get(f"{key[0]} {key[1] - 1}", "") + " " + text
        whole[key[0]] = before[f"{key[0]} {key[1]}"]
    for row, sentence in enumerate(tables.rows("sources")):
        if (sentence.attribution == "none") != (sentence.source == "none"):
            yield row, "source", "a source without attribution, or the reverse"
        narrator = voices[sentence.article, sentence.paragraph, sentence.sentence] == "narrator"
        if narrator and sentence.attribution == "marked":
            yield row, "attribution", "marked, but the sentence is coded as the article's own voice"
        if not narrator and sentence.attribution != "marked":
            yield row, "attribution", "not marked, but the sentence is coded as somebody's words"
        named = forms.get(sentence.source, [])
        body = parts[sentence.article, sentence.paragraph, sentence.sentence] == "body"
        told = before[f"{sentence.article} {sentence.paragraph}"] if body else whole[sentence.article]
        if named and not any(has_word(form, told) for form in named):
            yield row, "source", f"{sentence.source} is not named in the paragraph or before it"
