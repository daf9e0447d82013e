"""The days of dates, as a calendar draws them."""

from typing import Any

from ..store import dates
from ..store.corpus import Corpus


def days(date: str) -> dict[str, Any]:
    """Return the days of an EDTF date: ``earliest latest first last open when certain``.

    ``earliest`` and ``latest`` are its bounds, missing where it has none; ``first`` and ``last`` are drawn.

    Where the date is open on one side, ``open`` says which, *start* or *end*, and both drawn days are the
    first that its one bound allows, so that nothing is drawn after a bound: 1 January 1992 for *by 1992*.
    """
    span = dates.bounds(date)
    first = span.earliest or dates.bounds(date.rpartition("/")[2]).earliest or span.latest
    open_side = "start" if span.earliest is None else "end" if span.latest is None else ""
    return {
        "earliest": span.earliest, "latest": span.latest,
        "first": first, "last": first if open_side else span.latest, "open": open_side,
        "when": dates.spell(date), "certain": span.exact,
    }  # fmt: skip


def words(data: Corpus, *, overview: bool = False) -> dict[str, str]:
    """Return the few words by which charts call an event, by its key; those of the ``overview`` alone."""
    rows = data.event_labels
    rows = rows[rows["overview"].astype(bool)] if overview else rows
    return dict(zip(rows["event"], rows["label"], strict=True))


def cited(article: str, paragraph: int) -> str:
    """Return what leads to a paragraph: the role and the target by which the book cites it."""
    return f"para:{article}:{paragraph}"


def cited_fact(fact: str) -> str:
    """Return what leads to an outside fact."""
    return f"fact:{fact}"


def place(label: str, paragraph: int) -> str:
    """Return how a paragraph is named, such as *RFA 2005 ¶17*."""
    return f"{label} ¶{paragraph}"
