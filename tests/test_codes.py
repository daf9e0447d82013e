"""Words, order, colours and shapes come from the tables: a label can be reworded, a key can be new."""

import json
import re
import warnings
from pathlib import Path

import pytest
from conftest import PROJECT, ROOT

from breaking_ranks import Project
from breaking_ranks.book import Page
from breaking_ranks.book.look import theme
from breaking_ranks.book.look.canvas import Canvas
from breaking_ranks.book.outputs.figure import drawable
from breaking_ranks.book.outputs.number import rounded
from breaking_ranks.book.outputs.titles import Titles

LABELS = {
    "values": "label", "categories": "label", "articles": "label", "people": "name", "frames": "label",
    "variables": "label", "speakers": "name",
}  # fmt: skip
FAR = 0xE000  # where Unicode has room of one's own


def moved(label: str) -> str:
    """Return another label as long as ``label``, which nothing else is called."""
    return chr(FAR + ord(label[0])) + label[1:] if label else label


def back(spec: str) -> str:
    """Return a specification with all labels as they were."""
    return re.sub(r"[\ue000-\uf8ff]", lambda found: chr(ord(found[0]) - FAR), spec)


class Drawing(Page):
    """A page that keeps the specifications of its figures, drawn for the wide page, and draws nothing."""

    specs: dict[str, str]

    def figure(self, draw, data, *, name, columns, choices=None, **said):
        drawn = data if choices is None else choices
        spec = draw(drawable(rounded(drawn)), Canvas(theme.WIDE, self._codes)).to_dict()
        shown = [*self._titles.in_words(data[columns.split()]).columns]
        datasets = list(spec.pop("datasets", {}).values())
        text = json.dumps([spec, datasets, shown], ensure_ascii=False)
        self.specs[name] = re.sub(r"(data|view)[-_][0-9a-f]{16,32}", r"\1", text)

    def table(self, data, *, name, caption, folded=False):
        pass

    def bind(self, **values):
        pass


def specs(project: Project) -> dict[str, str]:
    """Return what every chapter draws from ``project``, by the name of the figure."""
    page = Drawing(project)
    page.specs = {}
    for chapter in sorted((ROOT / "chapters").glob("*.ipynb")):
        space = {"display": lambda _: None}
        for cell in json.loads(chapter.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and "Project.find()" not in source:
                exec(source, space)
            elif cell["cell_type"] == "code":
                with warnings.catch_warnings():
                    exec(source, space)
                space |= {"project": project, "data": project.corpus(), "page": page}
    return page.specs


@pytest.fixture(scope="module")
def drawn():
    return specs(PROJECT)


def rewritten(copy: Path, table: str, change) -> None:
    project = Project(copy)
    project.write(table, change(project.load(table)).to_dict("records"))


def test_every_label_can_be_reworded(drawn, copy_of_data):
    """No colour, order or row hangs on a word: the same drawings with other words in them."""
    for table, column in LABELS.items():
        rewritten(copy_of_data, table, lambda rows, c=column: rows.assign(**{c: rows[c].map(moved)}))
    found = specs(Project(copy_of_data))
    assert list(found) == list(drawn)
    assert any(found[name] != drawn[name] for name in drawn)
    for name, spec in found.items():
        assert back(spec) == drawn[name], name


def test_what_has_no_sign_is_neutral_and_goes_by_its_key(drawn, copy_of_data):
    """Without a row in any table of signs every figure is drawn still."""
    rewritten(copy_of_data, "categories", lambda rows: rows.head(0))
    for table in ("values", "articles", "people"):
        rewritten(copy_of_data, table, lambda rows: rows.assign(colour=""))
    new = {"mixed": "muffled"}
    rewritten(copy_of_data, "codings", lambda rows: rows.assign(voice=rows["voice"].replace(new)))
    found = specs(Project(copy_of_data))
    assert list(found) == list(drawn)
    assert theme.NEUTRAL.css in found["fig-voices"]
    assert "muffled" in found["fig-voices"]
    assert "official_who_left" in found["fig-heard"]
    added = PROJECT.load("colours")["colour"]
    assert not [name for name in added if f"--br-{name}," in " ".join(found.values())]


def test_every_column_of_a_figure_has_a_name(drawn):
    """The names come from the table of columns or from the titles of fields, not from the columns."""
    titles = Titles(PROJECT)
    assert titles["voice_label"] == "Voice"
    assert titles["kind_of_nothing"] == "Kind of nothing"
    for spec in drawn.values():
        assert "_label" not in json.loads(spec)[2]
