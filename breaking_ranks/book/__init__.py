"""From DataFrames to figures, tables, bound numbers and page furniture. Reads no file of data."""

from . import charts, provenance
from .figures import figure
from .grids import table
from .numbers import bind, percent

__all__ = ["bind", "charts", "figure", "percent", "provenance", "table"]
