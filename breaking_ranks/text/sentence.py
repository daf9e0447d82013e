"""A sentence with all that is found in it, each thing computed once, when it is first asked for."""

from collections.abc import Sequence
from functools import cached_property

from .attribution import CuedText
from .inputs import Lists
from .lexicons import Scored
from .names import replaced
from .quotes import Quote
from .segment import Span, token_spans, word_spans
from .spans import covered, keep
from .stems import stem


class Sentence:
    """A sentence where it stands; spans in it are counted from its start.

    ``text`` is plain (straight quotes); ``start`` is its place in the file; ``quotes`` are those that
    overlap it, cut to it; ``opening`` those that open in it, with their places in the file.
    """

    def __init__(
        self, text: str, start: int, lists: Lists, quotes: Sequence[Quote] = (), opening: Sequence[Quote] = ()
    ) -> None:
        self.text = text
        self.start, self.end = start, start + len(text)
        self.quotes, self.opening = quotes, opening
        self._lists = lists

    @cached_property
    def tokens(self) -> list[Span]:
        """All tokens."""
        return token_spans(self.text)

    @cached_property
    def words(self) -> list[Span]:
        """The tokens that hold a letter or a digit."""
        return word_spans(self.text, self.tokens)

    @cached_property
    def lower(self) -> list[str]:
        """Each word in lower case."""
        return [self.text[start:end].lower() for start, end in self.words]

    @cached_property
    def stems(self) -> list[str]:
        """The stem of each word."""
        return [stem(word) for word in self.lower]

    @cached_property
    def in_speech(self) -> list[bool]:
        """Of each word, whether it stands in quoted speech."""
        return covered(self.words, self._speech)

    @cached_property
    def in_name(self) -> list[bool]:
        """Of each word, whether it belongs to a name."""
        return covered(self.words, self._names)

    @cached_property
    def neutral(self) -> str:
        """The text with its names neutralised."""
        return replaced(self.text, self._names)

    @cached_property
    def cues(self) -> CuedText:
        """The cue words of the text."""
        return CuedText(self.text, self._lists.cue_words)

    @cached_property
    def scored(self) -> Scored:
        """The scores of the text."""
        return Scored(self.text, self._lists.lexicons, [self.text[start:end] for start, end in self.tokens])

    @cached_property
    def neutral_scored(self) -> Scored:
        """The scores of the text with its names neutralised."""
        return self.scored if self.neutral == self.text else Scored(self.neutral, self._lists.lexicons)

    def vader_of(self, *, quoted: bool) -> float | None:
        """Score the quoted or the other words alone, names neutralised; ``None`` where there are none."""
        if quoted not in self.in_speech:
            return None
        kept = " ".join(keep(self.text, self._speech, inside=quoted).split())
        if kept == self.text:
            return self.neutral_scored.vader
        return self._lists.lexicons.score(self._lists.names.neutralised(kept), "vader")

    @cached_property
    def _names(self) -> list[Span]:
        return self._lists.names.spans(self.text)

    @cached_property
    def _speech(self) -> list[Span]:
        return [(quote.start, quote.end) for quote in self.quotes if quote.kind == "speech"]
