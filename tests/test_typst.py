"""The PDF: the writer on small documents, the layout of tables, and a small book built for real."""

from pathlib import Path

import nbformat
import pytest
from conftest import PRINT, ROOT, build_book
from docutils import nodes
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from sphinx.application import Sphinx
from sphinx.testing.restructuredtext import parse

from breaking_ranks.book.doctree.nodes import Companion, Drawing, Grid, TableFigure, Told
from breaking_ranks.book.payload import FigurePayload, TablePayload
from breaking_ranks.book.typst.compiling import CompileError, compile_book
from breaking_ranks.book.typst.figures import width_in_print
from breaking_ranks.book.typst.labels import Labels
from breaking_ranks.book.typst.layout import LEAST, layout, measure
from breaking_ranks.book.typst.markup import escape, string

HAN_FONT = ROOT / "breaking_ranks" / "book" / "look" / "fonts" / "RanksHan-Regular.otf"
EPOCH = "1790000000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# $5 * _x_ @me <b> [x] ~", r"\# \$5 \* \_x\_ \@me \<b\> \[x\] \~"),
        ("back\\slash `tick`", r"back\\slash \`tick\`"),
        ("= a + b / c", r"\= a \+ b \/ c"),
        ("one-hour talks", "one-hour talks"),
        ("-1, a -- b, 1999-2000", r"\-1, a \-\- b, 1999\-2000"),
        ("wait ...", r"wait \.\.\."),
        ("12. is no list", r"12\. is no list"),
        ("two\nlines", "two lines"),
        ("韩广生 Hán", "韩广生 Hán"),
    ],
)
def test_text_stands_as_it_is(text, expected):
    """Every character that means something to Typst is escaped, and no other."""
    assert escape(text) == expected


def test_string_keeps_quotes_and_lines():
    """Quotation marks, backslashes and line breaks survive in a Typst string."""
    assert string('a "b" \\ c\nd') == r'"a \"b\" \\ c\nd"'


def test_small_table_stands_in_the_prose():
    """A table that fits the column of the prose gets columns as wide as their cells."""
    found = layout([measure(["article", "RFA 2005"], False), measure(["n", "12"], True)])
    assert (found.columns, found.place) == (["auto", "auto"], "prose")


def test_long_text_gets_the_spare_room():
    """Of two columns that cannot have their way, the one with more text is wider."""
    short, long = measure(["note", "Dateline, paragraph"], False), measure(["text", "word " * 60], False)
    found = layout([short, long])
    assert found.place == "wide"
    assert float(found.columns[1][:-2]) > float(found.columns[0][:-2])


def test_wide_table_turns_the_page_and_a_wider_one_fits_none():
    """Many columns turn the page; too many are known to fit nowhere."""
    column = measure(["Measurement", "1"], True)
    assert layout([column] * 10).place == "sideways"
    assert layout([column] * 40).size < LEAST


def test_charts_keep_one_scale_unless_they_leave_the_page():
    """Labels have one size in all charts; a high chart is made smaller."""
    assert width_in_print('<svg width="400" viewBox="0 0 400 200">') == pytest.approx(255)
    assert width_in_print('<svg viewBox="0 0 720 3000">') == pytest.approx(144)
    with pytest.raises(ValueError, match="viewBox"):
        width_in_print("<svg>")


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """Return a Sphinx with the builder, for documents made in the test."""
    home = tmp_path_factory.mktemp("sphinx")
    (home / "index.rst").write_text("Book\n====\n", encoding="utf-8")
    extensions = ["breaking_ranks.extension", "breaking_ranks.book.typst"]
    return Sphinx(
        home,
        None,
        home / "out",
        home / "trees",
        "typst",
        status=None,
        warning=None,
        confoverrides={
            "extensions": extensions,
            "ranks_project": str(ROOT),
            "project": "Book",
            "numfig": True,
        },
    )


def printed(app, document):
    """Return ``document`` as the writer prints it."""
    labels = Labels()
    labels.add("index", document)
    return app.builder.create_translator(document, app.builder).write("index", labels)


def of(app, text):
    """Return the reStructuredText ``text`` as the writer prints it."""
    document = parse(app, text)
    app.env.apply_post_transforms(document, "index")
    return printed(app, document)


def test_inline_markup(app):
    """Emphasis, code and links end in a semicolon, so that a bracket may follow."""
    assert '#emph[a];(b) #strong[c]; #raw("d\\"e");' in of(app, '*a*\\ (b) **c** ``d"e``')
    link = of(app, "`text <https://example.org/a_b>`__")
    assert '#link("https://example.org/a_b")[text];' in link


def test_lists_nest(app):
    """Lists are calls: their items hold paragraphs and lists."""
    text = of(app, "- a\n\n  b\n\n- c\n\n  3. d\n  4. e")
    assert '#list[a\n\nb][c\n\n#enum(start: 3, numbering: "1.")[d][e];];' in text


def test_heading_has_level_and_label(app):
    """The first heading is the chapter, the next a section one level deeper."""
    text = of(app, "One\n===\n\nTwo\n---\n\nThree\n=====\n")
    assert '#chapter(level: 1, where: label("index#one"))[One];' in text
    assert '#section(level: 2, where: label("index#two"), depth: 1)[Two];' in text


def test_pipe_table_keeps_head_and_spans(app):
    """A table of the prose keeps its head and a cell across two columns."""
    text = of(app, "=== ===\n a   b\n=== ===\n c   d\n-------\n=== ===\n")
    assert "head: ([a], [b], )" in text
    assert "table.cell(colspan: 2, rowspan: 1)[c" in text


def test_raw_html_is_left_out(app):
    """Print takes no raw HTML."""
    assert "<b>" not in of(app, ".. raw:: html\n\n   <b>x</b>\n")


def test_figure_of_the_notebooks(app):
    """A chart becomes an image with alternative text in a labelled frame; the companion is left out."""
    payload = FigurePayload(
        name="lag", title="Years pass", caption="Lag", alt="Bars.", description="Bars. Rows.", groups=[],
        wide="", narrow="", print='<svg viewBox="0 0 720 300"></svg>', specs={}, table="", csv="",
    )  # fmt: skip
    shell = nodes.figure(
        "",
        nodes.caption("", "Years pass"),
        Drawing(payload=payload),
        Told("", "Lag"),
        Companion(payload=payload),
        ids=["lag"],
    )
    document = parse(app, "")
    document += shell
    text = printed(app, document)
    assert 'where: label("index#lag")' in text
    assert 'alt: "Bars. Rows."' in text
    assert "titled: true" in text
    assert "caption: [Years pass]" in text
    assert "#told[Lag]" in text
    assert (Path(app.outdir) / "figures" / "index-lag.svg").exists()


def test_table_of_the_notebooks(app):
    """Cells are escaped and columns of numbers are known to be so."""
    payload = TablePayload(
        name="things", caption="Things", table="", columns=["what", "n"], numeric=[False, True],
        cells=[["a_b", "1"]], csv="",
    )  # fmt: skip
    document = parse(app, "")
    document += TableFigure("", nodes.caption("", "Things"), Grid(payload=payload), ids=["things"])
    text = printed(app, document)
    assert "kind: table" in text
    assert r"[a\_b], [1]" in text
    assert "numbers: (false, true, )" in text


class Strange(nodes.General, nodes.Element):
    """A node that nobody prints."""


def test_unknown_node_is_named(app, caplog):
    """A node without a method is a warning that names its type."""
    document = parse(app, "")
    document += Strange()
    before = app._warncount
    printed(app, document)
    assert app._warncount == before + 1


def test_missing_glyph_and_missing_alt_stop_the_pdf(tmp_path):
    """Typst refuses a character that no font has, and a picture that nobody describes."""
    for template in (ROOT / "breaking_ranks" / "book" / "typst").glob("*.typ"):
        (tmp_path / template.name).write_bytes(template.read_bytes())
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    start = '#import "template.typ": *\n#show: book.with(title: "T")\n'
    for body, reason in (("\u16a0", "could not be displayed"), ('#image("a.svg")', "alt")):
        (tmp_path / "book.typ").write_text(start + body, encoding="utf-8")
        with pytest.raises(CompileError, match=reason):
            compile_book(tmp_path / "book.typ", tmp_path / "book.pdf", 0, print)


def test_every_chinese_character_of_the_tables_has_a_glyph():
    """The Chinese font holds what ``data/coded`` holds; cut it again (fonts/README.md) if it does not."""
    glyphs = set(TTFont(HAN_FONT).getBestCmap())
    for path in sorted((ROOT / "data" / "coded").glob("*.csv")):
        text = path.read_text(encoding="utf-8")
        missing = {char for char in text if char >= "\u2e80" and ord(char) not in glyphs}
        assert not missing, f"{path.name}: {''.join(sorted(missing))}"


CONFIG = """
title: A Book
author: Nobody
only_build_toc_files: true
execute: {{execute_notebooks: force, raise_on_error: true}}
html: {{use_issues_button: false, use_repository_button: false}}
bibtex_bibfiles: [refs.bib]
sphinx:
  config:
    extensions: [myst_nb, jupyter_book, sphinx_external_toc, sphinx_multitoc_numbering, sphinx_book_theme,
                 sphinxcontrib.bibtex, breaking_ranks.extension, breaking_ranks.book.typst]
    project: A Book
    release: "1.0"
    numfig: true
    suppress_warnings: []
    typst_citation: Cite it so.
    ranks_project: {project}
"""
TOC = """
format: jb-book
root: start
parts:
- caption: The part
  chapters: [{file: chapter}, {file: back}]
"""
START = """# Start

韩广生 is {index}`named`. See {numref}`Figure %s <bars>`.
"""
CELL = """import altair as alt, pandas as pd
from breaking_ranks import Project
from breaking_ranks.book import Page
page = Page(Project.find())
data = pd.DataFrame({"who": ["韩广生 Han", "Wang"], "n": [2, 1]})
draw = lambda d, canvas: alt.Chart(d, width=canvas.plot(66)).mark_bar().encode(x="n", y="who")"""
FIGURE = (
    'page.figure(draw, data, name="bars", title="Two bars", caption="Bars {cite:p}`a` (n = {n}).",'
    ' alt="Two bars.", columns="who n", n=2)'
)
LONG = 'page.table(pd.concat([data] * 60), name="rows", caption="Rows.")'


def write_book(home):
    """Write a small book into ``home``."""
    cells = [
        nbformat.v4.new_markdown_cell("# Chapter\n\nSee {numref}`bars`, {numref}`rows` and {doc}`back`.")
    ]
    cells += [nbformat.v4.new_code_cell(text) for text in (CELL, FIGURE, LONG)]
    for number, cell in enumerate(cells):
        cell["id"] = f"c{number}"
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), home / "chapter.ipynb")
    files = {
        "_config.yml": CONFIG.format(project=ROOT),
        "_toc.yml": TOC,
        "refs.bib": "@book{a, author={Author, Ann}, title={Title}, year={2013}, publisher={P}}\n",
        "start.md": START,
        "back.md": "# Back\n\n```{glossary}\nterm\n  Meaning.\n```\n\n```{bibliography}\n```\n",
    }
    for name, content in files.items():
        (home / name).write_text(content, encoding="utf-8")


def build(home):
    """Build the book in ``home`` and return the place of its PDF."""
    write_book(home)
    build_book(home, *PRINT, SOURCE_DATE_EPOCH=EPOCH)
    return home / "_build" / "typst" / "a-book.pdf"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    """Return the place of the PDF of a small book."""
    return build(tmp_path_factory.mktemp("book"))


def test_book_can_be_read_and_searched(pdf):
    """Prose, captions and Chinese are text; numbers of figures and tables are those of Sphinx."""
    text = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    for expected in ("韩广生", "Cite it so.", "See Fig. 1, Table 1 and Back", "Figure 1", "Author", "named"):
        assert expected in text
    assert "import altair" not in text


def test_book_has_bookmarks_and_properties(pdf):
    """Bookmarks nest chapters in their part; title, author and language are set."""
    reader = PdfReader(pdf)
    titles = [
        [inner.title for inner in item] if isinstance(item, list) else item.title for item in reader.outline
    ]
    assert titles == ["Contents", "Start", "The part", ["Chapter", "Back"], "Index"]
    assert (reader.metadata.title, reader.metadata.author) == ("A Book", "Nobody")
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("en")


def test_long_table_repeats_its_head(pdf):
    """The head of a table stands on every page that the table reaches."""
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert sum("who" in page and "Wang" in page for page in pages) >= 3


def test_fonts_are_embedded(pdf):
    """Every font of every page travels inside the file."""
    for page in PdfReader(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_second_opinion_finds_no_error(pdf):
    """pdfua, which checks a part of PDF/UA-1 only, finds nothing."""
    pdfua = pytest.importorskip("pdfua")
    assert not pdfua.validate(str(pdf)).findings


def test_two_builds_are_equal(pdf, tmp_path):
    """The same book gives the same bytes, from another folder too."""
    assert build(tmp_path).read_bytes() == pdf.read_bytes()
