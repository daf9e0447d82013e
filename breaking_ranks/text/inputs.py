"""What is handed in with a text: every list that the package consults."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .cue_words import CueWords
from .lexicons import Lexicons
from .names import Names
from .parts import Rules
from .segment import Splitter


@dataclass(frozen=True)
class Lists:
    """The lists for one corpus and language.

    ``rules`` label lines; ``names`` are told apart from other words; ``frames`` maps a frame to the stems
    of its cue words (``cue_stems``); ``cue_words`` tell who speaks and how surely; ``lexicons`` give
    scores; ``splitter`` knows the abbreviations. ``default_lists`` fills in what the package ships.
    """

    rules: Rules
    names: Names
    frames: Mapping[str, frozenset[str]]
    cue_words: CueWords
    lexicons: Lexicons
    splitter: Splitter

    @cached_property
    def frames_of(self) -> dict[str, tuple[str, ...]]:
        """The frames of each stem that is a cue word, in the order of ``frames``."""
        stems = set().union(*self.frames.values())
        return {stem: tuple(name for name, cues in self.frames.items() if stem in cues) for stem in stems}
