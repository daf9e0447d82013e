"""The career of each official, from the articles and, marked as such, from outside them."""

import datetime
from typing import Any

import pandas as pd

from ..store import dates
from ..store.corpus import Corpus
from ..store.tables import each
from . import codebook
from .corpus import KEYS, labels
from .voices import itself

UNFOUND = "No answer was found in what was read"
_COLUMNS = (
    "person what kind stage date when first last open certain source layer key basis attributed_to outside"
).split()


def timeline(data: Corpus) -> pd.DataFrame:
    """Return every dated event of the officials with a career, from the articles and from outside.

    Columns: ``person name what kind stage date when first last open certain source layer key basis
    attributed_to outside``. ``key`` is the event or fact; ``attributed_to`` is the source of an event's
    sentence, empty for facts from ``outside`` the corpus; ``first`` and ``last`` are the bounds of the date;
    where it is open on one side the row has the bound of the other for both and ``open`` says which side.
    Events told again by another row are left out.
    """
    rows = [*_corpus_rows(data), *_outside_rows(data)]
    found = pd.DataFrame(rows, columns=_COLUMNS).sort_values(["person", "first", "last"], kind="stable")
    return found.assign(name=found["person"].map(data.people.set_index("person")["name"])).reset_index(
        drop=True
    )


def officials(data: Corpus) -> list[str]:
    """Return the keys of the people with a career."""
    return data.people[data.people["career"] == "yes"]["person"].tolist()


def _corpus_rows(data: Corpus) -> list[dict[str, object]]:
    """Rows from ``events``: dated, of an official with a career, not told before."""
    labels = data.articles.set_index("article")["label"]
    speakers, speaker = data.speakers.set_index("speaker")["name"], itself(data)
    told = data.events.merge(data.sources[[*KEYS, "source"]], on=KEYS, validate="many_to_one")
    told = told[told["person"].isin(officials(data))]
    return [
        _row(
            e.person,
            e.what,
            e.kind,
            e.stage,
            e.date_edtf,
            f"{labels[e.article]}, paragraph {e.paragraph}",
            labels[e.article],
        )
        | {
            "key": e.event,
            "basis": e.date_basis,
            "attributed_to": speakers.get(e.source, speaker),
            "outside": False,
        }
        for e in each(told)
        if e.date_edtf and not e.same_as
    ]


def _outside_rows(data: Corpus) -> list[dict[str, object]]:
    layer = codebook.categories(data, "layer").get("outside", "outside")
    facts = data.outside_facts[data.outside_facts["person"].isin(officials(data))]
    return [
        _row(f.person, f.label, f.event_kind, f.stage, f.date_edtf, f.source, layer)
        | {"key": f.fact, "basis": "stated", "attributed_to": "", "outside": True}
        for f in each(facts)
        if f.date_edtf and f.kind == "context"
    ]


def _row(
    person: str, what: str, kind: str, stage: str, date: str, source: str, layer: str
) -> dict[str, object]:
    span = dates.bounds(date)
    return {
        "person": person, "what": what, "kind": kind, "stage": stage,
        "date": date, "when": dates.spell(date),
        "first": span.earliest or span.latest, "last": span.latest or span.earliest,
        "open": "start" if span.earliest is None else "end" if span.latest is None else "",
        "certain": span.exact, "source": source, "layer": layer,
    }  # fmt: skip


def career(data: Corpus, person: str) -> pd.DataFrame:
    """Return the timeline of one official, each appointment with the ``end`` of its post.

    ``after`` says that the event lies after the departure.

    A post lasts from its appointment to the next later appointment or departure told by the same layer:
    that is our inference where the text does not say when it ended. ``end`` is missing for all else.
    """
    found = timeline(data)
    found = found[found["person"] == person].reset_index(drop=True)
    turns = found[found["kind"].isin(["appointment", "departure"])]
    ends: dict[Any, Any] = {}
    for _, rows in turns.groupby("layer"):
        for this in rows.index[rows["kind"] == "appointment"]:
            later = rows["first"][rows["first"] > rows.at[this, "first"]]
            ends[this] = later.min() if len(later) else None
    end = pd.Series([ends.get(i) for i in found.index], found.index, dtype=object)
    left = found[found["stage"] == "departure"]["last"]
    return found.assign(end=end, after=found["first"] > left.min() if len(left) else False)


def undated(data: Corpus) -> pd.DataFrame:
    """Return what the articles tell of a career without a date: columns in words."""
    labels = data.articles.set_index("article")["label"]
    events = data.events[(data.events["date_edtf"] == "") & data.events["person"].isin(officials(data))]
    return pd.DataFrame(
        {
            "Official": events["person"].map(data.people.set_index("person")["name"]),
            "What": events["what"],
            "Kind": events["kind"].str.replace("_", " "),
            "Source": [
                f"{labels[a]}, paragraph {p}"
                for a, p in zip(events["article"], events["paragraph"], strict=True)
            ],
        }
    ).reset_index(drop=True)


def dated(data: Corpus) -> dict[str, int]:
    """Return how many ``events`` the lives of the officials have, and how many of them are ``undated``."""
    events = data.events[data.events["person"].isin(officials(data))]
    return {"events": len(events), "undated": int((events["date_basis"] == "undated").sum())}


def stages(data: Corpus) -> pd.DataFrame:
    """Return the first dated event of each stage of each career with a dated departure, from either layer.

    First is what was over first, by the later bound of its date. A disclosure is no speaking out: it may
    go to officials, or to a newspaper before it prints, and nobody else hears it. Columns: those of
    ``timeline``, ``stage_label``, and ``years``: years before (below 0) or after the departure, taken
    between the middles of the two dates.
    """
    names, found = stage_names(data), timeline(data)
    unheard = (found["stage"] == "speaking_out") & (found["kind"] == "disclosure")
    left = found[found["stage"] == "departure"]["person"]
    found = found[found["stage"].isin(names) & ~unheard & found["person"].isin(left)]
    found = found.sort_values("last", kind="stable")
    found = found.drop_duplicates(["person", "stage"])
    days = [_middle(a, b) for a, b in zip(found["first"], found["last"], strict=True)]
    middle = pd.Series(days, index=found.index)
    gone = found["stage"] == "departure"
    zero = dict(zip(found["person"][gone], middle[gone], strict=True))
    years = [(day - zero[person]).days / 365.25 for day, person in zip(middle, found["person"], strict=True)]
    return found.assign(years=years, stage_label=found["stage"].map(names)).reset_index(drop=True)


def stage_names(data: Corpus) -> dict[str, str]:
    """Return the stages of the way out in their order, each with its name for readers."""
    variable = next(v for v in codebook.sheet(data, "events") if v.name == "stage")
    return {stage: name for stage, name in variable.values.items() if stage != variable.absent}


def _middle(first: datetime.date, last: datetime.date) -> datetime.date:
    return first + (last - first) / 2


def rulings(data: Corpus) -> pd.DataFrame:
    """Return each ruling on a person beside the answer to it, person by person: columns in words."""
    rows = data.rulings
    return pd.DataFrame(
        {
            "About": _accused(data, rows),
            "Who ruled, when": _said(rows["by"], rows["date_edtf"]),
            "For or against, and what": rows["outcome"].str.capitalize() + ": " + rows["statement"],
            "Answer": _answer(rows),
            "What was read, as of": _read(rows),
        }
    )


def accusations(data: Corpus) -> pd.DataFrame:
    """Return each accusation beside the answer to it, person by person: columns in words.

    An accusation that an article makes or reports names its paragraph.
    """
    rows = data.accusations
    names = labels(data)
    told = [
        f" ({names[a]}, paragraph {p})" if a else ""
        for a, p in zip(rows["article"], rows["paragraph"], strict=True)
    ]
    return pd.DataFrame(
        {
            "About": _accused(data, rows),
            "Who accuses, when": _said(rows["by"], rows["date_edtf"]),
            "Accusation": rows["statement"] + pd.Series(told, rows.index, dtype="string"),
            "Answer": _answer(rows),
            "What was read, as of": _read(rows),
        }
    )


def _accused(data: Corpus, rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the name of the person or body that each row is about."""
    named = rows["person"].map(data.people.set_index("person")["name"])
    return named.fillna(rows["subject"]) if "subject" in rows else named


def _said(by: "pd.Series[str]", date: "pd.Series[str]") -> "pd.Series[str]":
    """Return who and when as one phrase; who alone where there is no date."""
    when = date.map(lambda d: f", {dates.spell(d)}" if d else "")
    return by + when


def _read(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return how much of which source was read, and as of which day the row stands."""
    return rows["read"].str.rstrip(".") + ". As of " + rows["as_of"].map(dates.spell)


def _answer(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return each answer with who gave it and when; the bare sentence where none was found."""
    by = _said(rows["answer_by"], rows["answer_date"])
    return rows["answer"].where(by == "", by + ": " + rows["answer"])
