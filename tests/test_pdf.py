"""The PDF of the real book says what its pages say: the same numbers, the same figures."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pdfua
import pytest
import yaml
from conftest import NOTEBOOKS, ROOT
from pypdf import PdfReader

from breaking_ranks.book.citing import styles
from breaking_ranks.book.citing.edition import read_book


@pytest.fixture(scope="module")
def printed(pdf) -> str:
    """The text of the PDF without white space, hyphens and the head of each page."""
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    return bare("".join(page.partition("\n")[2] for page in pages))


class Sentences(HTMLParser):
    """Collects the sentences of the paragraphs, lists and captions of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text: list[str] = []
        self._within = 0
        self._skip = 0

    def handle_starttag(self, tag, attrs):
        """Enter a paragraph; leave out what stands on pages alone: code, data, citations, headings' marks."""
        classes = dict(attrs).get("class") or ""
        if tag in ("details", "svg", "nav", "header", "footer", "table", "pre") or "headerlink" in classes:
            self._skip += tag not in ("a",)
        elif tag in ("p", "figcaption"):
            self._within += 1

    def handle_endtag(self, tag):
        if tag in ("details", "svg", "nav", "header", "footer", "table", "pre"):
            self._skip -= 1
        elif tag in ("p", "figcaption") and self._within:
            self._within -= 1
            if not self._within:
                self.found += re.split(r"(?<=\w\w[.])\s+", "".join(self._text).strip())
                self._text = []

    def handle_data(self, data):
        if self._within and not self._skip and data != "#":
            self._text.append(data)


def bare(text: str) -> str:
    """Letters and digits alone: a line, a page or a ligature may break the rest."""
    return "".join(re.findall(r"[^\W_]", text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff")))


def sentences(site: Path, chapter: str) -> list[str]:
    reader = Sentences()
    reader.feed((site / "chapters" / f"{chapter}.html").read_text(encoding="utf-8"))
    return [sentence for sentence in reader.found if re.search(r"\d", sentence)]


@pytest.mark.parametrize("chapter", NOTEBOOKS)
def test_every_sentence_with_a_number_is_printed(site, printed, chapter):
    found = sentences(site, chapter)
    assert found
    assert [sentence for sentence in found if not is_printed(bare(sentence), printed)] == []


def is_printed(sentence: str, printed: str) -> bool:
    """Whether each number of a sentence stands in the print after or before the same letters.

    A page or a figure may come between a number and one of its sides, not both.
    """
    for number in re.finditer(r"\d+", sentence):
        before = sentence[max(0, number.start() - 15) : number.end()]
        after = sentence[number.start() : number.end() + 15]
        if before not in printed and after not in printed:
            return False
    return True


def test_a_changed_number_would_be_missed():
    printed = "xxOf33claimsabouthimthere8standinbothzz"
    assert is_printed("Of33claimsabouthimthere8standinboth", printed)
    assert not is_printed("Of33claimsabouthimthere9standinboth", printed)


def test_every_drawing_is_printed_as_it_stands_on_the_page(site, pdf):
    on_pages = {path.stem: texts(path) for path in (site / "figures").glob("*.svg")}
    in_print = {path.stem: texts(path) for path in (pdf.parent / "figures").glob("*.svg")}
    assert on_pages
    for name, words in on_pages.items():
        [drawn] = [drawn for stem, drawn in in_print.items() if stem.endswith(f"-{name}")]
        start = words.index(drawn[0], 1)  # title before it, source and credit behind it
        assert words[start : start + len(drawn)] == drawn, name


def texts(drawing: Path) -> list[str]:
    """Every label and number of a drawing, in order."""
    return re.findall(r"<text[^>]*>(.*?)</text>", drawing.read_text(encoding="utf-8"))


def test_it_is_a_book(pdf):
    """Title, author and language are set; bookmarks have the parts with their chapters, and the index."""
    reader = PdfReader(pdf)
    assert (reader.metadata.title, reader.metadata.author) == ("Breaking Ranks", "Breaking Ranks project")
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("en")
    top = [item.title for item in reader.outline if not isinstance(item, list)]
    parts = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    assert top == ["Contents", "Breaking Ranks", *(part["caption"] for part in parts), "Index"]
    nested = [item for item in reader.outline if isinstance(item, list)]
    chapters = [[item for item in part if not isinstance(item, list)] for part in nested if part]
    assert [len(part["chapters"]) for part in parts] == [len(found) for found in chapters[-len(parts) :]]


def test_the_title_pages_say_how_to_cite_and_what_was_printed(pdf):
    title, back = (bare(page.extract_text()) for page in PdfReader(pdf).pages[:2])
    book = read_book(ROOT, "en", "")
    assert bare(book.subtitle) in title
    assert bare(styles.whole(book)) in back
    assert bare(book.swhid) in back


def test_a_name_in_chinese_can_be_searched_and_stands_in_the_index(pdf):
    texts = [page.extract_text() for page in PdfReader(pdf).pages]
    assert sum("韩广生" in text for text in texts) >= 3
    index = "\n".join(texts[-8:])  # it ends the book
    entry = re.search(r"Han Guangsheng \(Hán Guǎngshēng,\s*韩广生\)\n(.*?)\nHao Fengjun \(", index, re.DOTALL)
    chapters = re.findall(r"^(\w.*?) (\d+(?:, *\n?\d+)*)$", entry[1], re.MULTILINE)
    assert {"Voices", "Careers", "Reporting"} <= {title for title, _ in chapters}  # many pages are told apart
    for _, pages in chapters:
        places = [int(number) for number in re.findall(r"\d+", pages)]
        assert places == sorted(set(places))


def test_the_index_files_people_by_surname_and_has_concepts(pdf):
    index = "\n".join(page.extract_text() for page in PdfReader(pdf).pages[-8:])
    for entry in ("Kilgour, David", "Canadian Press, The", "asylum", "organ harvesting"):
        assert re.search(rf"^{entry}", index, re.MULTILINE), entry
    assert not re.search(r"^David Kilgour", index, re.MULTILINE)


def test_every_font_is_embedded(pdf):
    fonts = [f for page in PdfReader(pdf).pages for f in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_no_page_is_empty_and_none_shows_code(pdf):
    """A page holds more than its head and number, but for the backs of title and part pages."""
    texts = [page.extract_text() for page in PdfReader(pdf).pages]
    assert [number for number, text in enumerate(texts, 1) if len(bare(text)) < 10] == []
    assert not [number for number, text in enumerate(texts, 1) if "warnings.simplefilter" in text]


def test_a_second_opinion_finds_no_error(pdf):
    """pdfua checks a part of PDF/UA-1 only."""
    assert not pdfua.validate(str(pdf)).findings
