"""The built book in a real browser: quiet, reachable, legible, alive, and valid."""

import gzip
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from conftest import DESK, assert_complete, find_faults, lacking, scroll_through
from fontTools.ttLib import TTFont

from breaking_ranks import book

SMALL = """() => [...document.querySelectorAll('.br-drawing text')].map(t => {
    if (!t.getClientRects().length) return [99, ''];
    const svg = t.ownerSVGElement, scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [parseFloat(getComputedStyle(t).fontSize) * scale, t.textContent]; }).filter(([px]) => px < 11)"""
FADED = """figure => [...figure.querySelectorAll('.br-wide path')]
    .filter(mark => parseFloat(mark.getAttribute('opacity') ?? 1) < 0.2).length"""
STOPS = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility({visibilityProperty: true})).length"""
FOLLOW = """() => { window.seen = new Set(); window.hidden = [];
    addEventListener('focusin', ({target}) => { if (!target.closest('.br-card')) seen.add(target);
        const style = getComputedStyle(target);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const drawn = target instanceof SVGElement && parseFloat(style.strokeWidth) >= 2;
        if (!ring && !drawn) hidden.push(target.outerHTML); }); }"""


def test_no_request_leaves_the_site(visits: dict[str, Any], address: str) -> None:
    """A reader's computer talks to the book's own folder and to nobody else."""
    home = (address, "data:")
    asked = [(page, url) for page, v in visits.items() for url in v["requests"]]
    assert not [(page, url) for page, url in asked if not url.startswith(home)]


def test_the_console_is_silent(visits: dict[str, Any]) -> None:
    """No error, no warning, no breach of the content security policy."""
    assert not {page: v["complaints"] for page, v in visits.items() if v["complaints"]}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing(visits: dict[str, Any], mode: str) -> None:
    """WCAG 2.2 AA as far as a program can tell, contrast included, with the charts alive."""
    assert not {page: v[f"axe {mode}"] for page, v in visits.items() if v[f"axe {mode}"]}


def test_charts_come_alive_without_a_jump(visits: dict[str, Any], still: dict[str, Any]) -> None:
    """Vega takes the place of each drawing, and nothing on the page moves."""
    for page, v in visits.items():
        assert v["alive"], page
        assert v["heights"] == pytest.approx(still[page]["heights"], abs=0.5), page
        assert v["shift"] == 0, page


def test_the_theme_switch_changes_colours_in_place(visits: dict[str, Any]) -> None:
    """Page and charts change without being loaded again."""
    for page, v in visits.items():
        assert all(a != b for a, b in zip(v["colours light"], v["colours dark"], strict=True)), page
        assert sum(url.endswith(page) for url in v["requests"]) == 1, page


def test_every_figure_is_complete(still: dict[str, Any]) -> None:
    """Number, caption, permanent anchor, alternative text, description, data and files."""
    figures = [figure for v in still.values() for figure in v["figures"]]
    assert figures
    for figure in figures:
        assert_complete(figure)


def test_the_lab_opens_what_the_story_folds_away(browser: Any, address: str) -> None:
    """One switch opens code, n, sources and data, is remembered from page to page, and folds them again."""
    context = browser.new_context(viewport=DESK)
    tab = context.new_page()
    seen = """() => [...document.querySelectorAll('pre.code, .cell_input pre, .br-about .br-told')]
        .filter(e => e.checkVisibility({contentVisibilityAuto: true})).length"""
    tab.goto(f"{address}/chapters/voices.html")
    assert tab.evaluate(seen) == 0
    tab.get_by_role("button", name="Lab").click()
    opened = tab.evaluate(seen)
    tab.goto(f"{address}/chapters/sentiment.html")
    tab.wait_for_selector(".br-about .br-told")
    assert opened > 10 < tab.evaluate(seen)
    tab.get_by_role("button", name="Story").click()
    assert tab.evaluate(seen) == 0
    context.close()


def test_reads_without_javascript(still: dict[str, Any]) -> None:
    """Text and charts are there before and without any script, and no button that would do nothing."""
    for page, v in still.items():
        buttons = {".br-theme": 0, ".br-reading": 0}
        assert v["shown"] == {"h1": 1, ".br-wide > svg": len(v["figures"]), **buttons}, page


def test_fits_a_phone(browser: Any, address: str, pages: list[str]) -> None:
    """At 360 px nothing is cut off or scrolls sideways, and a chart's words keep 11 px."""
    context = browser.new_context(viewport={"width": 360, "height": 700})
    tab = context.new_page()
    for page in pages:
        tab.goto(f"{address}/{page}")
        tab.evaluate("() => document.body.style.setProperty('overflow-x', 'visible')")
        assert tab.evaluate("() => document.documentElement.scrollWidth") <= 360, page
        assert tab.evaluate(SMALL) == [], page
    context.close()


def test_keyboard_reaches_everything(browser: Any, address: str, pages: list[str]) -> None:
    """The tab key alone stops at every link, button, fold and region, and shows where it is."""
    context = browser.new_context(viewport=DESK)
    for page in pages:
        tab = context.new_page()
        tab.goto(f"{address}/{page}")
        scroll_through(tab)
        tab.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")
        tab.evaluate(FOLLOW)
        stops = tab.evaluate(STOPS)
        cards = 2 * tab.locator(".br-cite:visible").count()  # a mark in focus opens its card: two more links
        for _ in range(stops + cards + 2):
            tab.keyboard.press("Tab")
        assert tab.evaluate("() => seen.size") >= stops, page
        assert tab.evaluate("() => hidden") == [], page
        tab.close()
    context.close()


def test_a_citation_is_copied_as_it_is_downloaded(browser: Any, site: Path, address: str) -> None:
    """One press puts the record on the clipboard; the button says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(f"{address}/chapters/voices.html")
    tab.click("#cite-this-chapter summary")
    button = tab.get_by_role("button", name="Copy BibTeX")
    button.press("Enter")
    tab.get_by_role("button", name="Copied BibTeX").wait_for(timeout=10_000)
    copied = tab.evaluate("() => navigator.clipboard.readText()")
    assert copied == (site / "cite" / "voices.bib").read_text(encoding="utf-8").strip()
    context.close()


def test_charts_come_alive_from_a_folder(browser: Any, site: Path, still: dict[str, Any]) -> None:
    """A page opened from a folder draws its charts with Vega and says nothing in the console."""
    complaints: list[str] = []
    tab = browser.new_page()
    tab.on("console", lambda line: complaints.append(line.text))
    tab.goto((site / next(page for page, v in still.items() if v["figures"])).as_uri())
    assert scroll_through(tab)
    assert not complaints
    tab.close()


def test_a_legend_filters_by_key_and_stays_legible(
    browser: Any, site: Path, address: str, pages: list[str], axe: str
) -> None:
    """Whoever presses Enter on an entry sees it alone, in all panels; once more, and all is back."""
    context = browser.new_context(viewport=DESK)
    offered = {page: (site / page).read_text(encoding="utf-8").count(">Click a legend") for page in pages}
    used = 0
    for page in [page for page, hints in offered.items() if hints]:
        tab = context.new_page()
        tab.goto(f"{address}/{page}")
        assert scroll_through(tab)
        for figure in tab.locator("figure:has(.br-wide [role=button])").all():
            entry = figure.locator(".br-wide [role=button]").first
            before = figure.evaluate(FADED)
            entry.press("Enter")
            assert entry.get_attribute("aria-pressed") == "true", page
            assert figure.evaluate(FADED) > before, page
            assert figure.locator(".br-hint").is_visible(), page
            assert find_faults(tab, axe) == [], page
            entry.press("Enter")
            assert entry.get_attribute("aria-pressed") == "false", page
            assert figure.evaluate(FADED) == before, page
            used += 1
        tab.close()
    context.close()
    assert used >= 2


def test_a_page_is_light(site: Path, pages: list[str]) -> None:
    """A chapter weighs less than 120 kB when compressed, with its styles and scripts but without Vega.

    The search, which loads all that can be found, weighs less than 250 kB.
    """
    weights = {}
    for page in pages:
        text = (site / page).read_text(encoding="utf-8")
        loaded = set(re.findall(r'(?:href|src)="[^"]*?_static/([^"?]+\.(?:css|js))', text))
        parts = [site / "_static" / name for name in loaded]
        weights[page] = sum(len(gzip.compress(path.read_bytes())) for path in [site / page, *parts])
    assert weights.pop("search.html") < 250_000
    assert max(weights.values()) < 120_000, weights


def test_the_index_leads_to_where_a_person_is_named(site: Path) -> None:
    """Under his name in both scripts stand the chapters that name him; every entry leads somewhere."""
    page = (site / "genindex.html").read_text(encoding="utf-8")
    entries = re.findall(r"<dt>(.*?)</dt>(.*?)(?=<dt>|</dl>)", page, re.DOTALL)
    assert all("<a href=" in places for _, places in entries)
    named = dict(entries)["Han Guangsheng (Hán Guǎngshēng, 韩广生)"]
    chapters = re.findall(r"<dd>(.*?):", named)
    assert chapters == sorted(set(chapters), key=chapters.index)
    assert {"The corpus", "Voices", "One story told twice", "Careers", "Reporting", "Glossary"} <= set(
        chapters
    )


class _Page(HTMLParser):
    """Collects the ids of a page and where it points."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the ids and addresses of one tag."""
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.targets += [value for key, value in attrs if key in ("href", "src") and value]


def test_every_link_and_anchor_resolves(site: Path, pages: list[str]) -> None:
    """What a page points to inside the book is there; no id is given twice."""
    parsed = {page: _Page((site / page).read_text(encoding="utf-8")) for page in [*pages, "index.html"]}
    lost = []
    for page, found in parsed.items():
        assert len(found.ids) == len(set(found.ids)), page
        for target in found.targets:
            if re.match(r"[a-z]+:", target):
                continue
            place, anchor = urldefrag(urljoin(page, target.split("?")[0]))
            there = (site / unquote(place)).is_file()
            if not there or (anchor and unquote(anchor) not in parsed[place].ids):
                lost.append(f"{page} → {target}")
    assert not lost


def test_html_is_valid(site: Path, pages: list[str], checkers: Path) -> None:
    """The Nu checker of the W3C has no complaint."""
    if not shutil.which("java"):
        lacking("Java")
    jar = checkers / "vnu-jar" / "build" / "dist" / "vnu.jar"
    files = [str(site / page) for page in [*pages, "index.html"]]
    checked = subprocess.run(
        ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", *files],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    messages = json.loads(checked.stderr or checked.stdout)["messages"]
    assert not {(m["message"], m.get("extract", "")[:200]) for m in messages if m["type"] != "info"}


def test_every_chinese_character_has_its_shape(site: Path, pages: list[str]) -> None:
    """Names in Chinese can be read without a Chinese font; who reads the Chinese page has one."""
    folder = Path(book.__file__).parent / "look" / "fonts"
    everywhere, more = (
        {chr(code) for code in TTFont(folder / f"RanksHan-{name}.woff2").getBestCmap()}
        for name in ("Names", "Regular")
    )
    in_chinese = han((site / "chapters" / "zh.html").read_text(encoding="utf-8"))
    for page in {*pages} - {"chapters/zh.html"}:
        text = (site / page).read_text(encoding="utf-8")
        sections = in_chinese if page == "genindex.html" else set()  # it leads to those of the Chinese page
        fonts = more if "breaking-ranks-han.css" in text else set()
        assert han(text) <= everywhere | fonts | sections, page


def han(text: str) -> set[str]:
    """Return the Chinese characters of ``text``."""
    return {sign for sign in text if "\u2e80" <= sign <= "\u9fff"}


def test_the_notebook_to_take_away_has_run(site: Path, pages: list[str]) -> None:
    """Each chapter's notebook has its outputs, and its prose the numbers that its cells bound."""
    parsed = [_Page((site / page).read_text(encoding="utf-8")) for page in pages]
    linked = [link for page in parsed for link in page.targets if link.endswith(".ipynb")]
    assert linked
    for link in linked:
        text = (site / link.removeprefix("../")).read_text(encoding="utf-8")
        cells = json.loads(text)["cells"]
        # the page in Chinese has no figure or table: its cells bind numbers alone
        assert any(cell.get("outputs") for cell in cells) or link.endswith("/zh.ipynb"), link
        assert not re.search(r"\{glue:text\}`\w+`", text), link
