"""The summer of 2005, in which officials went public in Australia and Canada: what happened when."""

import pandas as pd

from ..analysis import codebook
from ..analysis.corpus import labels
from ..store import dates
from ..store.corpus import Corpus
from ..store.tables import each
from .han import ARTICLES


def sequence(data: Corpus) -> pd.DataFrame:
    """Return what both layers date to the months from January to August 2005, in order.

    Columns: ``first last when who what source layer layer_label``. Dates open on either side and spans
    of a hundred days or more are left out.
    """
    names = labels(data)
    people = data.people.set_index("person")["name"]
    rows = [
        {"date": e.date_edtf, "what": e.what, "who": people.get(e.person, e.subject),
         "source": f"{names[e.article]}, paragraph {e.paragraph}", "layer": "corpus"}
        for e in each(data.events) if not e.same_as and e.article in ARTICLES
    ]  # fmt: skip
    rows += [
        {"date": f.date_edtf, "what": f.label,
         "who": people.get(f.person, f.subject or names.get(f.article, "")),
         "source": f.source, "layer": "outside"}
        for f in each(data.outside_facts) if f.label
    ]  # fmt: skip
    rows += [
        {"date": a.published, "what": "The article appeared", "who": a.label,
         "source": a.published_note, "layer": "corpus"}
        for a in each(data.articles)
    ]  # fmt: skip
    found = pd.DataFrame([r | _span(r["date"]) for r in rows if r["date"]])
    start, end = pd.Timestamp("2005-01-01").date(), pd.Timestamp("2005-08-31").date()
    inside = [
        bool(a and b) and a >= start and b <= end and (b - a).days < 100
        for a, b in zip(found["first"], found["last"], strict=True)
    ]
    found = found[inside].sort_values(["first", "last"], kind="stable").reset_index(drop=True)
    return found.assign(layer_label=codebook.named(found["layer"], codebook.categories(data, "layer")))


def _span(date: str) -> dict[str, object]:
    span = dates.bounds(date)
    return {"first": span.earliest, "last": span.latest, "when": dates.spell(date)}
