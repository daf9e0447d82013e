"""From DataFrames to figures, tables, bound numbers and page furniture. Reads no file of data."""

from .figures import figure
from .grids import table
from .numbers import bind

__all__ = ["bind", "figure", "table"]
