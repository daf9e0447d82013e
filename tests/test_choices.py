"""What a reader can choose in a live figure: the values of the analysis, and words that are true."""

import itertools

import pandas as pd
import pytest
from conftest import DESK

from breaking_ranks.analysis import choices, framing, sentiment, validity
from breaking_ranks.book import charts
from breaking_ranks.book.charts import framing as frames_chart
from breaking_ranks.book.charts import sentiment as sentiment_chart
from breaking_ranks.book.look import theme
from breaking_ranks.book.look.canvas import Canvas
from breaking_ranks.book.look.codes import Codes
from breaking_ranks.book.outputs.figure import drawable
from breaking_ranks.book.outputs.number import printed, rounded

CASES = {
    "sentiment": (charts.sentiment.by_article, choices.sentiment, sentiment_chart.CHOICES, "mean", 36),
    "frames": (charts.framing.heat, choices.frames, frames_chart.CHOICES, "share", 12),
}


@pytest.fixture(params=CASES)
def case(request, data):
    """A live figure as drawn: its specification, its rows, and the rows of the analysis."""
    draw, analyse, titles, value, count = CASES[request.param]
    rows = rounded(analyse(data))
    spec = draw(drawable(rows), Canvas(theme.WIDE, Codes(data))).to_dict()
    drawn = max(spec["datasets"].values(), key=len)
    return spec, pd.DataFrame(drawn), rows, list(titles), value, count


def test_the_rows_of_all_choices_are_those_of_the_analysis(case):
    _, drawn, rows, titles, value, count = case
    assert len(drawn.groupby(titles)) == count
    assert list(drawn[value]) == list(rows[value])


def test_a_menu_has_every_value_in_words_and_starts_with_the_printed_one(case):
    spec, drawn, _, titles, _, _ = case
    menus = {param["name"]: param for param in spec["params"]}
    assert list(menus) == titles
    for column, menu in menus.items():
        assert menu["bind"]["options"] == list(dict.fromkeys(drawn[column]))
        assert menu["value"] == drawn[column].iloc[0]
        assert not any("_" in label for label in menu["bind"]["labels"])


def test_every_choice_is_said_in_words(case):
    spec, drawn, _, titles, _, _ = case
    said = spec["usermeta"]["said"]
    combinations = {"|".join(keys) for keys in itertools.product(*(drawn[c].unique() for c in titles))}
    assert set(said) == combinations
    for words in said.values():
        assert all(
            label.replace("\n", " ") in words for label in drawn["label"].str.replace("\n", " ").unique()
        )


def test_the_choices_of_sentiment_are_what_python_computes_otherwise(data):
    """The table of validity and the first figure of sentiment are computed by themselves."""
    found = choices.sentiment(data).set_index(["instrument", "parts", "average", "article"])["mean"]
    others = validity.sentiment_choices(data).set_index(["choice", "article"])["mean"]
    same = {
        "vader": ("vader", "body", "mean"), "vader_all_parts": ("vader", "all_parts", "mean"),
        "vader_neutral": ("vader_neutral", "body", "mean"), "hu_liu": ("hu_liu", "body", "mean"),
        "afinn": ("afinn", "body", "mean"),
        "lexicon_mean_neutral": ("lexicon_mean_neutral", "body", "mean"),
        "vader_neutral_by_words": ("vader_neutral", "body", "by_words"),
        "vader_neutral_median": ("vader_neutral", "body", "median"),
    }  # fmt: skip
    assert set(same) == set(others.index.get_level_values("choice"))
    for choice, key in same.items():
        for article, value in others[choice].items():
            assert found[(*key, article)] == pytest.approx(value), (choice, article)
    for row in sentiment.by_article(data).itertuples():
        mine = choices.sentiment(data).query("parts == 'body' and average == 'mean'")
        mine = mine[(mine["instrument"] == row.instrument) & (mine["article"] == row.article)]
        assert mine[["mean", "low", "high"]].iloc[0].tolist() == pytest.approx([row.mean, row.low, row.high])


def test_the_choices_of_frames_are_what_python_computes_otherwise(data):
    found = choices.frames(data)
    first = found.query("sheet == 'codings' and parts == 'body'").set_index(["weight", "article", "frame"])
    printed_rows = framing.by_article(data).set_index(["article", "frame"])
    for (article, frame), row in printed_rows.iterrows():
        assert first.loc[("sentences", article, frame), "share"] == pytest.approx(row["share"])
        assert first.loc[("words", article, frame), "share"] == pytest.approx(row["word_share"])
    leads = found[found["leads"]].set_index(["sheet", "parts", "weight", "label"])["frame_label"]
    table = validity.frame_choices(data).set_index("Article")
    columns = {
        "Settled, body": ("codings", "body", "sentences"), "Pass 1, body": ("pass_1", "body", "sentences"),
        "Pass 2, body": ("pass_2", "body", "sentences"),
        "Settled, all parts": ("codings", "all_parts", "sentences"),
        "Settled, body, by words": ("codings", "body", "words"),
    }  # fmt: skip
    for column, key in columns.items():
        for article, frame in table[column].items():
            assert frame in set(leads.loc[[(*key, article)]]), (column, article)


def test_a_reader_chooses_and_is_told(browser, address, data):
    """The menu changes the drawing, and a line under it says the new values."""
    rows = choices.sentiment(data).query(
        "instrument == 'afinn' and parts == 'all_parts' and average == 'by_words'"
    )
    context = browser.new_context(viewport=DESK)
    tab = context.new_page()
    tab.goto(f"{address}/chapters/sentiment.html")
    figure = tab.locator("#fig-sentiment")
    figure.scroll_into_view_if_needed()
    figure.locator("select").first.wait_for()
    assert figure.locator(".br-said").inner_text() == ""
    for place, value in enumerate(("AFINN", "all parts", "mean by words")):
        figure.locator("select").nth(place).select_option(label=value)
    told = figure.locator(".br-said").inner_text()
    drawn = figure.locator(".br-wide svg text").all_text_contents()
    for row in rows.itertuples():
        assert f"{row.label} {printed(float(row.mean))}" in told
        assert printed(float(row.mean)) in drawn
    context.close()


def test_a_tip_opens_by_tap_near_a_mark(browser, address):
    """A finger that misses a dot by eight pixels still gets its words, and no raw names of columns."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    tab = context.new_page()
    tab.goto(f"{address}/chapters/sentiment.html")
    figure = tab.locator("#fig-sentiment")
    figure.scroll_into_view_if_needed()
    figure.locator(".br-narrow [data-live], .br-narrow[data-live]").first.wait_for()
    box = figure.locator(".br-narrow .mark-symbol path").first.bounding_box()
    tab.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] + 8 - box["height"] / 2)
    tip = tab.locator("#vg-tooltip-element.visible")
    tip.wait_for()
    assert "Article" in tip.inner_text()
    assert "_" not in tip.inner_text()
    context.close()
