"""What runs in a chapter's kernel does without the build; both agree on what passes between them."""

import pickle
import subprocess
import sys
from types import SimpleNamespace

import pandas as pd
import pytest
from conftest import PROJECT
from docutils import nodes

from breaking_ranks.book import Page
from breaking_ranks.book.doctree import numbering
from breaking_ranks.book.payload import FigurePayload, TablePayload

BLOCKED = """import sys
for name in {names}:
    sys.modules[name] = None
from breaking_ranks import Project
from breaking_ranks.book import Page, charts, provenance
assert charts.story and Page(Project.find()).table(provenance.versions(), name="t", caption="c").payload"""


@pytest.mark.parametrize("names", [["sphinx", "docutils"], ["myst_nb"]])
def test_a_kernel_needs_nothing_of_the_build(names):
    """Charts, figures and tables are made where neither Sphinx nor myst-nb is installed."""
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED.format(names=names)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_parcel_comes_back_as_it_was_sent():
    sent = Page(PROJECT).table(pd.DataFrame({"who": ["Han"], "n": [1]}), name="tab-x", caption="One.")
    content = sent._repr_mimebundle_()[0][TablePayload.MIME]
    assert TablePayload.from_json(content) == sent.payload
    assert sent.payload.cells == [["Han", "1"]]


def test_a_parcel_comes_back_from_the_memory_of_sphinx():
    sent = Page(PROJECT).table(pd.DataFrame({"who": ["Han"], "n": [1]}), name="tab-x", caption="One.").payload
    assert pickle.loads(pickle.dumps(sent)) == sent


@pytest.mark.parametrize("change", [{"more": 1}, None])
def test_a_parcel_with_a_part_too_many_or_too_few_is_refused(change):
    """An old notebook does not print half a figure."""
    content = {"name": "fig-x", "caption": "One.", **(change or {})}
    with pytest.raises(TypeError, match="more" if change else "missing"):
        FigurePayload.from_json(content)


def test_numbers_are_worded_as_the_configuration_has_it():
    """Both editions ask the same function."""
    figure = nodes.figure("", ids=["fig-x"])
    env = SimpleNamespace(
        get_domain=lambda _: SimpleNamespace(get_enumerable_node_type=lambda _: "figure"),
        toc_fignumbers={"page": {"figure": {"fig-x": (2, 3)}}},
        config=SimpleNamespace(numfig_format={"figure": "Abb. %s"}),
    )
    assert numbering.number(env, "page", figure) == "Abb. 2.3"
    assert numbering.number(env, "other", figure) == ""
