"""Cut paragraphs into sentences and tokens with NLTK, without any downloaded model."""

from collections.abc import Sequence
from functools import cache

from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from .clean import plain

Span = tuple[int, int]

# Punkt learns abbreviations from a large text; five articles are too few, so they are listed
# (lower case, no final dot) as Kiss and Strunk's method stores them.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt st jr sr no vol vs etc inc ltd corp co "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k u.n p.r.c a.m p.m e.g i.e f j d.c".split()
)


@cache
def _punkt() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def sentences(paragraph: str) -> list[Span]:
    """Return start and end of each sentence of ``paragraph``, in characters.

    Source of the method: Kiss and Strunk (2006), as NLTK's Punkt, with a list of abbreviations.
    """
    return list(_punkt().span_tokenize(plain(paragraph)))


def tokens(sentence: str) -> list[Span]:
    """Return start and end of each token of ``sentence`` after the Penn Treebank rules of NLTK."""
    return list(NLTKWordTokenizer().span_tokenize(plain(sentence)))


def words(sentence: str, spans: Sequence[Span] | None = None) -> list[Span]:
    """Return the tokens that hold a letter or a digit."""
    spans = tokens(sentence) if spans is None else spans
    return [(a, b) for a, b in spans if any(c.isalnum() for c in sentence[a:b])]
