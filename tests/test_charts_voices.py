"""The figures of voices: a band for each measure, a panel for each article, words for keys."""

import json

import pytest
from conftest import PROJECT

from breaking_ranks.analysis import codebook, voices, yardstick
from breaking_ranks.book import charts
from breaking_ranks.book.look import theme
from breaking_ranks.book.look.canvas import Canvas
from breaking_ranks.book.look.codes import Codes
from breaking_ranks.book.outputs.titles import Titles


@pytest.mark.parametrize("width", [theme.WIDE, theme.NARROW])
@pytest.mark.parametrize(("draw", "rows"), [("cues", yardstick.rates), ("attributed", yardstick.shares)])
def test_the_band_is_drawn_once_a_row_and_explained_in_the_figure(data, draw, rows, width):
    """Were it drawn for each article, five pale bars would lie on one another."""
    spec = getattr(charts.voices, draw)(rows(data), Canvas(width, Codes(data))).to_dict()
    band, middle, dots = spec["layer"]
    assert band["transform"] == middle["transform"] == [{"filter": "(datum.article === 'clearharmony-2005')"}]
    assert (band["encoding"]["x"]["field"], band["encoding"]["x2"]["field"]) == (
        "news_10th_percentile", "news_90th_percentile"
    )  # fmt: skip
    assert "transform" not in dots
    assert "10th to 90th percentile" in " ".join(spec["title"]["text"])


def test_an_article_has_one_shape_in_both_figures(data):
    """With four articles as with five."""
    found = []
    for draw, rows in (("cues", yardstick.rates), ("attributed", yardstick.shares)):
        spec = getattr(charts.voices, draw)(rows(data), Canvas(theme.WIDE, Codes(data))).to_dict()
        shape = spec["layer"][2]["encoding"]["shape"]["scale"]
        found.append(dict(zip(shape["domain"], shape["range"], strict=True)))
    assert len(set(found[0].values())) == 5
    assert found[1].items() <= found[0].items()


def test_speakers_have_a_panel_for_each_article_and_bare_names(data):
    spec = charts.voices.speakers(voices.speakers(data), Canvas(theme.WIDE, Codes(data))).to_dict()
    titles = [panel["title"] for panel in spec["vconcat"]]
    assert titles == list(dict.fromkeys(voices.speakers(data)["label"]))
    names = {row["who"] for rows in spec["datasets"].values() for row in rows}
    assert "Han Guangsheng" in names
    assert not any(" in RFA" in name for name in names)


def test_a_reader_gets_words_and_no_keys(data):
    shown = Titles(PROJECT).in_words(
        voices.speakers(data)["label name kind_label named gender words share".split()]
    )
    assert shown["Kind"].notna().all()
    assert not shown["Kind"].str.contains("_").any()
    drawn = json.dumps(charts.voices.heard(voices.heard(data), Canvas(theme.NARROW, Codes(data))).to_dict())
    labels = codebook.categories(data, "speaker_kind")
    assert all(f'"kind_label": "{label}"' in drawn for label in labels.values())
