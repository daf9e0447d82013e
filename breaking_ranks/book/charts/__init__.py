"""One function per chart: rows and a canvas in, an Altair chart out."""

from . import careers, corpus, framing, reporting, sentiment, story, tone, validity, voices

__all__ = ["careers", "corpus", "framing", "reporting", "sentiment", "story", "tone", "validity", "voices"]
