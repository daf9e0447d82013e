"""One function per chart: rows and a canvas in, an Altair chart out.

A channel is written as an object, ``x=alt.X("n:Q")``: for a bare string Altair searches all classes of its
schema, which takes longer than all else that it does for a chart.
"""

from . import careers, framing, reporting, sentiment, story, tone, validity, voices

__all__ = ["careers", "framing", "reporting", "sentiment", "story", "tone", "validity", "voices"]
