"""The built book in a real browser: quiet, reachable, legible, alive, and valid."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from conftest import lacking

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CAUTIOUS = "() => [...document.querySelectorAll('.br-drawing')].map(d => d.getBoundingClientRect().height)"
SHIFTS = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true})
    || setTimeout(() => done(0), 100))"""
ALIVE = "() => [...document.querySelectorAll('.br-drawing')].every(d => d.querySelector('[data-live] svg'))"
COLOURS = """() => [getComputedStyle(document.documentElement).backgroundColor,
    ...[...document.querySelectorAll('.br-drawing text')].slice(0, 3).map(t => getComputedStyle(t).fill)]"""
FIGURES = """() => [...document.querySelectorAll('figure.br-float:has(.br-drawing)')].map(f => ({
    id: f.id, caption: f.querySelector('figcaption .caption-text')?.innerText.trim(),
    number: f.querySelector('figcaption .caption-number')?.innerText.trim(),
    anchor: f.querySelector('figcaption a.headerlink')?.getAttribute('href'),
    alt: [...f.querySelectorAll('.br-drawing svg:not(svg svg)')].map(s => s.getAttribute('aria-label')),
    description: f.querySelector('details p')?.textContent.trim(),
    rows: f.querySelectorAll('details table tbody tr').length,
    files: [...f.querySelectorAll('.br-file')].map(a => a.innerText) }))"""
SMALL = """() => [...document.querySelectorAll('.br-drawing text')].filter(t => t.getClientRects().length).map(t => {
    const svg = t.ownerSVGElement, scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [parseFloat(getComputedStyle(t).fontSize) * scale, t.textContent]; }).filter(([px]) => px < 11)"""
STOPS = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility({visibilityProperty: true})).length"""
FOLLOW = """() => { window.seen = new Set(); window.hidden = [];
    addEventListener('focusin', ({target}) => { seen.add(target); const style = getComputedStyle(target);
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        if (!ring && !parseFloat(style.strokeWidth) && target.id !== 'main-content') hidden.push(target.outerHTML); }); }"""


@pytest.fixture(scope="session")
def visits(browser: Any, address: str, pages: list[str], checkers: Path) -> dict[str, dict[str, Any]]:
    """What one reading of each page shows: scrolled through, switched to dark, checked by axe in both."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light", bypass_csp=False)
    axe = (checkers / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    seen = {page: _visit(context, f"{address}/{page}", axe) for page in pages}
    context.close()
    return seen


def _visit(context: Any, address: str, axe: str) -> dict[str, Any]:
    tab = context.new_page()
    record: dict[str, Any] = {"requests": [], "complaints": []}
    tab.on("request", lambda request: record["requests"].append(request.url))
    tab.on("console", lambda line: record["complaints"].append(f"{line.type}: {line.text}"))
    tab.on("pageerror", lambda error: record["complaints"].append(str(error)))
    tab.on("requestfailed", lambda request: record["complaints"].append(f"failed: {request.url}"))
    tab.goto(address)
    record["before"] = tab.evaluate(CAUTIOUS)
    record["alive"] = _scroll_through(tab)
    record |= {"after": tab.evaluate(CAUTIOUS), "shift": tab.evaluate(SHIFTS), "figures": tab.evaluate(FIGURES)}
    for mode in ("light", "dark"):
        record[f"colours {mode}"] = tab.evaluate(COLOURS)
        record[f"axe {mode}"] = _axe(tab, axe)
        tab.click(".br-theme")
    tab.close()
    tab.context.clear_cookies()
    return record


def _scroll_through(tab: Any) -> bool:
    """Scroll to the end of the page and say whether every chart came alive."""
    for y in range(0, tab.evaluate("() => document.documentElement.scrollHeight"), 600):
        tab.evaluate("y => scrollTo({top: y, behavior: 'instant'})", y)
        tab.wait_for_timeout(40)
    try:
        tab.wait_for_function(ALIVE, timeout=10_000)
    except Exception:
        return False
    return True


def _axe(tab: Any, axe: str) -> list[str]:
    tab.evaluate(axe)
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = tab.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{v['id']}: {v['help']}: {n['html'][:150]} {n['failureSummary'][:300]}" for v in found for n in v["nodes"]]


def test_no_request_leaves_the_site(visits: dict[str, Any], address: str) -> None:
    """A reader's computer talks to the book's own folder and to nobody else."""
    away = {page: [url for url in v["requests"] if not url.startswith((address, "data:"))] for page, v in visits.items()}
    assert not {page: urls for page, urls in away.items() if urls}


def test_the_console_is_silent(visits: dict[str, Any]) -> None:
    """No error, no warning, no breach of the content security policy."""
    assert not {page: v["complaints"] for page, v in visits.items() if v["complaints"]}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing(visits: dict[str, Any], mode: str) -> None:
    """WCAG 2.2 AA as far as a program can tell, contrast included, with the charts alive."""
    assert not {page: v[f"axe {mode}"] for page, v in visits.items() if v[f"axe {mode}"]}


def test_charts_come_alive_without_a_jump(visits: dict[str, Any]) -> None:
    """Vega takes the place of each drawing, and nothing on the page moves."""
    for page, v in visits.items():
        assert v["alive"], page
        assert v["after"] == pytest.approx(v["before"], abs=0.5), page
        assert v["shift"] == 0, page


def test_the_theme_switch_changes_colours_in_place(visits: dict[str, Any]) -> None:
    """Page and charts change without being loaded again."""
    for page, v in visits.items():
        assert all(a != b for a, b in zip(v["colours light"], v["colours dark"], strict=True)), page
        assert sum(url.endswith(page) for url in v["requests"]) == 1, page


def test_every_figure_is_complete(visits: dict[str, Any]) -> None:
    """Number, caption, permanent anchor, alternative text, description, data and files."""
    figures = [figure for v in visits.values() for figure in v["figures"]]
    assert figures
    for figure in figures:
        assert figure["number"] and figure["caption"] and figure["description"], figure
        assert figure["anchor"] == f"#{figure['id']}", figure
        assert len(figure["alt"]) == 2 and all(figure["alt"]), figure
        assert figure["rows"] and figure["files"] == ["CSV", "Vega-Lite", "SVG"], figure


def test_reads_without_javascript(browser: Any, address: str, visits: dict[str, Any]) -> None:
    """Text and charts are there before and without any script."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    for page, v in visits.items():
        tab.goto(f"{address}/{page}")
        assert tab.locator("h1").first.is_visible(), page
        assert tab.locator(".br-wide > svg:visible").count() == len(v["figures"]), page
        assert not tab.locator(".br-theme").is_visible(), page
    context.close()


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
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    for page in pages:
        tab = context.new_page()
        tab.goto(f"{address}/{page}")
        _scroll_through(tab)
        tab.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")
        tab.evaluate(FOLLOW)
        stops = tab.evaluate(STOPS)
        for _ in range(stops + 2):
            tab.keyboard.press("Tab")
        assert tab.evaluate("() => seen.size") >= stops, page
        assert tab.evaluate("() => hidden") == [], page
        tab.close()
    context.close()


@pytest.mark.parametrize("query", ["韩广生", "Han Guangsheng"])
def test_search_finds_a_person_from_a_folder(browser: Any, site: Path, query: str) -> None:
    """Search works without a server, by Chinese characters and by pinyin."""
    tab = browser.new_page()
    tab.goto(f"{(site / 'search.html').as_uri()}?q={query}")
    tab.wait_for_selector("#search-results li a", timeout=10_000)
    tab.close()


def test_charts_come_alive_from_a_folder(browser: Any, site: Path, visits: dict[str, Any]) -> None:
    """A page opened from a folder draws its charts with Vega and says nothing in the console."""
    complaints: list[str] = []
    tab = browser.new_page()
    tab.on("console", lambda line: complaints.append(line.text))
    tab.goto((site / next(page for page, v in visits.items() if v["figures"])).as_uri())
    assert _scroll_through(tab) and not complaints
    tab.close()


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
    assert not {(m["type"], m["message"], m.get("extract", "")[:200]) for m in messages if m["type"] != "info"}
