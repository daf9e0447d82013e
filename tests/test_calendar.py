"""Calendars: uncertain dates, words that can be read, links that lead, and findings that still hold."""

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import DESK, PROJECT

from breaking_ranks.analysis import calendar, careers, lives, reporting
from breaking_ranks.book import charts
from breaking_ranks.book.charts import placing
from breaking_ranks.book.html.assets import style
from breaking_ranks.book.outputs.page import Page
from breaking_ranks.cases import han, summer_2005
from breaking_ranks.store import dates

PHONE = 1600  # two screens
BOXES = """() => [...document.querySelectorAll('svg')].map(svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(t => t.textContent && t.getAttribute('stroke') === null)
        .map(t => { const b = t.getBoundingClientRect();
            return [t.textContent, b.left - frame.left, b.top - frame.top, b.right - frame.left,
                    b.bottom - frame.top, frame.width, frame.height]; }); })"""


def _draw(name: str, draw: Any, rows: pd.DataFrame) -> Any:
    return Page(PROJECT).figure(
        draw, rows, name=name, title="Dates", caption="{n}", alt="A calendar.", columns="what", n=1
    )


@pytest.fixture(scope="module")
def drawn(data: Any) -> dict[str, Any]:
    """Every calendar of the two chapters."""
    rows = {
        "told": (charts.reporting.told, reporting.told(data)),
        "sequence": (charts.reporting.sequence, summer_2005.sequence(data)),
        "officials": (charts.careers.officials, lives.officials(data)),
    }
    rows |= {person: (charts.careers.life, lives.life(data, person)) for person in ("han", "wang", "li")}
    return {name: _draw(name, *pair) for name, pair in rows.items()}


def marks(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a specification that are marks with a meaning: no words, no key."""
    rows = [row for rows in spec["datasets"].values() for row in rows]
    return [row for row in rows if "kind" in row and row["cite"]]


# dates


@pytest.mark.parametrize(
    ("date", "first", "last", "side"),
    [
        ("../1992", "1992-01-01", "1992-01-01", "start"),
        ("../2001-09", "2001-09-01", "2001-09-01", "start"),
        ("2020-12-10/..", "2020-12-10", "2020-12-10", "end"),
        ("1996~", "1996-01-01", "1996-12-31", ""),
        ("2012-02-06", "2012-02-06", "2012-02-06", ""),
    ],
)
def test_an_open_date_is_drawn_at_the_beginning_of_its_bound(date, first, last, side):
    found = calendar.days(date)
    assert (str(found["first"]), str(found["last"]), found["open"]) == (first, last, side)


def test_no_by_date_is_drawn_after_its_bound(data, drawn):
    """The deputy headship is told as held by 1992: nothing of it stands in 1993."""
    for figure in drawn.values():
        for mark in marks(figure.wide_spec):
            if mark["open"] == "start":
                assert mark["kind"] == "arrow"
                assert mark["first"] == mark["last"]
    post = next(
        m for m in marks(drawn["told"].wide_spec) if m["what"].startswith("Deputy head of the Shenyang")
    )
    assert post["first"] == "1992-01-01"
    bounds = {e.event: dates.bounds(e.date_edtf) for e in data.events.itertuples() if e.date_edtf}
    for row in reporting.told(data).itertuples():
        assert bounds[row.event].latest is None or row.last <= bounds[row.event].latest, row.event


def test_an_arrow_points_away_from_its_bound(drawn):
    """A shaft is drawn from its head to the bound: to the right where the beginning is open."""
    sides = [mark["open"] for mark in marks(drawn["told"].wide_spec) if mark["kind"] == "arrow"]
    shafts = re.findall(r'<line transform="[^"]*" x2="(-?14)" y2="0"', drawn["told"].wide)
    key = 1  # has one of each
    assert (sides.count("start"), sides.count("end")) == (shafts.count("14") - key, shafts.count("-14") - key)


def test_every_dated_event_is_in_the_calendar_of_its_article(data, drawn):
    events = data.events[(data.events["date_edtf"] != "") & (data.events["same_as"] == "")]
    assert sorted(reporting.told(data)["event"]) == sorted(events["event"])
    places = {f"para:{e.article}:{e.paragraph}" for e in events.itertuples()}
    assert {mark["cite"] for mark in marks(drawn["told"].wide_spec)} == places


def test_every_departure_is_drawn(data, drawn):
    left = careers.stages(data).query("stage == 'departure'")
    for spec in (drawn["officials"].wide_spec, drawn["officials"].narrow_spec):
        assert {m["key"] for m in marks(spec) if m["turn"] == "departure"} == set(left["key"])
    assert set(lives.officials(data)["person"]) == set(careers.officials(data))


def test_a_mark_is_of_one_person_under_the_name_in_the_tables(data, drawn):
    """One paragraph dates what Chen, Hao and Han did alike; the words of one don't stand at the others'."""
    names = {*data.people["name"], *data.events["subject"]} - {""}
    assert {mark["who"] for mark in marks(drawn["told"].wide_spec)} <= names
    labels = data.event_labels.merge(data.events, on="event").query("overview")
    shown = [(mark["who"], mark["words"]) for mark in marks(drawn["told"].wide_spec) if mark["words"]]
    people = data.people.set_index("person")["name"]
    for row in labels.itertuples():
        assert any(
            who == people.get(row.person, row.subject) and row.label in words for who, words in shown
        ), row


def test_hollow_is_what_no_text_states(data, drawn):
    basis = data.events.set_index("event")["date_basis"]
    for row in reporting.told(data).itertuples():
        assert row.stated == (basis[row.event] == "stated")
    fills = {json.dumps(part) for part in _fills(drawn["told"].wide_spec)}
    assert len(fills) == 1, fills


def _fills(part: Any) -> list[Any]:
    if isinstance(part, dict):
        own = [part["fill"]] if "fill" in part and "encoding" not in part else []
        return own + [found for value in part.values() for found in _fills(value)]
    return [found for value in part for found in _fills(value)] if isinstance(part, list) else []


def test_posts_told_by_two_sources_are_one(data):
    """Han's four posts stand in Clearharmony and in the judgment; the bar fades where the end is inferred."""
    posts = lives.life(data, "han").query("turn == 'post'")
    assert [day.year for day in posts["first"]] == [1982, 1992, 1996, 1999]
    assert posts["told_in"].str.contains("Clearharmony 2005 ¶.*; 2006 FC 432").all()
    assert posts["fades"].iloc[-1] == ""  # he resigned on leaving
    assert (posts["fades"].iloc[:-1] != "").all()
    assert (posts["last"] > posts["first"]).all()


# what a reader sees


def test_each_figure_fits_its_page_and_two_screens_of_a_phone(drawn):
    for name, figure in drawn.items():
        width, height = _size(figure.narrow)
        assert (width, height < PHONE) == (326, True), (name, width, height)
        assert _size(figure.wide)[0] == 720, name


def _size(drawing: str) -> tuple[float, float]:
    found = re.search(r'<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"', drawing)
    assert found
    return float(found[1]), float(found[2])


def test_no_words_stand_over_others_or_are_cut_off(browser, drawn):
    shown = [
        (name, form, getattr(figure, form)) for name, figure in drawn.items() for form in ("wide", "narrow")
    ]
    page = browser.new_page()
    sheet = style("breaking-ranks.css")
    page.set_content(f"<style>{sheet}</style><body>{''.join(svg for *_, svg in shown)}</body>")
    page.evaluate("() => document.fonts.ready")
    for (name, form, _), boxes in zip(shown, page.evaluate(BOXES), strict=True):
        assert len(boxes) > 15, (name, form)
        for number, (text, left, top, right, bottom, width, height) in enumerate(boxes):
            assert min(left, top) >= -1, (name, form, text)
            assert max(right - width, bottom - height) <= 2, (name, form, text)
            for other in boxes[number + 1 :]:
                apart = (
                    right <= other[1] + 1
                    or other[3] <= left + 1
                    or bottom <= other[2] + 4
                    or other[4] <= top + 4
                )
                assert apart, (name, form, text, other[0])
    page.close()


def test_words_are_not_wider_than_they_are_taken_for():
    """So the places that are found for them hold in the font in which they are set."""
    from fontTools.ttLib import TTFont

    place = Path(charts.__file__).parents[1] / "look" / "fonts" / "RanksSans-Regular.ttf"
    font = TTFont(place)
    widths, glyphs, unit = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
    for text in [*PROJECT.load("event_labels")["label"], *PROJECT.load("outside_facts")["label"]]:
        real = sum(widths[glyphs[ord(letter)]][0] for letter in text) / unit * placing.SIZE
        assert real <= placing.width(text) + 0.5 <= 1.25 * real + 6, text


def test_words_go_to_the_side_with_room_and_rows_are_shared():
    marks = [placing.Mark(10, 20, "early"), placing.Mark(280, 290, "late"), placing.Mark(150, 160)]
    places, height = placing.place(marks, 300)
    assert [p.side for p in places] == ["left", "right", "left"]
    assert {p.middle for p in places} == {placing.LINE / 2}
    assert height == placing.LINE
    over = [placing.Mark(10, 20, "first words"), placing.Mark(30, 40, "second words")]
    first, second = placing.place(over, 300)[0]
    assert first.middle < second.middle


# the findings that titles state


def test_the_titles_of_figures_still_hold(data):
    wait = lives.waits(data).set_index("person")["days"]
    assert len(wait) == 6
    assert wait.drop("han").max() <= 183 < 3.5 * 365 < wait["han"]
    reach = reporting.reach(data)["years"]
    assert (len(reach), (reach > 20).sum(), (reach <= 7).sum()) == (5, 2, 3)
    begins = lives.begins(data, "han")
    assert begins[han.CLEARHARMONY] < begins[han.RFA]
    for person in ("wang", "li"):
        posts = lives.life(data, person).query("turn == 'post'")
        assert len(posts)
        assert set(posts["lane"]) == {lives.OUTSIDE}
    public = careers.stages(data).query("stage == 'speaking_out' and person in ['chen', 'hao']")
    reports = summer_2005.sequence(data).query("turn == 'report'")
    assert len(public) == len(reports) == 2
    assert public["last"].max() < reports["first"].min()


def test_no_words_of_a_chart_are_of_an_event_without_a_date(data):
    dated = data.events[data.events["date_edtf"] != ""]["event"]
    assert set(data.event_labels["event"]) <= set(dated)


# the built book


@pytest.fixture
def tab(browser, address):
    """The chapter on reporting in a browser, its first calendar alive."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{address}/chapters/reporting.html")
    page.locator("#fig-told .br-drawing").scroll_into_view_if_needed()
    page.locator("#fig-told .br-wide[data-live] [role=link]").first.wait_for()
    yield page
    context.close()


CALENDARS = ["fig-told", "fig-sequence", "fig-officials", "fig-han", "fig-wang", "fig-li"]


@pytest.mark.parametrize("name", CALENDARS)
def test_every_mark_leads_to_a_place_that_is_there(site, name):
    script = (site / "figures" / f"{name}.js").read_text(encoding="utf-8")
    forms = json.loads(script[script.index("{") : script.rindex("}") + 1])
    found = [mark for spec in forms.values() for mark in marks(spec)]
    assert found
    for mark in found:
        page, _, anchor = mark["cite"].partition("#")
        text = (site / "figures" / page).resolve().read_text(encoding="utf-8")
        assert f'id="{anchor}"' in text, mark["cite"]


def test_a_drawing_that_is_printed_has_no_links(site):
    page = (site / "chapters" / "reporting.html").read_text(encoding="utf-8")
    drawing = page.split('data-figure="fig-told"')[1].split("</svg>")[0]
    assert "<a" not in drawing
    assert "href" not in drawing


def test_a_mark_is_followed_by_mouse_and_by_keyboard(tab):
    mark = tab.locator("#fig-told [role=link]").first
    mark.focus()
    before = tab.evaluate("() => document.activeElement.getAttribute('aria-label')")
    tab.keyboard.press("ArrowRight")
    after = tab.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert len({before, after} - {"", None}) == 2
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/chapters/articles/clearharmony-2005\.html#p\d+$"))
    tab.go_back()
    mark = tab.locator("#fig-told [role=link]").last
    mark.wait_for()
    mark.click(force=True)
    tab.wait_for_url(re.compile(r"/chapters/articles/todaychina-2020\.html#p\d+$"))


def test_a_reader_sees_stated_dates_alone_if_so_chosen(tab):
    links = tab.locator("#fig-told [role=graphics-document] path[aria-label]")
    everything = links.count()
    tab.locator("#fig-told select[name=as_certain_as]").select_option("stated")
    tab.wait_for_timeout(200)
    assert 0 < links.count() < everything / 2
    assert "that a text states" in tab.locator("#fig-told .br-said").inner_text()


def test_which_came_first_is_yes_no_or_cannot_be_told(tab):
    tab.locator("#fig-told .br-order summary").click()
    one, other = (tab.locator("#fig-told .br-order select").nth(n) for n in (0, 1))

    def answer(first: str, second: str) -> str:
        for select, words in ((one, first), (other, second)):
            texts = select.locator("option").all_inner_texts()
            select.select_option(index=next(n for n, text in enumerate(texts) if words in text))
        return tab.locator("#fig-told .br-order output").inner_text()

    assert answer("Hired by the police", "Trip to Toronto").startswith("Yes")
    assert answer("Trip to Toronto", "Hired by the police").startswith("No")
    assert answer("Orders that nobody be abused", "Approves release").startswith("It cannot be told")
    # the bound of a date is its last day: by 1992 may be any day of 1992, which ends before 1996
    assert answer("Deputy head of the police", "Trip to Toronto").startswith("Yes")
    assert answer("Hired by the police", "Deputy head of the police").startswith("It cannot be told")


def test_without_scripts_nothing_is_asked_and_the_picture_stands(browser, address):
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/chapters/reporting.html")
    assert page.locator("#fig-told .br-wide svg").is_visible()
    assert not page.locator("#fig-told .br-order").is_visible()
    context.close()
