"""A figure is held against the schema and fits its page."""

import re

import altair as alt
import pandas as pd
import pytest
from conftest import PROJECT

from breaking_ranks.book.look.canvas import Canvas
from breaking_ranks.book.look.codes import Codes
from breaking_ranks.book.outputs.figure import fitted
from breaking_ranks.book.outputs.titles import Titles

CANVAS, TITLES = Canvas(500, Codes(PROJECT.corpus())), Titles(PROJECT)


def test_a_figure_that_no_schema_allows_is_refused():
    """Altair validates a specification once, and once is enough."""
    rows = pd.DataFrame({"a": [1]})

    def draw(rows: pd.DataFrame, canvas: Canvas) -> alt.Chart:
        return (
            alt.Chart(rows, width=canvas.width)
            .mark_point()
            .encode(x=alt.X("a:Q", axis=alt.Axis(grid="maybe")))
        )

    with pytest.raises(alt.utils.schemapi.SchemaValidationError, match="maybe"):
        fitted(draw, rows, CANVAS, TITLES)


@pytest.mark.parametrize("labels", [24, 80, 200])
def test_a_figure_is_as_wide_as_the_page_whatever_its_labels_take(labels):
    """``draw`` need only guess what they take."""
    rows = pd.DataFrame({"a": [1, 2], "b": ["a label that is long", "short"]})

    def draw(rows: pd.DataFrame, canvas: Canvas) -> alt.Chart:
        return alt.Chart(rows, width=canvas.width - labels).mark_point().encode(x="a:Q", y="b:N")

    assert re.search(r'<svg [^>]*\bwidth="(\d+)"', fitted(draw, rows, CANVAS, TITLES)[1])[1] == "500"
