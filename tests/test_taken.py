"""What a reader takes away says what it is: title, source, credit, and the fonts it needs."""

import json
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import altair as alt
import pytest
from conftest import PROJECT

from breaking_ranks.book import Page
from breaking_ranks.book.html import files, taken
from breaking_ranks.cases import han

WORDS = taken.Label(
    "Two bars & a line", "n = 2 things. Source: table rates.", "The Book, Figure 3. https://a.org/#fig-x"
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def payload(data):
    """A figure with a title, a bold word and Chinese characters."""

    def draw(rows, canvas):
        base = alt.Chart(rows, width=canvas.plot(80)).encode(x=alt.X("value:Q"), y=alt.Y("rate:N"))
        return base.mark_bar(color="var(--br-ink, #1f2328)") + base.mark_text(
            text="韩广生", fontWeight="bold"
        )

    return Page(PROJECT).figure(
        draw, data.rates, name="fig-x", title=WORDS.title, alt="Two bars.",
        caption="Bars. n = {n} things. Source: table *rates*.", columns="rate value", n=2,
    ).payload  # fmt: skip


def test_the_files_of_a_figure_say_what_it_is(payload, tmp_path):
    files.write(payload, tmp_path, WORDS)
    folder = tmp_path / files.FOLDER
    assert sorted(path.name for path in folder.iterdir()) == [
        "fig-x.csv", "fig-x.js", "fig-x.png", "fig-x.svg", "fig-x.vl.json"
    ]  # fmt: skip
    drawing = ET.parse(folder / "fig-x.svg").getroot()
    said = [text.text for text in drawing.iter(f"{SVG}text")]
    assert said[0] == WORDS.title
    assert said[-2:] == [WORDS.source, WORDS.credit]
    spec = json.loads((folder / "fig-x.vl.json").read_text(encoding="utf-8"))
    assert spec["title"]["text"] == WORDS.title
    assert spec["title"]["subtitle"] == [WORDS.source, WORDS.credit]
    assert "var(--" not in json.dumps(spec)
    wide, high = struct.unpack(">II", (folder / "fig-x.png").read_bytes()[16:24])
    assert (wide, high) == (2 * int(drawing.get("width")), 2 * int(drawing.get("height")))


def test_a_drawing_brings_its_fonts(payload):
    """Each as data, and no font that is not drawn with; a reader's machine need have none of them."""
    drawing = taken.svg(payload, WORDS)
    faces = re.findall(
        r'@font-face{font-family:"([^"]+)";font-weight:(\d+);src:url\(data:font/woff2', drawing
    )
    assert faces == [("Ranks Sans", "400"), ("Ranks Sans", "700"), ("Ranks Han", "400")]
    assert "http" not in re.sub(r"http://www\.w3\.org/[\w/]+|https://a\.org/", "", drawing)


def test_the_label_comes_from_the_caption_and_the_book(payload, monkeypatch):
    book = SimpleNamespace(spelt="3 May 2026", address="https://a.org/")
    app = SimpleNamespace(env=None, config=SimpleNamespace(html_title="The Book"))
    monkeypatch.setattr(taken.numbering, "number", lambda *_: "Figure 3")
    monkeypatch.setattr(taken.current, "book", lambda _: book)
    for address, ending in (("https://a.org/b.html", " https://a.org/b.html#fig-x"), ("", "")):
        chapter = SimpleNamespace(address=address)
        monkeypatch.setattr(taken.current, "chapter", lambda *_, found=chapter: found)
        made = taken.label(app, "b", None, payload)
        assert made.title == WORDS.title
        assert made.source == "n = 2 things. Source: table rates."
        assert made.credit == f"The Book, Figure 3, 3 May 2026, CC BY 4.0.{ending}"


def test_every_figure_of_the_book_is_taken_whole(site: Path):
    """Each drawing of the site parses, and has its title on top and the book under it."""
    drawings = sorted((site / files.FOLDER).glob("fig-*.svg"))
    assert drawings
    for place in drawings:
        said = [text.text or "" for text in ET.parse(place).getroot().iter(f"{SVG}text")]
        spec = json.loads(place.with_suffix("").with_suffix(".vl.json").read_text(encoding="utf-8"))
        assert spec["title"]["text"].startswith(said[0]), place.name
        assert any("Source: table" in line or "Source: tables" in line for line in said), place.name
        assert any(re.match(r"Breaking Ranks, Figure \d+, ", line) for line in said), place.name


def test_the_three_lists_have_every_claim_once(data, site: Path):
    """As many as the tables have, each with a link to each of its paragraphs."""
    rows = han.lists(data)
    page = (site / "chapters" / "one_story_twice.html").read_text(encoding="utf-8")
    figure = re.search(r'<figure class="[^"]*" id="fig-claims">(.*?)</figure>', page, re.DOTALL)[1]
    lists = re.split(r'<div class="br-list br-of-', figure)[1:]
    assert len(lists) == 3
    for (key, words, _), listed in zip(han.heads(data), lists, strict=True):
        own = rows[rows["where"] == key]
        assert f"<strong>{len(own)}</strong> {words}" in listed
        assert listed.count("<li>") == len(own)
        assert listed.count('class="br-cite') == own["places"].str.split().str.len().sum()
    assert rows["claim"].is_unique
    assert len(rows) == han.shared(data)["either"]
