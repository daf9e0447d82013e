"""The lives of officials as calendars draw them: posts, departures, reports, and what came after."""

import datetime
from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..store import dates
from ..store.corpus import Corpus
from ..store.tables import each
from . import calendar, careers, codebook
from .corpus import labels, reports

OUTSIDE = "outside"
COLUMNS = (
    "person name turn turn_label lane lane_label key what words when first last open stated basis "
    "attributed_to told_in cite"
).split()


def life(data: Corpus, person: str) -> pd.DataFrame:
    """Return the dated life of an official, a row for what is drawn.

    Columns: ``COLUMNS`` and ``fades``. ``turn`` is *post* (an appointment, told alike by two sources once),
    *event*, *departure* (the day that ``careers.stages`` takes) or *report* (an article that tells of the
    person). ``lane`` is the article, or *outside*. ``last`` of a post is its end, ``fades`` the day from
    which the end is uncertain or inferred, empty where it is told to the day. ``words`` are those of charts;
    a person for whose events none were chosen has every event in full.
    """
    found = _told(data)
    found = found[found["person"] == person]
    posts, rest = found[found["kind"] == "appointment"], found[found["kind"] != "appointment"]
    gone = _departures(found, _left(data)["key"])
    rows = [*_posts(posts, rest, gone), *_rows(rest, "event"), *gone, *_appeared(data, person)]
    return _table(data, rows)


def officials(data: Corpus) -> pd.DataFrame:
    """Return who was in how long, when he left, which article told it and what came after.

    Columns: ``COLUMNS``, ``note`` and ``fades``; officials with a dated departure, in its order. ``turn`` is
    *inside* (from the first dated day in Party, police or office to the departure; without one, no row),
    *departure*, *report* or *after* (the last dated step of a court or an authority after the departure).
    """
    left = _left(data).sort_values("last", kind="stable")
    found = _told(data)
    rows: list[dict[str, Any]] = []
    for person in left["person"]:
        own = found[found["person"] == person]
        gone = _departures(own, left["key"])[0]
        rows += [*_inside(own, gone), gone, *_appeared(data, person), *_after(own, gone)]
    note = data.people.set_index("person")["note"].str.split(". ", regex=False).str[0]
    table = _table(data, rows)
    return table.assign(note=table["person"].map(note))


def _table(data: Corpus, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return ``rows`` with the names of people and turns."""
    table = pd.DataFrame(rows, columns=COLUMNS).assign(fades=[row.get("fades", "") for row in rows])
    names = data.people.set_index("person")["name"]
    turns = codebook.named(table["turn"], codebook.categories(data, "turn"))
    return table.assign(name=table["person"].map(names), turn_label=turns)


def listed(data: Corpus, people: list[str]) -> pd.DataFrame:
    """Return the dated events of ``people`` that charts have words for, in order: columns in words."""
    found = _told(data)
    found = found[found["person"].isin(people) & (found["words"] != "")]
    order = found.assign(place=found["person"].map(people.index)).sort_values(
        ["place", "first"], kind="stable"
    )
    shown = order.assign(name=order["person"].map(data.people.set_index("person")["name"]))
    columns = {"name": "Official", "when": "When", "what": "What", "told_in": "Told in"}
    return shown[list(columns)].rename(columns=columns).reset_index(drop=True)


def waits(data: Corpus) -> pd.DataFrame:
    """Return how long after each departure the first article of the corpus told it: ``person name days``.

    ``days`` are counted from the departure to the last day on which the article may have appeared.
    """
    found = officials(data)
    gone = found[found["turn"] == "departure"].set_index("person")["first"]
    told = found[found["turn"] == "report"].groupby("person", sort=False)["last"].min()
    days = {person: (told[person] - gone[person]).days for person in told.index}
    names = data.people.set_index("person")["name"]
    return pd.DataFrame([{"person": p, "name": names[p], "days": n} for p, n in days.items()])


def begins(data: Corpus, person: str) -> dict[str, int]:
    """Return the year of the first event that each lane dates in the life of a person, by its key."""
    found = _told(data)
    found = found[found["person"] == person]
    return {str(lane): rows["first"].min().year for lane, rows in found.groupby("lane")}


def _told(data: Corpus) -> pd.DataFrame:
    """Return the timeline of all officials with lanes, words and places."""
    keys = {label: article for article, label in labels(data).items()}
    words, names = calendar.words(data), data.event_labels["event"]
    worded = set(data.events[data.events["event"].isin(names)]["person"])
    numbers = dict(zip(data.events["event"], data.events["paragraph"], strict=True))
    layer = codebook.categories(data, "layer").get(OUTSIDE, OUTSIDE)
    rows = []
    for row in each(careers.timeline(data)):
        own = {"turn": "event", "lane": OUTSIDE, "lane_label": layer, "words": row.what,
               "told_in": row.source, "cite": calendar.cited_fact(row.key),
               "stated": row.basis == "stated"}  # fmt: skip
        if not row.outside:
            article, number = keys[row.layer], numbers[row.key]
            said = words.get(row.key, "" if row.person in worded else row.what)
            own |= {"lane": article, "lane_label": row.layer, "words": said,
                    "told_in": calendar.place(row.layer, number),
                    "cite": calendar.cited(str(article), number)}  # fmt: skip
        rows.append(row._asdict() | own | calendar.days(row.date))
    return pd.DataFrame(rows, columns=["kind", "stage", "date", *COLUMNS])


def _rows(found: pd.DataFrame, turn: str) -> Iterator[dict[str, Any]]:
    for row in found.to_dict("records"):
        yield {str(key): value for key, value in row.items()} | {"turn": turn}


def _posts(posts: pd.DataFrame, rest: pd.DataFrame, gone: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the posts in order, what several sources tell of one joined, each with its end."""
    left = rest[(rest["kind"] == "departure") & (rest["stage"] == "") & (rest["open"] == "")]
    joined: list[dict[str, Any]] = []
    for row in sorted(_rows(posts, "post"), key=lambda row: (_days(row)[0], _days(row)[1] - _days(row)[0])):
        same = next((post for post in joined if _days(post)[1] >= _days(row)[0]), None)
        if same is None:
            joined.append(row)
            continue
        if _days(row)[1] - _days(row)[0] < _days(same)[1] - _days(same)[0]:
            same |= {key: row[key] for key in ("first", "last", "open", "when", "date", "stated", "basis")}
        same["told_in"] += f"; {row['told_in']}"
        same["what"] += f"; {row['what']}"
    turns = [*joined, *_rows(left, "departure"), *gone]
    for post in joined:
        post |= _end(post, [turn for turn in turns if _days(turn)[0] > _days(post)[0]])
    return [_dated(post) for post in joined]


def _days(row: dict[str, Any]) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day on which something may have begun; of *by 1992*, the days of 1992."""
    return row["first"], dates.bounds(row["date"]).latest or row["last"]


def _end(post: dict[str, Any], later: list[dict[str, Any]]) -> dict[str, Any]:
    """Return when a post ended: told by a departure, else inferred from the next post, else unknown."""
    if not later:
        return {"last": post["last"], "fades": post["last"]}
    turn = min(later, key=lambda turn: (turn["first"], turn["turn"] == "post"))
    if turn["turn"] == "post":
        return {"last": turn["first"], "fades": turn["first"]}
    return {"last": turn["last"], "fades": "" if turn["first"] == turn["last"] else turn["first"]}


def _left(data: Corpus) -> pd.DataFrame:
    """Return the departures by which ``careers.stages`` counts."""
    return careers.stages(data).query("stage == 'departure'")


def _departures(own: pd.DataFrame, left: "pd.Series[str]") -> list[dict[str, Any]]:
    """Return which of the events ``left`` a person's own have, its date among its words, if any."""
    return [_dated(row) for row in _rows(own[own["key"].isin(left)], "departure")]


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose words end in its date."""
    return row | {"words": f"{row['words']}, {row['when']}"}


def _appeared(data: Corpus, person: str) -> Iterator[dict[str, Any]]:
    """Yield each article that tells of a person, with its first paragraph that does."""
    told = data.events[data.events["person"] == person]
    first = told.groupby("article")["paragraph"].min()
    for row in each(reports(data)):
        if row.article in first.index:
            yield {"person": person, "turn": "report", "lane": row.article, "lane_label": row.label,
                   "key": row.article, "what": "The article appeared", "words": row.label,
                   "when": row.published, "first": row.first, "last": row.last, "open": "",
                   "stated": row.basis == "stated", "basis": row.basis, "attributed_to": "",
                   "told_in": calendar.place(row.label, first[row.article]),
                   "cite": calendar.cited(row.article, first[row.article])}  # fmt: skip


def _inside(own: pd.DataFrame, gone: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the time in Party, police or office, if its beginning has a date."""
    begun = own[(own["open"] == "") & (own["first"] < gone["first"])]
    begun = begun[(begun["stage"] == "joined") | (begun["kind"] == "appointment")].sort_values(
        "first", kind="stable"
    )
    for row in _rows(begun.head(1), "inside"):
        left = own[(own["kind"] == "departure") & (own["stage"] == "") & (own["open"] == "")]
        posts = own[(own["kind"] == "appointment") & (own["open"] == "")]["first"]
        office = left[left["first"] > posts.max()] if len(posts) else left
        fades = min([*office["first"], *([gone["last"]] if gone["open"] else [])], default="")
        yield _dated(row) | {"last": gone["last"], "fades": fades}


def _after(own: pd.DataFrame, gone: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the last step of a court or an authority after the departure that has a date."""
    later = own[(own["kind"] == "legal") & (own["first"] > gone["last"]) & (own["open"] == "")]
    later = later[later["lane"] == OUTSIDE].sort_values("first", kind="stable").tail(1)
    for row in _rows(later, "after"):
        yield _dated(row)
