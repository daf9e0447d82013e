"""The notebooks: how they are written, and that each runs by itself."""

import re
import statistics
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from conftest import PROJECT, ROOT
from nbclient import NotebookClient

from breaking_ranks.analysis import corpus, voices
from breaking_ranks.book import Page, charts
from breaking_ranks.book.outputs.titles import Titles

CHAPTERS = sorted((ROOT / "chapters").glob("*.ipynb"))
GENERAL = sorted((ROOT / "breaking_ranks" / "book" / "general" / "chapters").glob("*.ipynb"))
ids = pytest.mark.parametrize(
    "chapter",
    [*CHAPTERS, *GENERAL],  # the general ones run on any corpus, so on this one too
    ids=lambda path: f"{'general-' if path in GENERAL else ''}{path.stem}",
)

# What is no number of the prose: roles and links with their targets, code, labels of places to link to.
NO_PROSE = re.compile(
    r"\{[\w:]+\}`[^`]*`|`[^`]*`|\]\([^)]*\)|^\([\w-]+\)=$|^:::.*$|^:class:.*$|^#.*$", re.MULTILINE
)
MEASURE = re.compile(r"\bF1\b")  # the name of a measure
LABEL = re.compile(r"\*\*[^*]+\*\*")  # a run-in heading, such as the name of an article with its year
ORDER = re.compile(r"^\d+\. ", re.MULTILINE)


def read(chapter: Path) -> Any:
    return nbformat.read(chapter, as_version=4)


def cells(chapter: Path, kind: str) -> list[Any]:
    return [cell for cell in read(chapter).cells if cell.cell_type == kind]


def prose(text: str) -> str:
    return ORDER.sub("", LABEL.sub("", MEASURE.sub("", NO_PROSE.sub("", text))))


@ids
def test_no_outputs_in_git(chapter):
    for cell in cells(chapter, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None


@ids
def test_cells_are_short_and_leave_the_work_to_the_package(chapter):
    for cell in cells(chapter, "code"):
        lines = cell.source.splitlines()
        assert len(lines) <= 10, cell.source
        assert not re.search(
            r"\bdef\b|\bclass\b|\bimport re\b|read_csv|\bopen\(|Path\(|https?://", cell.source
        )


def test_the_median_cell_is_about_five_lines():
    sizes = [len(cell.source.splitlines()) for chapter in CHAPTERS for cell in cells(chapter, "code")]
    assert statistics.median(sizes) <= 6


@pytest.mark.parametrize("chapters", [CHAPTERS, GENERAL], ids=["book", "general"])
def test_all_chapters_begin_with_the_same_set_up_cell(chapters):
    assert len({cells(chapter, "code")[0].source for chapter in chapters}) == 1


@ids
def test_every_code_cell_is_folded(chapter):
    assert all(cell.metadata.get("tags") == ["hide-input"] for cell in cells(chapter, "code"))


@ids
def test_no_typed_numeral_in_prose(chapter):
    """Every number is bound to the data: none stands in the text itself."""
    for cell in cells(chapter, "markdown"):
        found = re.findall(r"[^\n]*\d[^\n]*", prose(cell.source))
        assert found == []


def test_a_typed_numeral_would_be_found():
    assert "12" in prose("There are 12 of them in {para}`rfa-2005:17`.")
    assert not re.search(r"\d", prose("See {numref}`tab-2` and {glue:text}`n_5`."))


@ids
def test_every_figure_and_table_is_cited_by_number(chapter):
    """Ranges count: ``tab-a`` to ``tab-b`` cites what lies between."""
    named = [n for c in cells(chapter, "code") for n in re.findall(r'name="((?:fig|tab)-[\w-]+)"', c.source)]
    text = "\n".join(cell.source for cell in cells(chapter, "markdown"))
    cited = set(re.findall(r"\{numref\}`([\w-]+)`", text))
    for first, last in re.findall(r"\{numref\}`(tab-[\w-]+)` to \{numref\}`(tab-[\w-]+)`", text):
        cited |= set(named[named.index(first) : named.index(last) + 1])
    assert set(named) <= cited


@pytest.fixture
def shown(monkeypatch) -> dict[str, pd.DataFrame]:
    """What the figures and tables of a chapter give to a reader, by name, once its cells have run."""
    found: dict[str, pd.DataFrame] = {}
    monkeypatch.setattr(Page, "bind", lambda self, **values: None)

    def keep(_: Page, *rows: Any, name: str, columns: str = "", **said: Any) -> None:
        shown = rows[-1]
        found[name] = Titles(PROJECT).in_words(shown[columns.split()]) if columns else shown

    for kind in ("figure", "table"):
        monkeypatch.setattr(Page, kind, keep)
    return found


@ids
def test_a_column_called_article_holds_articles_and_no_figure_shows_a_key(chapter, shown, data):
    """Frames and variables once stood under *Article*: their column was a ``label`` too."""
    with warnings.catch_warnings():
        names: dict[str, Any] = {"display": lambda _: None}
        for cell in cells(chapter, "code"):
            exec(cell.source, names)
    articles = corpus.labels(data)
    for name, rows in shown.items():
        assert set(rows.get("Article", [])) <= set(articles), name
        if name.startswith("fig-"):
            words = {word for column in rows for word in rows[column] if isinstance(word, str)}
            keys = {word for word in words if re.fullmatch(r"[a-z]+(_[a-z]+)+|-?[01]", word)}
            assert not keys | (words & set(articles.index)), name


@ids
def test_every_chapter_asks_and_says_what_it_found(chapter):
    text = "\n".join(cell.source for cell in cells(chapter, "markdown"))
    assert ":class: summary" in text
    notebook = read(chapter)
    assert notebook.metadata["description"]
    assert notebook.metadata["keywords"]


ALT = "In RFA half of the words are direct quotation, in Clearharmony half are the article's own."


@pytest.mark.parametrize(
    "name",
    [
        "corpus",
        "voices",
        "framing",
        "sentiment",
        "one_story_twice",
        "careers",
        "reporting",
        "validity",
        "data",
    ],
)
def test_headings_say_what_follows(name):
    """No heading of a template, and each section states something: four words at least."""
    text = "\n".join(cell.source for cell in cells(ROOT / "chapters" / f"{name}.ipynb", "markdown"))
    headings = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    assert len(headings) >= 4
    assert not [heading for heading in headings if len(heading.split()) < 4]
    assert "## The question" not in text


@pytest.mark.parametrize("folder", ["chapters", "."])
def test_a_notebook_runs_by_itself(folder):
    """From its own folder and from the root, with no help from the book."""
    for chapter in (CHAPTERS[0], CHAPTERS[-1]):
        NotebookClient(read(chapter), timeout=300, resources={"metadata": {"path": ROOT / folder}}).execute()


def test_a_caption_without_its_n_is_refused(data):
    with pytest.raises(ValueError, match="fig-x: the caption does not say n"):
        Page(PROJECT).figure(
            charts.voices.words_by_voice, voices.words_by_voice(data), name="fig-x", title="Who",
            caption="Words.", alt="", columns="label", n=1,
        )  # fmt: skip


def test_the_picture_of_the_readme_is_the_figure_of_voices(data):
    drawn = Page(PROJECT).figure(
        charts.voices.words_by_voice, voices.words_by_voice(data), name="fig-voices", title="",
        caption="{n}", alt=ALT, columns="label", n=1,
    )  # fmt: skip
    kept = (ROOT / "chapters" / "images" / "voices.svg").read_text(encoding="utf-8")
    assert kept == drawn._repr_mimebundle_()[0]["image/svg+xml"] + "\n"
