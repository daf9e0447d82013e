"""When things happened and when they were reported."""

import datetime
from collections.abc import Collection

import pandas as pd

from ..store import dates
from ..store.corpus import Corpus
from ..store.tables import each
from . import calendar, careers, codebook
from .corpus import KEYS, in_order, labels, reports
from .voices import itself

YEAR = 365.25
LONGEST = 100  # days, from which on a span has no place in a sequence of events
_COLUMNS = "event article what news who attributed_to paragraph when open first last least most".split()


def lags(data: Corpus) -> pd.DataFrame:
    """Return the age of each dated event when its article appeared.

    Columns: ``event article label who what attributed_to news when first last least most``: ``who`` it is
    about, a person or what the event names in place of one; ``attributed_to`` the source of its sentence;
    ``least`` and ``most`` years between event and report as the bounds of both dates allow, ``most``
    missing where the event's date is open at its start. What happened on the day of the report or later
    (the article's own appearance, a later change) and what lasted throughout a span are left out; an
    event that another row tells again is counted once.
    """
    published = data.articles.set_index("article")["published"].map(dates.bounds)
    people = data.people.set_index("person")["name"]
    speakers, speaker = data.speakers.set_index("speaker")["name"], itself(data)
    sources = data.sources[[*KEYS, "source"]]
    told = data.events[~data.events["throughout"]].merge(sources, on=KEYS, validate="many_to_one")
    rows = []
    for event in each(told):
        if not event.date_edtf or event.same_as:
            continue
        span, report = dates.bounds(event.date_edtf), published[event.article]
        first, last = report.earliest or report.latest, report.latest or report.earliest
        rows.append(
            {"event": event.event, "article": event.article, "what": event.what, "news": event.news,
             "who": people.get(event.person, event.subject),
             "attributed_to": speakers.get(event.source, speaker), "paragraph": event.paragraph,
             "when": dates.spell(event.date_edtf),
             "open": span.earliest is None,
             "first": span.earliest or span.latest, "last": span.latest,
             "least": max(0.0, (first - (span.latest or last)).days / YEAR),
             "most": (last - span.earliest).days / YEAR if span.earliest else None}
        )  # fmt: skip
    found = in_order(
        data, pd.DataFrame(rows, columns=_COLUMNS).astype({"open": bool, "least": float, "most": float})
    )
    return found[found["most"].isna() | (found["most"] > 0)].reset_index(drop=True)


def told(data: Corpus) -> pd.DataFrame:
    """Return every dated event of every article beside the days on which the article appeared.

    Columns: ``event article label what words when earliest latest first last open certain stated basis news
    who attributed_to told_in cite published appeared_first appeared_last``. ``words`` are those of the
    overview, empty where it has none; days and ``open`` are those of ``calendar.days``; ``stated`` says
    whether a text states the date. An event that another row tells again is left out.
    """
    names, words = labels(data), calendar.words(data, overview=True)
    people = data.people.set_index("person")["name"]
    speakers, speaker = data.speakers.set_index("speaker")["name"], itself(data)
    found = data.events.merge(data.sources[[*KEYS, "source"]], on=KEYS, validate="many_to_one")
    rows = [
        {"event": e.event, "article": e.article, "what": e.what, "words": words.get(e.event, ""),
         **calendar.days(e.date_edtf), "stated": e.date_basis == "stated", "basis": e.date_basis,
         "news": e.news, "who": people.get(e.person, e.subject),
         "attributed_to": speakers.get(e.source, speaker),
         "told_in": calendar.place(names[e.article], e.paragraph),
         "cite": calendar.cited(e.article, e.paragraph)}
        for e in each(found) if e.date_edtf and not e.same_as
    ]  # fmt: skip
    columns = (
        "event article what words when earliest latest first last open certain stated basis news who".split()
    )
    table = pd.DataFrame(rows, columns=[*columns, "attributed_to", "told_in", "cite"])
    appeared = reports(data).rename(columns={"first": "appeared_first", "last": "appeared_last"})
    appeared = appeared[["article", "published", "appeared_first", "appeared_last"]]
    return in_order(data, table.merge(appeared, on="article", validate="many_to_one"))


def reach(data: Corpus) -> pd.DataFrame:
    """Return how old the oldest dated event of each article was when it appeared: ``article label years``.

    The event is the oldest whose date has a first day, the years are the most that its date and that of the
    article allow.
    """
    found = lags(data)
    years = found.groupby("article")["most"].max().reset_index(name="years")
    return in_order(data, years)


def median_age(data: Corpus) -> pd.DataFrame:
    """Return the middle ages in years: ``label news least most events open``.

    ``least`` and ``most`` are the medians of the least and of the greatest age, over the ``events``
    whose date has a start; ``open`` counts those that have none and may be older.
    """
    found = lags(data)
    keys = ["article", "news"]
    closed = found[~found["open"]].groupby(keys).agg(
        least=("least", "median"), most=("most", "median"), events=("event", "size"))  # fmt: skip
    rows = found.groupby(keys).agg(open=("open", "sum")).join(closed).reset_index()
    return in_order(data, rows.assign(events=rows["events"].fillna(0).astype(int)))


def age_table(data: Corpus) -> pd.DataFrame:
    """Return ``median_age`` as a table: a row for the news and one for the background of each article."""
    found = in_order(data, median_age(data).sort_values("news", ascending=False, kind="stable"))
    return pd.DataFrame(
        {
            "Article": found["label"],
            "Told as": found["news"],
            "Events": found["events"],
            "Median age, at least": found["least"].astype(float),
            "Median age, at most": found["most"].astype(float),
            "Events without a start": found["open"].astype(int),
        }
    )


def sequence(
    data: Corpus, articles: Collection[str], start: datetime.date, end: datetime.date
) -> pd.DataFrame:
    """Return what ``articles`` and the outside facts date to the days from ``start`` to ``end``, in order.

    It is what they tell of officials with a career, and the days on which an article of the corpus appeared.
    Columns: ``turn who article what words first last open when stated told_in cite layer layer_label``;
    ``turn`` is *event* or *report*. Dates open on either side and spans of a hundred days or
    more are left out.
    """
    names, words = labels(data), calendar.words(data)
    people = data.people.set_index("person")["name"].loc[careers.officials(data)]
    rows = [
        {"turn": "event", "date": e.date_edtf, "article": e.article, "what": e.what,
         "who": people.get(e.person, ""),
         "words": words.get(e.event, ""), "stated": e.date_basis == "stated",
         "told_in": calendar.place(names[e.article], e.paragraph),
         "cite": calendar.cited(e.article, e.paragraph), "layer": "corpus"}
        for e in each(data.events) if not e.same_as and e.article in articles and e.person in people.index
    ]  # fmt: skip
    rows += [
        {"turn": "event", "date": f.date_edtf, "article": "", "what": f.label, "who": people[f.person],
         "words": f.label, "stated": True, "told_in": f.source,
         "cite": calendar.cited_fact(f.fact), "layer": "outside"}
        for f in each(data.outside_facts) if f.label and f.person in people.index
    ]  # fmt: skip
    rows += [
        {"turn": "report", "date": a.published, "article": a.article, "what": "The article appeared",
         "who": a.label, "words": a.label, "stated": a.published_basis == "stated", "told_in": a.label,
         "cite": f"para:{a.article}", "layer": "corpus"}
        for a in each(data.articles)
    ]  # fmt: skip
    inside = [
        r | calendar.days(str(r["date"])) for r in rows if r["date"] and _within(str(r["date"]), start, end)
    ]
    columns = "turn who article what words first last open when stated told_in cite layer".split()
    found = pd.DataFrame(inside, columns=columns).sort_values(["first", "last"], kind="stable")
    named = codebook.named(found["layer"], codebook.categories(data, "layer"))
    return found.assign(layer_label=named).reset_index(drop=True)


def _within(date: str, start: datetime.date, end: datetime.date) -> bool:
    """Say whether ``date`` lies between two days and is no long span."""
    first, last = dates.bounds(date).earliest, dates.bounds(date).latest
    return bool(first and last and first >= start and last <= end and (last - first).days < LONGEST)
