"""A sentence with all that is found in it, each thing computed once, when it is first asked for."""

from collections.abc import Sequence
from functools import cached_property

from .attribution import CuedText
from .inputs import Lists
from .lexicons import Scored
from .names import replaced
from .plain import plain_words
from .quotes import Quote
from .segment import Span
from .spans import covered, keep
from .tokens import Token, Tokens


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
    def tokens(self) -> list[Token]:
        """All tokens."""
        return self._tokens.all

    @cached_property
    def words(self) -> list[Token]:
        """The tokens that hold a letter or a digit."""
        return [token for token in self.tokens if token.is_word]

    @cached_property
    def spans(self) -> list[Span]:
        """Start and end of each word."""
        found = zip(self._tokens.spans(), self.tokens, strict=True)
        return [span for span, token in found if token.is_word]

    @cached_property
    def in_speech(self) -> list[bool]:
        """Of each word, whether it stands in quoted speech."""
        return self._inside(self._speech)

    @cached_property
    def in_name(self) -> list[bool]:
        """Of each word, whether it belongs to a name."""
        return self._inside(self._names)

    @cached_property
    def cue_words(self) -> list[tuple[Span, tuple[str, ...]]]:
        """Where cue words of frames stand outside names, each with its frames."""
        frames = self._lists.frames_of
        found = [place for place, word in enumerate(self.words) if word.stem in frames]
        return [
            (self.spans[place], frames[self.words[place].stem]) for place in found if not self.in_name[place]
        ]

    @cached_property
    def plain_words(self) -> list[str]:
        """The words of the text as its fingerprint has them."""
        return plain_words(self.text)

    @cached_property
    def neutral(self) -> str:
        """The text with its names neutralised."""
        return replaced(self.text, self._names) if self._names else self.text

    @cached_property
    def cues(self) -> CuedText:
        """The cue words of the text."""
        return CuedText(self.text, self._lists.cue_words)

    @cached_property
    def scored(self) -> Scored:
        """The scores of the text."""
        return Scored(self.text, self._lists.lexicons, self.tokens)

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

    def _inside(self, outer: list[Span]) -> list[bool]:
        return covered(self.spans, outer) if outer else [False] * len(self.words)

    @cached_property
    def _tokens(self) -> Tokens:
        return Tokens(self.text)

    @cached_property
    def _names(self) -> list[Span]:
        return self._lists.names.spans(self.text)

    @cached_property
    def _speech(self) -> list[Span]:
        return [(quote.start, quote.end) for quote in self.quotes if quote.kind == "speech"]
