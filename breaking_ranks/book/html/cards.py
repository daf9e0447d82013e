"""The card that a mark opens: who says it, how they know, and the ways on. One script for the whole book.

A script, because a page opened from a folder may not fetch; a file of its own, loaded when a reader first
reaches for a mark, so that no page carries it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from sphinx.application import Sphinx

from ...analysis import entries
from ...store import dates
from ...store.corpus import Corpus
from ...store.tables import each
from .. import addresses, opened
from ..doctree.domain import ranks
from ..doctree.holdings import Holdings
from ..doctree.words import Words
from . import written

FILE = "breaking-ranks-cards.js"
KNOWN = {"stated": "stated in the text", "computed": "computed", "inferred": "inferred", "undated": "none"}


def script(data: Corpus, held: Holdings) -> str:
    """Return the script that hands the cards to the page, each by its key, with the articles beside them."""
    articles = {}
    for key in data.articles["article"]:
        ways = addresses.ways(data.articles, key)
        articles[key] = [held.para(key).tip, *((ways.address, ways.day) if ways else ())]
    told = {"articles": articles, "cards": dict(_cards(data))}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"breakingRanksCards({text});\n"


def _cards(data: Corpus) -> Iterator[tuple[str, list[Any]]]:
    """Yield each key with its card: the article, the word that leads to the paragraph, and lines of text."""
    words = Words(data)
    landmarks = data.paragraphs.dropna(subset=["paragraph"]).set_index(["article", "paragraph"])["landmark"]
    for article, number in landmarks.index:
        coded = dict(words.coded(entries.sentences(data, article, number)))
        said = [f"{name}: {coded[name]}" for name in ("Source", "Voice", "Frames") if coded[name]]
        yield f"{article}:{number}", [article, landmarks[article, number], *said]
    for article in data.articles["article"]:
        yield article, [article, ""]
    events = data.events.set_index("event")
    for fact in each(entries.facts(data)):
        place = fact.places[0] if fact.places else ("", 0)
        landmark = landmarks[place] if fact.places else ""
        lines = (
            _event(data, words, events.loc[fact.key], fact)
            if fact.table == entries.EVENTS
            else _other(words, fact)
        )
        yield fact.key, [place[0], landmark, f"{fact.what}.", *lines]


def _event(data: Corpus, words: Words, event: "pd.Series[Any]", fact: Any) -> Iterator[str]:
    """Yield who says it and how many hands away, how its date is known, and whom it bears on."""
    attribution = words.value("sources", "attribution", fact.attribution)
    yield f"Source: {words.source(fact)}" + (f", {attribution}" if fact.attribution != "none" else "")
    spoken = data.spoken_of[entries.at(data.spoken_of, event["article"], event["paragraph"])]
    spoken = spoken[(spoken["sentence"] == event["sentence"]) & (spoken["person"] == fact.person)]
    for hands in spoken["hands"].head(1):
        yield f"How near to {words.about(fact)}: {words.value('spoken_of', 'hands', hands)}"
    note = f". {event['date_note']}" if event["date_note"] else ""
    yield (
        f"Date: {dates.spell(fact.date_edtf)}, {KNOWN[fact.date_basis]}{note}"
        if fact.date_edtf
        else "Date: none"
    )
    if event["bears_on"] in words.people.index:
        bearing = words.value("events", "bearing", event["bearing"])
        interest = words.value("events", "interest", event["interest"])
        yield f"Bears on {words.people[event['bears_on']]}: {bearing}, {interest}"


def _other(words: Words, fact: Any) -> Iterator[str]:
    """Yield the source of a claim or an outside fact, and its date."""
    label = "Original source" if fact.table == entries.CLAIMS else "Outside the articles, source"
    yield f"{label}: {fact.source}"
    if fact.date_edtf:
        yield f"Date: {dates.spell(fact.date_edtf)}"


def _write(app: Sphinx, exception: Exception | None) -> None:
    if written.anew(app, exception):
        place = Path(app.outdir) / "_static" / FILE
        place.write_text(script(opened.corpus(app), ranks(app.env).holdings), encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the cards with the book."""
    app.connect("build-finished", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
