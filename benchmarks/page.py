"""What a page costs a reader, beside the same page from the stock theme and Altair's default renderer.

Run ``make book`` first, then ``python benchmarks/page.py``. The stock book is built from the same
chapters in a temporary folder and, like ours, served from this machine: what it would take from a
CDN is answered with the same bundle that our book ships. Bytes are gzip; nothing is cached.
"""

import contextlib
import functools
import gzip
import http.server
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import yaml
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "_build" / "html"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu"]
DRAWN = ".br-drawing svg, .vega-embed svg, .vega-embed canvas"
ALIVE = "[data-live] svg, .vega-embed svg, .vega-embed canvas"
PAINTED = f"""(() => {{ const look = () => document.querySelector('{DRAWN}')?.checkVisibility()
    ? setTimeout(() => {{ window.painted = performance.now(); }}) : requestAnimationFrame(look);
    requestAnimationFrame(look); }})()"""
BEFORE = """() => [painted, [location.href, ...performance.getEntriesByType('resource')
    .filter(file => file.responseEnd <= painted).map(file => file.name)]]"""
SHIFT = """() => new Promise(done => { let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 300); })"""
HEAD = ("page", "book", "KB first", "requests", "ms", "KB alive", "requests", "ms", "shift")


def stock_book(folder: Path) -> Path:
    """Build the chapters that draw figures as a stock Jupyter Book and return where its pages are."""
    chapters = [path for path in sorted((ROOT / "chapters").glob("*.ipynb")) if names(path)]
    for path in chapters:
        nbformat.write(plain(path), folder / path.name)
    others = [{"file": chapter.stem} for chapter in chapters[1:]]
    toc = {"format": "jb-book", "root": chapters[0].stem, "chapters": others}
    config = {"title": "Stock", "execute": {"execute_notebooks": "force"}, "only_build_toc_files": True}
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    program = Path(sys.executable).with_name("jupyter-book")
    subprocess.run([program, "build", folder], check=True, capture_output=True)
    return folder / "_build" / "html"


def names(chapter: Path) -> list[str]:
    """Return the names of the figures that the built page of ``chapter`` shows, in order."""
    page = SITE / "chapters" / f"{chapter.stem}.html"
    return re.findall(r'data-figure="([^"]+)"', page.read_text(encoding="utf-8")) if page.exists() else []


def plain(chapter: Path) -> nbformat.NotebookNode:
    """Return the notebook with its prose as it is and each figure as a bare Altair chart."""
    notebook = nbformat.read(chapter, as_version=4)
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    specs = [str(SITE / "figures" / f"{name}.vl.json") for name in names(chapter)]
    code = "import altair, pathlib\naltair.Chart.from_json(pathlib.Path({!r}).read_text(encoding='utf-8'))"
    notebook.cells = prose + [nbformat.v4.new_code_cell(code.format(spec)) for spec in specs]
    return notebook


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` and give its address."""
    handler = functools.partial(type("Silent", (http.server.SimpleHTTPRequestHandler,),
                                     {"log_message": lambda *_: None}), directory=str(folder))  # fmt: skip
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def measure(browser: Any, address: str) -> tuple[Any, ...]:
    """Load one page with an empty cache; return what it took to a painted and to a living chart."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.route(re.compile(r"^https://"), from_bundle)
    tab.add_init_script(PAINTED)
    answers: list[Any] = []
    tab.on("response", lambda answer: answers.append(answer))
    tab.goto(address, wait_until="commit")
    tab.wait_for_function("() => window.painted", timeout=60_000)
    tab.evaluate("() => document.querySelector('.br-drawing, .vega-embed').scrollIntoView()")
    tab.wait_for_selector(ALIVE, timeout=60_000)
    alive = tab.evaluate("() => performance.now()")
    shift = tab.evaluate(SHIFT)
    sizes = {answer.url: weight(answer) / 1000 for answer in answers}
    painted, files = tab.evaluate(BEFORE)
    context.close()
    first = [sizes[file] for file in files if file in sizes]
    return (sum(first), len(first), painted), (sum(sizes.values()), len(sizes), alive), shift


def from_bundle(route: Any) -> None:
    """Answer a request to a CDN: the first library with the whole bundle, any other with nothing."""
    whole = re.search(r"/vega@", route.request.url)
    body = (SITE / "_static" / "vega.js").read_text(encoding="utf-8") if whole else ""
    route.fulfill(body=body, content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"})


def weight(answer: Any) -> int:
    """Return what the answer weighs when the server compresses it."""
    return len(gzip.compress(answer.body())) if answer.ok else 0


def report(browser: Any, ours: str, stock: str, page: str) -> None:
    """Print what ``page`` costs in both books, and how many times as much the stock one costs."""
    both = [measure(browser, f"{ours}/chapters/{page}.html"), measure(browser, f"{stock}/{page}.html")]
    for book, (drawn, alive, shift) in zip(("ours", "stock"), both, strict=True):
        row = (page, book, *(f"{value:.0f}" for value in (*drawn, *alive)), f"{shift:.4f}")
        print("".join(f"{cell:>12}" for cell in row))
    ratios = [s / o for o, s in zip([*both[0][0], *both[0][1]], [*both[1][0], *both[1][1]], strict=True)]
    print("".join(f"{cell:>12}" for cell in ("", "times", *(f"{ratio:.1f}" for ratio in ratios), "")))


def main() -> None:
    """Build the stock book, measure every page that draws a figure, print one table."""
    with tempfile.TemporaryDirectory() as folder, served(SITE) as ours, \
            served(stock_book(Path(folder))) as stock:  # fmt: skip
        print("".join(f"{cell:>12}" for cell in HEAD))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            for chapter in sorted((ROOT / "chapters").glob("*.ipynb")):
                if names(chapter):
                    report(browser, ours, stock, chapter.stem)
            browser.close()


if __name__ == "__main__":
    main()
