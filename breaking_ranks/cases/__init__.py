"""What only this corpus asks, a module a case. No general room imports from here."""

from . import amounts, conduct, han, summer_2005

__all__ = ["amounts", "conduct", "han", "summer_2005"]
