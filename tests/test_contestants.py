"""What the benchmark of speed compares does one job."""

import json
import math

import pandas as pd
import pytest

from benchmarks import extract, made
from benchmarks.contestants import JOBS

TEXT = "The good mayor fled in fear. Nobody told the bad news.\n\nTorture is not good, he said."


@pytest.mark.parametrize("name", ["NLTK loop", "regex (floor)"])
def test_contestants_count_the_same(name):
    """spaCy is no part of the tests' environment; what it counts was looked at when it was measured."""
    ours, other = (next(iter(JOBS[way]([TEXT]))) for way in ("this package", name))
    words = [{word: n for word, n in found[3].items() if word.isalpha()} for found in (ours, other)]
    assert ours[0] == other[0] == 3
    assert ours[1] == other[1] > 0
    assert words[0] == words[1]
    if name == "NLTK loop":
        assert ours[2] == pytest.approx(other[2])


def test_made_articles_are_always_the_same():
    few, more = list(made.articles(3)), list(made.articles(5))
    assert more[:3] == few
    assert [json.loads(line)["article"] for line in few] == ["a0", "a1", "a2"]


def test_the_exponent_of_what_grows_linearly_is_one():
    rows = pd.DataFrame(
        {"corpus": ["10", "100", extract.POLNEAR], "articles": [10, 100, 84], "cpu": [2.0, 20.0, 1.0]}
    )
    assert math.isclose(extract.exponent(rows), 1.0)
