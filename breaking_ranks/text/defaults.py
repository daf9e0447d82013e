"""The English lists that the package ships: the one module of this folder that reads files."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from .cue_words import CueWords
from .inputs import Lists
from .lexicons import Lexicons
from .names import Names
from .parts import Rule, Rules
from .segment import Splitter

FOLDER = Path(__file__).parent / "lists"
CUE_WORDS = FOLDER / "cue_words.csv"
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt st jr sr no vol vs etc inc ltd corp co "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k u.n p.r.c a.m p.m e.g i.e f j d.c".split()
)


def default_lists(
    rules: Iterable[Rule] = (), names: Iterable[str] = (), frames: Mapping[str, frozenset[str]] | None = None
) -> Lists:
    """Return the given rules, forms of names and frames together with all lists of the package.

    ``FileNotFoundError`` if a list is not where it belongs.
    """
    return Lists(
        rules=Rules(rules),
        names=Names(names),
        frames=frames or {},
        cue_words=default_cue_words(),
        lexicons=default_lexicons(),
        splitter=Splitter(ABBREVIATIONS),
    )


@cache
def default_cue_words() -> CueWords:
    """Return the lists of ``cue_words.csv``, which names the source of every word."""
    lists: dict[str, dict[str, str]] = {}
    with CUE_WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lists.setdefault(row["list"], {})[row["word"]] = row["class"]
    return CueWords(lists)


@cache
def default_lexicons() -> Lexicons:
    """Return VADER's list from the package vaderSentiment, Hu and Liu's from here, AFINN's from afinn."""
    vader = (files("vaderSentiment") / "vader_lexicon.txt").read_text(encoding="utf-8")
    afinn = (files("afinn") / "data" / "AFINN-en-165.txt").read_text(encoding="utf-8")
    return Lexicons(
        vader={word: float(value) for word, value, *_ in _columns(vader)},
        hu_liu=_hu_liu(),
        afinn={word: float(value) for word, value in _columns(afinn)},
    )


def _columns(text: str) -> Iterable[list[str]]:
    return (line.strip().split("\t") for line in text.rstrip().split("\n"))


def _hu_liu() -> dict[str, float]:
    """Read Hu & Liu's list. Three words stand on both sides there; theirs cancel out to 0."""
    sign = {"positive": 1.0, "negative": -1.0}
    entries: dict[str, float] = {}
    for line in (FOLDER / "hu_liu.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        word, sentiment = line.split("\t")
        entries[word] = entries.get(word, 0.0) + sign[sentiment]
    return entries
