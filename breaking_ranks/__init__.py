"""Breaking Ranks: five articles about Chinese officials reported to have broken with Party or state."""

from .store.project import Project

__all__ = ["Project"]
