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
def test_the_band_is_drawn_once_a_panel(data, width):
    """Were it drawn for each article, four pale bars would lie on one another."""
    rows = yardstick.shares(data)
    spec = charts.voices.attributed(rows, Canvas(width, Codes(data))).to_dict()
    for panel, (_, own) in zip(spec["hconcat"], rows.groupby("kind", sort=False), strict=True):
        band, middle, dots, _ = panel["layer"]
        assert band["encoding"]["x"]["field"], band["encoding"]["x2"]["field"]
        drawn = {name: len(spec["datasets"][layer.get("data", panel["data"])["name"]]) for name, layer in
                 (("band", band), ("median", middle), ("dots", dots))}  # fmt: skip
        assert drawn == {"band": 1, "median": 1, "dots": len(own)}


def test_a_number_stands_in_the_middle_of_its_segment(data):
    rows = voices.words_by_voice(data)
    spec = charts.voices.words_by_voice(rows, Canvas(theme.WIDE, Codes(data))).to_dict()
    placed = spec["datasets"][spec["layer"][1]["data"]["name"]]
    direct = next(r for r in placed if (r["article"], r["voice"]) == ("rfa-2005", "direct"))
    assert direct["middle"] == pytest.approx(1 - direct["share"] / 2)  # the last segment of its bar


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
