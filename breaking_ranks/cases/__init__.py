"""What only this corpus asks: one man's story in two articles. No general room imports from here."""

from . import han

__all__ = ["han"]
