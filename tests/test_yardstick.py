"""The yardstick from ordinary news: counted by hand on a small article, and committed as it comes out."""

import os
from pathlib import Path

import pytest
from conftest import PROJECT

from benchmarks import instruments, yardstick
from breaking_ranks.store import tables

TEXT = """The headline says nothing.

ABSTRACT.

Ann Li said it rained. "It rained all day," a source said.
It is Monday. Some allegedly slept, perhaps.
"""


def span(words: str) -> str:
    """Start and end of ``words`` in ``TEXT``, as brat writes them."""
    start = TEXT.index(words)
    return f"{start} {start + len(words)}"


@pytest.fixture
def small(tmp_path) -> Path:
    """An article of four sentences: one by a person, one by an unnamed source; two annotators, who differ."""
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    both = (
        f"T1\tSource {span('Ann Li')}\tAnn Li\nT2\tContent {span('it rained')}\tit rained\n"
        "E1\tAttribution:T9 Content:T2 Source:T1\n"
    )
    one = (
        f"T3\tSource {span('a source')}\ta source\n"
        f"T4\tContent {span('It rained all day')}\tIt rained all day\n"
        "E2\tAttribution:T8 Content:T4 Source:T3\n"
    )
    (tmp_path / "attributions" / "a_1.ann").write_text(both + one, encoding="utf-8")
    (tmp_path / "attributions" / "a_2.ann").write_text(both, encoding="utf-8")
    return tmp_path


def test_words_and_cues_of_a_small_article(small):
    """Body: 5 + 7 + 3 + 4 words; the headline and the label are left out; half of the annotators suffice."""
    found = yardstick.count(small / "text" / "a.txt")
    assert {name: found[name] for name in ("words", *yardstick.SHARES)} == {
        "words": 19, "attributed": 16, "attributed_read": 12, "quoted": 4, "unnamed": 7,
    }  # fmt: skip
    assert [found[name] for name in yardstick.RATES] == [2, 0, 0, 1, 1]


def test_percentiles_over_articles_and_the_pooled_value(small):
    """Quoted shares 4/19 and 0: the 10th percentile lies a tenth of the way up; pooled are 4 of 21 words."""
    (small / "text" / "b.txt").write_text("A title.\n\nIt rained.\n", encoding="utf-8")
    (small / "attributions" / "b_1.ann").write_text("", encoding="utf-8")
    found = {row["measure"]: row for row in yardstick.rows(small)}
    quoted = found["quoted"]
    assert [quoted[k] for k in ("low", "middle", "high", "pooled")] == pytest.approx(
        [0.1 * 4 / 19, 0.5 * 4 / 19, 0.9 * 4 / 19, 4 / 21]
    )
    assert found["report_neutral"]["pooled"] == pytest.approx(2000 / 21)
    assert (quoted["articles"], quoted["words"]) == (2, 21)


@pytest.mark.parametrize(
    "words",
    ["sources", "another source", "Clinton aides", "one Democratic source on the panel",
     "a Homeland Security Department official", "advisers to Mr. Obama",
     "Officials at Homeland Security Investigations, a division of Customs,"],
)  # fmt: skip
def test_sources_without_a_name(words):
    assert yardstick.unnamed(words)


@pytest.mark.parametrize(
    "words",
    ["Erin Murphy, a former Clinton aide who accompanied her", "The nominee and his aides", "he",
     "an analysis by Ann Li, a former tax aide now teaching", "Kenneth Baer, a former official", "the woman",
     "Federal and state officials"],
)  # fmt: skip
def test_names_mixed_groups_and_what_the_rule_would_rather_miss(words):
    assert not yardstick.unnamed(words)


def test_the_committed_table_is_in_order():
    found = PROJECT.load("yardstick")
    assert ((found["low"] <= found["middle"]) & (found["middle"] <= found["high"])).all()
    assert found["measure"].tolist() == [*yardstick.SHARES, *yardstick.RATES]
    assert (found.loc[found["unit"] == "share of words", "high"] <= 1).all()


def test_the_same_data_give_the_same_bytes(tmp_path):
    """Measured anew and written elsewhere, the table equals the committed one byte for byte."""
    folder = os.environ.get(instruments.VARIABLE)
    if not folder:
        pytest.skip(f"{instruments.VARIABLE} names no folder of labelled data")
    committed = PROJECT.path("yardstick").read_bytes()
    rows = list(yardstick.rows(Path(folder) / "polnear_dev"))
    assert (
        tables.write(tmp_path / "yardstick.csv", PROJECT.fields("yardstick"), rows).read_bytes() == committed
    )
