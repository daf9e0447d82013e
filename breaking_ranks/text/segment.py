"""Cut paragraphs into sentences and tokens with NLTK, without any downloaded model.

NLTK knows straight quotes better than curly ones: give it plain text (``plain``).
"""

from collections.abc import Iterable, Sequence

from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

Span = tuple[int, int]

_TOKENIZER = NLTKWordTokenizer()


class Splitter:
    """Cuts a paragraph into sentences, given the abbreviations whose full stop ends none.

    Abbreviations are in lower case without their last full stop, as Kiss and Strunk's method stores
    them. Punkt would learn them from a large text; a few articles are too little.
    """

    def __init__(self, abbreviations: Iterable[str]) -> None:
        parameters = PunktParameters()
        parameters.abbrev_types = set(abbreviations)
        self._punkt = PunktSentenceTokenizer(parameters)

    def sentence_spans(self, paragraph: str) -> list[Span]:
        """Return start and end of each sentence of ``paragraph``, in characters.

        Source of the method: Kiss and Strunk (2006), as NLTK's Punkt.
        """
        return list(self._punkt.span_tokenize(paragraph))


def token_texts(sentence: str) -> list[str]:
    """Return the tokens of ``sentence`` after the Penn Treebank rules of NLTK."""
    return _TOKENIZER.tokenize(sentence)


def token_spans(sentence: str) -> list[Span]:
    """Return start and end of each token of ``sentence`` after the Penn Treebank rules of NLTK."""
    return list(_TOKENIZER.span_tokenize(sentence))


def word_spans(sentence: str, tokens: Sequence[Span]) -> list[Span]:
    """Return those of the ``tokens`` of ``sentence`` that hold a letter or a digit."""
    return [(start, end) for start, end in tokens if any(c.isalnum() for c in sentence[start:end])]
