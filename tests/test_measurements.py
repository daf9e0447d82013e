"""The committed measurements are what the benchmarks give on the labelled data."""

import pytest
from conftest import PROJECT

from benchmarks import instruments, measure, polnear
from breaking_ranks.store import tables


def test_the_same_data_give_the_same_bytes(validation, tmp_path):
    """Measured anew and written elsewhere, the table equals the committed one byte for byte."""
    committed = PROJECT.path("measurements").read_bytes()
    rows = list(instruments.rows(validation))
    assert (
        tables.write(tmp_path / "measurements.csv", PROJECT.fields("measurements"), rows).read_bytes()
        == committed
    )


def test_without_the_data_one_line_and_nothing_written(monkeypatch, capsys):
    monkeypatch.delenv(instruments.VARIABLE, raising=False)
    before = PROJECT.path("measurements").read_bytes()
    assert instruments.main() == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert PROJECT.path("measurements").read_bytes() == before


def test_an_interval_holds_its_value_and_each_half_has_each_rule():
    found = PROJECT.load("measurements")
    assert ((found["low"] <= found["value"]) & (found["value"] <= found["high"])).all()
    halves = found[found["data"].str.startswith("PolNeAR")].groupby("data").size()
    assert list(halves) == [9, 9]


def test_macro_f1_by_hand():
    """Class 0: 1 of 1 found, 1 wrongly (F1 2/3); class 1: none found (0); class 2: all (1)."""
    truth, guess = measure.np.array([0, 1, 2]), measure.np.array([0, 0, 2])
    assert measure.macro_f1(truth, guess) == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_a_piece_in_lower_case_belongs_to_the_sentence_before():
    text = "Ann met Mr. Li at 3 p.m. on Monday. It rained.\nA new line."
    assert [text[a:b] for a, b in polnear._spans(text)] == [
        "Ann met Mr. Li at 3 p.m. on Monday.", "It rained.", "A new line."
    ]  # fmt: skip
