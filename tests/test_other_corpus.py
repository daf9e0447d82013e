"""Another corpus: six invented articles, seven officials, one frame more, and no line of Python changed."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import DESK, FIGURES, PROJECT, assert_complete, build_book
from other_corpus import make

from breaking_ranks import Project, cli
from breaking_ranks.book.look.theme import NEUTRAL
from breaking_ranks.checks import definitions
from breaking_ranks.store.errors import Problem

ARTICLES = {"Courier 2012", "Wire 2012", "Radio 2013", "Gazette 2014", "Courier 2015", "Statement 2016"}
OFFICIALS = {
    "Ana Vesk",
    "Toma Brill",
    "Lena Orsolt",
    "Piet Marund",
    "Iven Kallar",
    "Mara Solen",
    "The registrar",
}
NOT_OF_ALL = {  # why a figure leaves articles out
    "fig-attributed": "a first-person statement has no reporter who could attribute",
    "fig-trap": "not every article has a sentence that sides with victims",
    "fig-claims-courier-2012-wire-2012": "two articles are compared",
}
FROM_THE_BOOK = re.compile(
    r"\b(RFA|Radio Free Asia|Guangsheng|Clearharmony|Epoch Times|todaychina|Falun|China|Chinese|Shenyang"
    r"|Canad\w+|Communis\w+|five articles)\b"
)
SCRIPTS_OF_ROWS = ["breaking-ranks-cards.js", "breaking-ranks-found.js", "own-copy/data.js"]
FROM_THE_TEXT = {"articles", "outlets", "parts", "people", "name_forms", "glossary"}
CODEBOOK = {"frames", "variables", "values", "categories", "colours", "columns", "speakers"}
CODED = {"pass_1", "pass_2", "codings", "sources"}
GENERAL = sorted((make.GENERAL / "chapters").glob("*.ipynb"))


def run(home: Path, *words: str) -> None:
    assert cli.main([*words, "--project", str(home)]) == 0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The project as a person would come to it: tables, text read, sheets filled, pages laid out."""
    folder = tmp_path_factory.mktemp("leavers")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("BREAKING_RANKS_RAW", "BREAKING_RANKS_PROJECT"):
            patch.delenv(name, raising=False)
        make.begin(folder, PROJECT)
        run(folder, "codebook")
        run(folder, "extract")
        make.code(folder)
        run(folder, "extract")
        make.pages(folder)
        yield folder


@pytest.fixture(scope="module")
def built(home: Path) -> Path:
    build_book(home)
    return home / "_build" / "html"


@pytest.fixture(scope="module")
def figures(built: Path, browser: Any) -> dict[str, dict[str, Any]]:
    """What each page shows of its figures without JavaScript."""
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    tab, seen = context.new_page(), {}
    for page in sorted(built.glob("chapters/*.html")):
        tab.goto(page.as_uri())
        seen |= {figure["id"]: figure for figure in tab.evaluate(FIGURES)}
    context.close()
    return seen


def drawn(built: Path, figure: str) -> pd.DataFrame:
    return pd.read_csv(built / "figures" / f"{figure}.csv")


def test_the_tables_hold(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(home, "check")
    assert "every year, day, number and name is in the paragraph" in capsys.readouterr().out


def test_the_definition_has_the_frame_that_was_added(home: Path) -> None:
    fields = {
        name: [f["name"] for f in Project(home / "data").fields(name)] for name in ("pass_1", "codings")
    }
    ours = [field["name"] for field in PROJECT.fields("pass_1")]
    assert fields["pass_1"] == [*ours[:15], "belonging", *ours[15:]]
    assert "belonging" in fields["codings"]


def test_every_figure_is_complete(figures: dict[str, dict[str, Any]]) -> None:
    assert len(figures) > 23
    for figure in figures.values():
        assert_complete(figure)


def test_every_general_chart_is_drawn() -> None:
    """A chart that no general chapter uses is known to work for one corpus alone."""
    text = "".join(path.read_text(encoding="utf-8") for path in GENERAL)
    places = (make.GENERAL.parent / "charts").glob("*.py")
    made = {
        f"{path.stem}.{name}"
        for path in places
        if path.stem != "common"
        for name in re.findall(
            r"^def ([a-z]\w*)\(data: pd.DataFrame, canvas: Canvas\)",
            path.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    }
    assert made
    assert made <= set(re.findall(r"charts\.(\w+\.\w+)", text))


def test_every_figure_of_articles_has_all(built: Path, figures: dict[str, dict[str, Any]]) -> None:
    shown = {name: set(drawn(built, name).get("Article", [])) for name in figures}
    shown = {name: articles for name, articles in shown.items() if articles}
    assert len(shown) > 10
    assert {name for name, articles in shown.items() if articles != ARTICLES} <= set(NOT_OF_ALL)
    assert shown["fig-attributed"] == ARTICLES - {"Statement 2016"}


def test_every_official_has_a_career(built: Path, figures: dict[str, dict[str, Any]]) -> None:
    """So has the one of whom a single event has a date, and no departure is told."""
    careers = [figure["caption"] for name, figure in figures.items() if name.startswith("fig-career-")]
    assert {caption.removeprefix("What is dated in the life of ") for caption in careers} == OFFICIALS
    assert set(drawn(built, "fig-officials")["Who"]) == OFFICIALS - {"Iven Kallar"}


def test_the_frame_that_was_added_is_in_the_figure(built: Path) -> None:
    frames = drawn(built, "fig-frames")
    assert frames["Frame"].nunique() == len(PROJECT.load("frames")) + 1
    assert frames[frames["Frame"] == "Home and belonging"]["Count"].sum() == 2


def test_an_article_without_a_colour_is_neutral(built: Path) -> None:
    spec = json.loads((built / "figures" / "fig-choices.vl.json").read_text(encoding="utf-8"))
    [scale] = [
        layer["encoding"]["color"]["scale"]
        for layer in spec["layer"]
        if "domain" in layer["encoding"].get("color", {}).get("scale", {})
    ][:1]
    colours = dict(zip(scale["domain"], scale["range"], strict=True))
    assert colours["Statement 2016"] == NEUTRAL.light
    assert NEUTRAL.light not in {colour for label, colour in colours.items() if label != "Statement 2016"}


def test_nothing_of_the_book_s_own_corpus_is_on_a_page(built: Path) -> None:
    kinds = ("html", "csv", "ipynb", "svg", "qdc", "jsonld")
    files = [path for kind in kinds for path in built.rglob(f"*.{kind}")]
    files += [built / "_static" / name for name in SCRIPTS_OF_ROWS]
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    assert "Ana Vesk" in texts["careers.html"]
    assert {name: found[0] for name, text in texts.items() if (found := FROM_THE_BOOK.search(text))} == {}


@pytest.mark.parametrize(
    "kept",
    [FROM_THE_TEXT | CODEBOOK | CODED, FROM_THE_TEXT | CODEBOOK, CODEBOOK],
    ids=["no-events", "not-coded", "no-articles"],
)
def test_general_chapters_run_on_empty_tables(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: set[str]
) -> None:
    """A book can be begun before anything is coded, and a corpus need not have all that chapters ask for."""
    full, project = Project(home / "data"), Project(tmp_path)
    (tmp_path / "datapackage.json").write_bytes((full.folder / "datapackage.json").read_bytes())
    for name in full.names():
        read = "articles" in kept and full.resource(name)["path"].startswith("derived")
        project.write(name, full.load(name).to_dict("records") if name in kept or read else [])
    monkeypatch.setenv("BREAKING_RANKS_PROJECT", str(tmp_path))
    monkeypatch.setattr("breaking_ranks.book.outputs.page.fitted", undrawn)
    monkeypatch.setattr("breaking_ranks.book.Page.bind", lambda self, **values: None)
    for chapter in GENERAL:
        names: dict[str, Any] = {"display": lambda shown: shown._repr_mimebundle_()}
        for cell in json.loads(chapter.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)


def undrawn(draw: Any, rows: pd.DataFrame, canvas: Any, _: Any) -> tuple[dict[str, Any], str]:
    """Make the specification of a chart and leave the drawing out, which takes most of the time."""
    return draw(rows, canvas).to_dict(), "<svg ></svg>"


def test_extract_says_what_an_empty_project_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BREAKING_RANKS_RAW", raising=False)
    make.begin(tmp_path, PROJECT)
    Project(tmp_path / "data").write("articles", [])
    assert cli.main(["extract", "--project", str(tmp_path)]) == 1
    assert "articles.csv: names no article; write a row" in capsys.readouterr().err


def test_an_article_without_a_date_is_named(home: Path, tmp_path: Path) -> None:
    """By 2014 is a date, which every figure can draw; nothing is none."""
    shutil.copytree(home / "data", tmp_path / "data")
    project = Project(tmp_path / "data")
    rows = project.load("articles").to_dict("records")
    project.write("articles", [row | {"published": ""} for row in rows])
    problems = [found for found in definitions.problems(project) if isinstance(found, Problem)]
    assert {(problem.file, problem.row, problem.column) for problem in problems} == {
        ("articles.csv", row, "published") for row in range(2, 8)
    }
