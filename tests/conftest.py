"""What several tests share: the articles, the tables, the built book, its server, a browser, checkers."""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from breaking_ranks import Project
from breaking_ranks.store import raw
from breaking_ranks.text.defaults import ABBREVIATIONS
from breaking_ranks.text.plain import plain
from breaking_ranks.text.segment import Splitter

ROOT = Path(__file__).parent.parent
PROJECT = Project(ROOT / "data")
NOTEBOOKS = sorted(path.stem for path in (ROOT / "chapters").glob("*.ipynb"))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VALIDATION = "BREAKING_RANKS_VALIDATION"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
BUILD = "from jupyter_book.cli.main import main; main()"
PRINT = ("--builder", "custom", "--custom-builder", "typst")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK = {"width": 1280, "height": 900}
HEIGHTS = """() => [...document.querySelectorAll('.br-drawing')]
    .map(drawing => drawing.getBoundingClientRect().height)"""
SHIFTS = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
    .observe({type: 'layout-shift', buffered: true})
    || setTimeout(() => done(0), 100))"""
ALIVE = """() => [...document.querySelectorAll('.br-drawing')]
    .every(drawing => drawing.querySelector('[data-live] svg'))"""
COLOURS = """() => [getComputedStyle(document.documentElement).backgroundColor,
    ...[...document.querySelectorAll('.br-drawing text')].slice(0, 3).map(t => getComputedStyle(t).fill)]"""
FIGURES = """() => [...document.querySelectorAll('figure.br-float:has(.br-drawing)')].map(f => ({
    id: f.id, caption: f.querySelector('figcaption .caption-text')?.innerText.trim(),
    under: [...f.querySelectorAll('.br-told')].map(p => p.textContent.trim()).join(' '),
    said: f.querySelector('figcaption').innerText.trim().split('\\n').length,
    number: f.querySelector('figcaption .caption-number')?.innerText.trim(),
    anchor: f.querySelector('figcaption a.headerlink')?.getAttribute('href'),
    alt: [...f.querySelectorAll('.br-drawing svg:not(svg svg)')].map(s => s.getAttribute('aria-label')),
    description: f.querySelector('details details p')?.textContent.trim(),
    rows: f.querySelectorAll('details table tbody tr').length,
    told: f.querySelectorAll('details details li').length,
    files: [...f.querySelectorAll('.br-file')].map(a => a.textContent) }))"""


def assert_complete(figure: dict[str, Any]) -> None:
    """Hold one of ``FIGURES`` against what every figure has: words, data, files, a drawing of each width."""
    assert all(figure[part] for part in ("number", "caption", "description")), figure
    assert re.search(r"\bn\s=\s\d", figure["under"] or figure["caption"]), figure
    assert figure["said"] == 1, figure  # the caption holds itself alone
    assert figure["anchor"] == f"#{figure['id']}", figure
    assert [bool(alt) for alt in figure["alt"]] == [True, True], figure
    assert figure["told"] == figure["rows"] > 0, figure
    assert figure["files"] == ["CSV", "PNG", "SVG", "Vega-Lite"], figure


def lacking(what: str) -> None:
    """Skip at home, fail where everything must be there."""
    message = f"{what} is not on this machine"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def bibliography() -> set[str]:
    """Return the keys of references.bib."""
    text = (ROOT / "references.bib").read_text(encoding="utf-8")
    return set(re.findall(r"^@\w+\{([^,]+),", text, re.MULTILINE))


@pytest.fixture(scope="session")
def article_texts() -> dict[str, str]:
    """The text of each article by its key."""
    if not raw.present(PROJECT):
        lacking("The folder of the articles")
    return raw.read_all(PROJECT)


@pytest.fixture(scope="session")
def validation() -> Path:
    """The folder of the labelled data, which belong to others."""
    folder = os.environ.get(VALIDATION)
    if not folder:
        lacking(f"The folder of labelled data ({VALIDATION})")
    return Path(str(folder))


@pytest.fixture(scope="session")
def labelled_sentences(validation: Path) -> list[str]:
    """All sentences of the labelled news: PolNeAR's dev split and the snippets of the NYT."""
    splitter = Splitter(ABBREVIATIONS)
    texts = [
        file.read_text(encoding="utf-8") for file in sorted((validation / "polnear_dev/text").glob("*.txt"))
    ]
    lines = [plain(line) for text in texts for line in text.split("\n")]
    snippets = (validation / "vader_nyt/dev.tsv").read_text(encoding="utf-8").splitlines()
    found = [line[start:end] for line in lines for start, end in splitter.sentence_spans(line)]
    return found + [snippet.split("\t")[2] for snippet in snippets]


@pytest.fixture(scope="session")
def data() -> Any:
    """All tables; no test may change them."""
    return PROJECT.corpus()


@pytest.fixture
def copy_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of ``data`` that a test may break, and of the articles if they are here.

    The working folder becomes the one that holds it, so that commands find it.
    """
    copy, articles = tmp_path / "data", raw.folder(PROJECT)
    shutil.copytree(PROJECT.folder, copy, ignore=shutil.ignore_patterns("raw"))
    (copy / "raw").mkdir()
    for file in articles.glob("*.txt"):
        shutil.copy(file, copy / "raw")
    monkeypatch.delenv("BREAKING_RANKS_RAW", raising=False)
    monkeypatch.delenv("BREAKING_RANKS_PROJECT", raising=False)  # a build in this process leaves it behind
    monkeypatch.chdir(tmp_path)
    return copy


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that one of several workers is not left alone with it at the end."""
    first = [
        "test_site", "test_reproducible", "test_own_copy", "test_provenance", "test_wheel",
        "test_plain_sphinx", "test_search", "test_other_corpus", "test_entries", "test_pdf",
        "test_typst", "test_cite",
    ]  # fmt: skip
    items.sort(key=lambda item: first.index(item.path.stem) if item.path.stem in first else len(first))


@pytest.fixture(scope="session")
def once(testrun_uid: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Have something done once, by the first of several workers that needs it; the others wait."""
    shared = tmp_path_factory.getbasetemp().parent

    def do(name: str, action: Callable[[], None]) -> None:
        done = shared / f"{name}-{testrun_uid}"
        with FileLock(f"{done}.lock"):
            if not done.exists():
                action()
                done.touch()

    return do


def copy_book(place: Path) -> None:
    """Copy what git knows or would take, and its memory, to ``place``."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)  # with its mode, which git knows
    git = ROOT / ".git"
    shutil.copytree(git, place / ".git") if git.is_dir() else shutil.copyfile(git, place / ".git")


def build_book(place: Path, *options: str, program: Iterable[str] = (), **settings: str) -> None:
    """Build the book that lies at ``place``; a warning is an error. ``settings`` go to the environment."""
    paths = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [*program, sys.executable, "-c", BUILD, "build", place, "-W", "--keep-going", *options],
        capture_output=True, text=True, cwd=place, check=False, env={**os.environ, "PATH": paths, **settings},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.fixture(scope="session")
def site(once: Any) -> Path:
    """The folder of the book, built from nothing: what an earlier build left would be compared as well."""

    def build() -> None:
        shutil.rmtree(ROOT / "_build", ignore_errors=True)
        build_book(ROOT)

    once("site", build)
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def pdf(site: Path, once: Any) -> Path:
    """The PDF, printed from what the HTML build executed."""
    once("pdf", lambda: build_book(ROOT, *PRINT))
    return ROOT / "_build" / "typst" / "breaking-ranks.pdf"


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """Every page of the book, as a path from its root; the redirect at the root is none."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [page for page in found if page != "index.html" and not page.startswith("_static/")]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Keep the test's output to the test's words."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the book is served."""
    handler = functools.partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    if not CHROMIUM:
        lacking("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def checkers() -> Path:
    """The folder of the npm packages that ``package.json`` names."""
    folder = Path(__file__).parent
    needed = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if not all((folder / "node_modules" / name).exists() for name in needed):
        if not shutil.which("npm"):
            lacking("npm")
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder / "node_modules"


@pytest.fixture(scope="session")
def axe(checkers: Path) -> str:
    """The script of axe-core, which runs in the page that it checks."""
    return (checkers / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def still(browser: Any, address: str, pages: list[str]) -> dict[str, dict[str, Any]]:
    """What each page shows without JavaScript: its figures, their heights, what can be seen."""
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    tab = context.new_page()
    seen = {}
    for page in pages:
        tab.goto(f"{address}/{page}")
        shown = {
            name: tab.locator(f"{name}:visible").count()
            for name in ("h1", ".br-wide > svg", ".br-theme", ".br-reading")
        }
        seen[page] = {"figures": tab.evaluate(FIGURES), "heights": tab.evaluate(HEIGHTS), "shown": shown}
    context.close()
    return seen


@pytest.fixture(scope="session")
def visits(browser: Any, address: str, pages: list[str], axe: str) -> dict[str, dict[str, Any]]:
    """What one reading of each page shows: scrolled through, switched to dark, checked by axe in both."""
    context = browser.new_context(viewport=DESK, color_scheme="light")
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
    record["alive"] = scroll_through(tab)
    record |= {"heights": tab.evaluate(HEIGHTS), "shift": tab.evaluate(SHIFTS)}
    for mode in ("light", "dark"):
        record[f"colours {mode}"] = tab.evaluate(COLOURS)
        record[f"axe {mode}"] = find_faults(tab, axe)
        tab.click(".br-theme")
    tab.close()
    return record


def scroll_through(tab: Any) -> bool:
    """Scroll to the end of the page and say whether every chart came alive."""
    for y in range(0, tab.evaluate("() => document.documentElement.scrollHeight"), 600):
        tab.evaluate("y => scrollTo({top: y, behavior: 'instant'})", y)
        tab.wait_for_timeout(40)
    try:
        tab.wait_for_function(ALIVE, timeout=10_000)
    except Exception:
        return False
    return True


def find_faults(tab: Any, axe: str) -> list[str]:
    """Return what axe-core finds on the page as it stands."""
    tab.evaluate(axe)
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = tab.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
