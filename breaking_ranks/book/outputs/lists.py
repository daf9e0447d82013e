"""Turn rows of statements into lists side by side, with a mark for each paragraph that has one."""

import html
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..look.codes import Codes
from ..payload import Group, Listed, ListsPayload, Statement


@dataclass(frozen=True)
class Lists:
    """Finished lists. ``lists`` are in order, ``shown`` are the rows with their columns in words."""

    name: str
    title: str
    caption: str
    lists: list[Listed]
    shown: pd.DataFrame
    rests_on: list[str] = field(repr=False)

    @property
    def payload(self) -> ListsPayload:
        """What the pages get."""
        return ListsPayload(
            name=self.name, title=self.title, caption=self.caption, lists=self.lists,
            csv=self.shown.to_csv(index=False, lineterminator="\n"),
        )  # fmt: skip

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        forms = {
            "text/html": f"<figure><figcaption><b>{html.escape(self.title)}</b></figcaption>"
            f"{''.join(map(_html, self.lists))}<p>{html.escape(self.caption)}</p></figure>",
            "text/plain": f"Figure {self.name}: {self.title}. {self.caption}",
            ListsPayload.MIME: self.payload.to_json(),
        }
        return forms, {"tables": self.rests_on}


def listed(rows: pd.DataFrame, heads: list[tuple[str, str, str]], codes: Codes) -> list[Listed]:
    """Return a list for each of ``heads`` (key in the column ``where``, words, article or empty).

    ``rows`` have ``where topic statement places differs``; statements of one topic stand together.
    """
    made = []
    for key, words, teller in heads:
        own = rows[rows["where"] == key]
        colour = codes.colour("article", teller) if teller else codes.colour("told_by", key)
        groups = [
            Group(topic=str(topic), statements=[_statement(row) for row in some.to_dict("records")])
            for topic, some in own.groupby("topic", sort=False)
        ]
        made.append(Listed(head=words, count=len(own), colour=colour.name, groups=groups))
    return made


def _statement(row: dict[Any, Any]) -> Statement:
    return Statement(text=row["statement"], places=row["places"].split(), differs=row["differs"])


def _html(one: Listed) -> str:
    said = "".join(
        f"<li>{html.escape(s['text'])}</li>" for group in one["groups"] for s in group["statements"]
    )
    return f"<p><b>{one['count']} {html.escape(one['head'])}</b></p><ul>{said}</ul>"
