"""Where a paragraph can be read outside the book: at its publisher, and in an archive."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pandas as pd

from ..store import dates

ARCHIVE = "https://web.archive.org/web"


@dataclass(frozen=True)
class Ways:
    """The address of an article and the day by which it had appeared; both empty where it has no address.

    ``landmark`` is the word by which a browser finds the paragraph (a text fragment), or empty.
    """

    address: str
    day: str
    landmark: str = ""

    @property
    def publisher(self) -> str:
        """The page of the publisher, opened at the paragraph."""
        return self.address + self._fragment

    @property
    def archive(self) -> str:
        """A copy in the Internet Archive near the day of publication. Nobody says that there is one."""
        return f"{ARCHIVE}/{self.day.replace('-', '')}/{self.address}{self._fragment}"

    @property
    def _fragment(self) -> str:
        return f"#:~:text={quote(self.landmark, safe='')}" if self.landmark else ""


def ways(articles: pd.DataFrame, article: str, landmark: str = "") -> Ways | None:
    """Return the ways to ``article``, a key of the table; nothing if it has no address."""
    row: Any = articles.set_index("article").loc[article]
    if not row["address"]:
        return None
    day = dates.bounds(row["published"]).latest
    return Ways(row["address"], day.isoformat() if day else "", landmark)
