"""From DataFrames to figures, tables, bound numbers and page furniture. Reads no file of data."""

from .figures import figure
from .numbers import bind
from .grids import table

__all__ = ["bind", "figure", "table"]
