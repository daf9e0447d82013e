"""Cut paragraphs into sentences with NLTK, without any downloaded model.

NLTK knows straight quotes better than curly ones: give it plain text (``plain``).
"""

from collections.abc import Iterable

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

Span = tuple[int, int]


class _NothingLearnt(dict[str, int]):
    """How words are spelled elsewhere: nothing is known. Punkt's own would keep each word it asks for."""

    def __missing__(self, word: str) -> int:
        return 0


class Splitter:
    """Cuts a paragraph into sentences, given the abbreviations whose full stop ends none.

    Abbreviations are in lower case without their last full stop, as Kiss and Strunk's method stores
    them. Punkt would learn them from a large text; a few articles are too little.
    """

    def __init__(self, abbreviations: Iterable[str]) -> None:
        parameters = PunktParameters()
        parameters.abbrev_types = set(abbreviations)
        parameters.ortho_context = _NothingLearnt()
        self._punkt = PunktSentenceTokenizer(parameters)

    def sentence_spans(self, paragraph: str) -> list[Span]:
        """Return start and end of each sentence of ``paragraph``, in characters.

        Source of the method: Kiss and Strunk (2006), as NLTK's Punkt.
        """
        return list(self._punkt.span_tokenize(paragraph))
