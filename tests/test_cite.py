"""Every chapter, figure and table can be cited, by people and by programs, and all say the same."""

import json
import re
import subprocess
import tomllib
from collections import defaultdict
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pybtex.database
import pytest
import yaml
from conftest import NOTEBOOKS, PROJECT, ROOT, lacking

from breaking_ranks.book.citing import edition, metadata, records, styles
from breaking_ranks.book.doctree import references

CFF = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
AUTHORS = [author["name"] for author in CFF["authors"]]
CHAPTERS = sorted(path.stem for path in (ROOT / "chapters").iterdir() if path.suffix in (".ipynb", ".md"))
# The specification of dates is a method; of a method no page was read to learn a fact from it.
METHODS = {"edtf2019"}


class Head(HTMLParser):
    """Collects what the head of a page says in ``meta`` tags and in JSON-LD."""

    def __init__(self, text):
        super().__init__()
        self.said = defaultdict(list)
        self.linked = ""
        self._in_data = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag == "meta" and (name := known.get("name") or known.get("property")):
            self.said[name].append(known["content"])
        self._in_data = known.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._in_data:
            self.linked += data
            self._in_data = False


def zotero(said):
    """Return the record that Zotero's Embedded Metadata makes of the tags of a page."""
    assert not said["citation_journal_title"], "it would be taken for an article"
    return {
        "itemType": "bookSection" if said["citation_inbook_title"] else "webpage",
        "bookTitle": "".join(said["citation_inbook_title"]),
        "title": "".join(said["citation_title"]),
        "creators": said["citation_author"],
        "date": "".join(said["citation_publication_date"]).replace("/", "-"),
        "publisher": "".join(said["citation_publisher"]),
        "language": "".join(said["citation_language"]),
        "tags": said["citation_keywords"],
        "abstractNote": "".join(said["citation_abstract"]),
    }


@pytest.fixture(scope="module")
def heads(site):
    """The head of each chapter's page."""
    folder = site / "chapters"
    return {name: Head((folder / f"{name}.html").read_text(encoding="utf-8")) for name in CHAPTERS}


@pytest.fixture(scope="module")
def known(heads):
    """What Zotero makes of each chapter."""
    return {name: zotero(found.said) for name, found in heads.items()}


@pytest.mark.parametrize("name", CHAPTERS)
def test_zotero_gets_a_complete_section_of_a_book(known, name):
    found = known[name]
    assert all(found.values()), found
    assert found["itemType"] == "bookSection"
    assert (found["bookTitle"], found["creators"], found["publisher"]) == (CFF["title"], AUTHORS, AUTHORS[0])
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", found["date"])


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_title_abstract_and_keywords_are_those_of_the_chapter(known, name):
    """Nothing is typed twice: the notebook says it, the page repeats it."""
    notebook = json.loads((ROOT / "chapters" / f"{name}.ipynb").read_text(encoding="utf-8"))
    matter, found = notebook["metadata"], known[name]
    assert found["abstractNote"] == matter["description"]
    assert ", ".join(found["tags"]) == matter["keywords"]
    assert f"# {found['title']}\n" in "".join(notebook["cells"][0]["source"])


def test_no_chapter_names_an_address_or_a_pdf_that_is_not(heads):
    for found in heads.values():
        assert not {"citation_public_url", "citation_pdf_url", "og:image", "og:url"} & set(found.said)


def test_linked_data_are_chapter_book_and_data(heads):
    """Search engines get the same names, version and date."""
    for name, found in heads.items():
        parts = {part["@type"]: part for part in json.loads(found.linked)["@graph"]}
        assert set(parts) == {"Chapter", "Book", "Dataset"}
        assert parts["Chapter"]["name"] == found.said["citation_title"][0], name
        assert parts["Book"]["name"] == CFF["title"]
        assert {part["version"] for part in parts.values()} == {CFF["version"]}
        assert parts["Chapter"]["isPartOf"]["@id"] == parts["Book"]["@id"]


@pytest.mark.parametrize("name", CHAPTERS)
def test_files_to_download_agree_with_the_page(site, known, name):
    """BibTeX, RIS and CSL-JSON can be read and say what the head of the page says."""
    folder, expected = site / "cite", known[name]
    entry = pybtex.database.parse_file(str(folder / f"{name}.bib")).entries[f"breaking-ranks-{name}"]
    assert entry.type == "incollection"
    titles = [re.sub("[{}]", "", entry.fields[field]) for field in ("title", "booktitle")]
    assert titles == [expected["title"], expected["bookTitle"]]
    lines = (folder / f"{name}.ris").read_bytes().decode("utf-8").split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - CHAP", ["ER  - ", ""])
    assert f"TI  - {expected['title']}" in lines
    assert f"DA  - {expected['date'].replace('-', '/')}" in lines
    (item,) = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    assert (item["type"], item["container-title"]) == ("chapter", expected["bookTitle"])
    assert "-".join(f"{part:02}" for part in item["issued"]["date-parts"][0]) == expected["date"]


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_foot_has_ready_sentences_and_the_files(site, name):
    page = (site / "chapters" / f"{name}.html").read_text(encoding="utf-8")
    foot = page.split('id="cite-this-chapter"')[1].split("</details>")[0]
    text = unescape(re.sub(r"<[^>]+>", "", foot))
    assert re.sub("[{}]", "", text).count(CFF["title"]) >= 5  # BibTeX has braces around capitals
    assert f"(Version {CFF['version']}, " in text
    for ending in ("bib", "ris", "json"):
        assert f'href="../cite/{name}.{ending}" download' in foot
        content = (site / "cite" / f"{name}.{ending}").read_text(encoding="utf-8").replace("\r\n", "\n")
        assert content.strip() in text


def test_every_figure_and_table_can_be_cited_by_its_anchor(site):
    """The line under it ends in the page and the anchor that stands on it."""
    count = 0
    for name in NOTEBOOKS:
        page = (site / "chapters" / f"{name}.html").read_text(encoding="utf-8")
        for anchor, inner in re.findall(
            r'<figure class="[^"]*br-float[^"]*" id="([^"]+)">(.*?)</figure>', page, re.DOTALL
        ):
            number = re.search(r'caption-number">(\w+ \d+)', inner)[1]
            line = re.search(r"<summary>Citation.*?<p>(.*?)</p>", inner, re.DOTALL)[1]
            assert f"[{number}]" in line
            assert line.endswith(f"chapters/{name}.html#{anchor}")
            count += 1
    assert count > 80


@pytest.fixture
def chapter():
    """A chapter of a book that has an address and characters that formats could trip over."""
    book = edition.Book(
        "A & B: 100 %", ("The Project",), "2.0", "2026-02-03", "en", "https://a.org/b/", "c0ffee", ""
    )
    return edition.Chapter(book, "chapters/one", "One", "What it's about: <all>.", ("a", "b"), "en")


def test_a_configured_address_reaches_every_record(chapter):
    page = "https://a.org/b/chapters/one.html"
    tags = metadata.tags(chapter, PROJECT.package, "https://a.org/b/figures/x.png")
    assert f'<meta name="citation_public_url" content="{page}">' in tags
    assert '<meta property="og:image" content="https://a.org/b/figures/x.png">' in tags
    assert f"url = {{{page}}}" in records.bibtex(chapter)
    assert f"UR  - {page}\r\n" in records.ris(chapter)
    assert json.loads(records.csl(chapter))[0]["URL"] == page
    assert styles.apa(chapter, "Figure 1", "x").endswith(f" {page}#x")
    assert styles.chicago(chapter).endswith(f" {page}")


def test_sentences_follow_the_manuals(chapter):
    assert styles.apa(chapter) == (
        "The Project. (2026). One. In A & B: 100 % (Version 2.0, 3 February 2026). https://a.org/b/chapters/one.html"
    )
    assert styles.chicago(chapter) == (
        "The Project. “One.” In A & B: 100 %. Version 2.0. The Project, 3 February 2026. "
        "https://a.org/b/chapters/one.html"
    )


def test_no_format_trips_over_a_character(chapter):
    assert r"booktitle = {A \& {B}: 100 \%}" in records.bibtex(chapter)
    assert "<all>" not in metadata.tags(chapter, PROJECT.package, "").split("<script")[0]
    assert Head(metadata.tags(chapter, PROJECT.package, "")).said["description"] == [chapter.description]


def test_bibtex_comes_back_as_it_was_written(chapter):
    """A style prints the month, capitals of names and every special character; the address is untouched."""
    book = replace(chapter.book, authors=("Li & Sons", "A_B"), address="https://a.org/b_c%20d/")
    written = records.bibtex(replace(chapter, book=book, title="What RFA told of Han"))
    assert "title = {What {RFA} told of {Han}}" in written
    assert r"author = {{Li \& Sons} and {A\_B}}" in written
    assert "url = {https://a.org/b_c%20d/chapters/one.html}" in written
    entry = pybtex.database.parse_string(written, "bibtex").entries["breaking-ranks-one"]
    assert entry.fields["month"] == "February"
    assert [person.last_names for person in entry.persons["author"]] == [[r"{Li \& Sons}"], [r"{A\_B}"]]


def test_without_git_the_day_is_that_of_the_release(tmp_path):
    (tmp_path / "CITATION.cff").write_text(
        (ROOT / "CITATION.cff").read_text(encoding="utf-8"), encoding="utf-8"
    )
    book = edition.read_book(tmp_path, "en", "https://a.org/b")
    assert (book.day, book.swhid, book.commit) == (str(CFF["date-released"]), "", "unknown")
    assert book.address == "https://a.org/b/"


def cited_keys():
    """Return the keys that the chapters cite."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "chapters").iterdir() if path.is_file()]
    return {
        key.strip()
        for text in texts
        for some in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text)
        for key in some.split(",")
    }


def test_every_reference_is_cited_and_every_citation_has_its_reference():
    assert set(pybtex.database.parse_file(str(ROOT / "references.bib")).entries) == cited_keys()


def test_works_of_one_author_and_year_are_told_apart():
    """Cited by author and year, no two of them read alike; a second run changes nothing."""
    entries = pybtex.database.parse_file(str(ROOT / "references.bib")).entries
    for _ in range(2):
        references.tell_apart(entries)
        cited = [
            (str(entry.persons["author"]), entry.fields["year"])
            for entry in entries.values() if "year" in entry.fields
        ]  # fmt: skip
        assert len(cited) == len(set(cited))
    assert entries["rfa2005"].fields["year"] == "2005"
    assert {entries[key].fields["year"] for key in ("fc2006", "rfa2013", "rfa2015")} == {
        "2006",
        "2013",
        "2015",
    }
    assert sorted(entries[f"lateline2005{x}"].fields["year"] for x in "abc") == ["2005a", "2005b", "2005c"]


def test_what_the_book_rests_on_is_cited():
    """The five articles, the methods, the software."""
    needed = {
        *PROJECT.load("articles")["cited"], "hutto2014", "monroe2008", "boydstun2014", "entman1993",
        "krippendorff2018", "edtf2019", "gebru2021", "bird2009", "mckinney2010", "vanderplas2018",
        "satyanarayan2017",
    }  # fmt: skip
    assert needed <= cited_keys()


def test_every_page_says_how_much_of_it_was_read():
    entries = pybtex.database.parse_file(str(ROOT / "references.bib")).entries
    silent = [
        key for key, entry in entries.items()
        if entry.type == "misc" and key not in METHODS
        and not re.search(
            r"[Ww]hole|[Nn]ot read|[Pp]aragraph|[Pp]ost|[Ss]ection|[Pp]ortion|"
            r"[Aa]nswer|[Ii]ntroduction|[Bb]eginning|speeches", entry.fields.get("note", ""))
    ]  # fmt: skip
    assert not silent


def test_the_list_of_references_is_sorted_and_has_no_labels(site):
    page = (site / "chapters" / "references.html").read_text(encoding="utf-8")
    entries = re.findall(r'<div class="citation"[^>]*>\s*<p>(.*?)</p>', page, re.DOTALL)
    assert len(entries) == len(cited_keys())
    first = [re.match(r"(?:The )?([\w.]+)", unescape(entry))[1].lower().rstrip(".") for entry in entries]
    assert first == sorted(first)


def test_citation_file_and_data_package_agree():
    package = PROJECT.package
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert CFF["version"] == package["version"] == project["version"]
    assert [person["title"] for person in package["contributors"]] == AUTHORS
    code = set(project["license"].split(" AND ")) - {"OFL-1.1"}  # that of the fonts, which are not ours
    assert {licence["name"] for licence in package["licenses"]} | code == set(CFF["license"])
    assert package["title"].split(":")[0] == CFF["title"].split(":")[0]


def test_cffconvert_accepts_the_citation_file():
    """It lives in an environment of its own, because it needs old versions of what the book needs new."""
    program = ROOT / ".venv" / "cff" / "bin" / "cffconvert"
    if not program.exists():
        lacking("cffconvert ('make .venv/cff/made')")
    done = subprocess.run(
        [program, "--validate", "-i", ROOT / "CITATION.cff"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "what", ["code", "tables", "font", "Vega", "articles", "Creative Commons Attribution", "MIT"]
)
def test_the_licences_cover_everything(site, what):
    """Both the file and the colophon say what may be done with each part."""
    page = (
        (site / "chapters" / "colophon.html")
        .read_text(encoding="utf-8")
        .split('id="licences"')[1]
        .split("</section>")[0]
    )
    assert what.lower() in page.lower()
    assert what.lower() in (ROOT / "LICENSE-text").read_text(encoding="utf-8").lower()
