"""From DataFrames to figures, tables, bound numbers and page furniture. Reads no file of data.

What a chapter needs is here, and none of it imports Sphinx: ``outputs``, ``charts`` and ``look`` run in
the chapter's kernel, ``doctree``, ``html``, ``typst`` and ``citing`` in the build.
"""

from . import charts, provenance
from .outputs.number import percent
from .outputs.page import Page

__all__ = ["Page", "charts", "percent", "provenance"]
