"""The names for readers of the columns of figures and of their data."""

from collections import defaultdict
from typing import Any

import pandas as pd

from ...store.project import Project


class Titles:
    """The name of each column: in the table ``columns``, or that of the field of this name in every table.

    A column of which neither is known, or whose fields are named differently, goes by its own name.
    """

    def __init__(self, project: Project) -> None:
        fields: dict[str, set[str]] = defaultdict(set)
        for resource in project.package["resources"]:
            for field in resource["schema"]["fields"]:
                fields[field["name"]].add(field.get("title", ""))
        self._titles = {name: titles.pop() for name, titles in fields.items() if len(titles) == 1}
        own = project.load("columns")
        self._titles |= dict(zip(own["column"], own["title"], strict=True))

    def __getitem__(self, column: str) -> str:
        """Return the name of ``column`` for readers."""
        return self._titles.get(column) or column.replace("_", " ").capitalize()

    def in_words(self, data: pd.DataFrame) -> pd.DataFrame:
        """Return ``data`` with its columns named as a reader names them."""
        return data.rename(columns=lambda column: self[column])

    def in_tips(self, part: Any) -> Any:
        """Return a part of a specification in which each field of a tip that has no title has one."""
        if isinstance(part, dict):
            return {
                key: self._tips(value) if key == "tooltip" else self.in_tips(value)
                for key, value in part.items()
            }
        return [self.in_tips(value) for value in part] if isinstance(part, list) else part

    def _tips(self, tips: Any) -> Any:
        if not isinstance(tips, list):
            return tips
        return [tip if "title" in tip else {**tip, "title": self[tip["field"]]} for tip in tips]
