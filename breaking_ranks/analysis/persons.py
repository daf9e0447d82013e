"""What the tables hold of one person: what is told, what is held against him, what is not known."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..store import dates
from ..store.corpus import Corpus
from ..store.tables import each
from . import careers, entries

TURNS = ["membership", "education", "appointment", "departure"]  # kinds of event that make a career


@dataclass(frozen=True)
class Person:
    """One person. ``row`` is the row of ``people``; the others are rows of tables.

    ``career`` has the turns of the career as ``careers.career`` gives them; ``told`` has every dated fact
    that is none of them, in order of time; ``undated`` the events without a date. Their columns are those of
    ``entries.facts``. ``claims``, ``rulings`` and ``accusations`` are rows of the tables of these names.
    """

    row: Any
    career: pd.DataFrame
    told: pd.DataFrame
    undated: pd.DataFrame
    claims: pd.DataFrame
    rulings: pd.DataFrame
    accusations: pd.DataFrame

    @property
    def unanswered(self) -> list[str]:
        """The rulings and accusations to which no answer was found, as their statements."""
        both = pd.concat([self.rulings, self.accusations])
        return both[both["answer"].str.startswith(careers.UNFOUND)]["statement"].tolist()

    @property
    def posts(self) -> pd.DataFrame:
        """The posts, each with ``until``: what ends it in the same source, empty where nothing does."""
        posts = self.career[self.career["kind"] == "appointment"]
        begins = self.career.drop_duplicates("first").set_index("first")["when"]
        return posts.assign(until=posts["end"].map(begins).fillna(""))

    @property
    def open(self) -> pd.DataFrame:
        """The turns of the career of whose date one bound alone is known."""
        return self.career[self.career["open"] != ""]


def person(data: Corpus, key: str) -> Person:
    """Return what the tables hold of the person ``key``. ``KeyError`` if there is none."""
    row = next((p for p in each(data.people) if p.person == key), None)
    if row is None:
        raise KeyError(key)
    found = entries.facts(data)
    found = found[found["person"] == key]
    career = careers.career(data, key)
    career = career[career["kind"].isin(TURNS) | career["stage"].isin(careers.stage_names(data))]
    events = found[found["table"] != entries.CLAIMS]
    rest = events[~events["key"].isin(career["key"]) & (events["date_edtf"] != "")]
    claims = data.claims[data.claims["claim"].isin(found[found["table"] == entries.CLAIMS]["key"])]
    return Person(
        row, career.reset_index(drop=True), by_time(rest), events[events["date_edtf"] == ""], claims,
        data.rulings[data.rulings["person"] == key], data.accusations[data.accusations["person"] == key],
    )  # fmt: skip


def by_time(found: pd.DataFrame) -> pd.DataFrame:
    """Return the facts ``found`` in the order of their dates, those without a date last."""
    return found.iloc[found["date_edtf"].map(_first).argsort(kind="stable")].reset_index(drop=True)


def _first(date: str) -> str:
    if not date:
        return "9999"
    span = dates.bounds(date)
    return str(span.earliest or span.latest)
