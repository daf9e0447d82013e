"""Breaking Ranks: from articles about officials to tables, and from the tables to a book."""

from .store.project import Project

__all__ = ["Project"]
