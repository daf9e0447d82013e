"""What several tests share: the articles, the tables, the built book, its server, a browser, checkers."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from breaking_ranks import raw, tables

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip


def lacking(what: str) -> None:
    """Skip at home, fail where everything must be there."""
    message = f"{what} is not on this machine"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def article_texts() -> dict[str, str]:
    """The text of each article by its key."""
    if not raw.present():
        lacking("The folder of the articles")
    return raw.read_all()


@pytest.fixture(scope="session")
def data() -> Any:
    """All tables; no test may change them."""
    return tables.load_all()


@pytest.fixture
def copy_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of ``data`` that a test may break; the package reads it, and the articles if they are here."""
    copy, articles = tmp_path / "data", raw.folder()
    shutil.copytree(tables.DATA, copy, ignore=shutil.ignore_patterns("raw"))
    (copy / "raw").mkdir()
    for file in articles.glob("*.txt"):
        shutil.copy(file, copy / "raw")
    monkeypatch.delenv("BREAKING_RANKS_RAW", raising=False)
    monkeypatch.setattr(tables, "DATA", copy)
    return copy


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built book."""
    program = Path(sys.executable).with_name("jupyter-book")
    built = subprocess.run(
        [program, "build", ROOT, "-W", "--keep-going"], capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    return ROOT / "_build" / "html"


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
    if not (folder / "node_modules" / "axe-core").exists():
        if not shutil.which("npm"):
            lacking("npm")
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder / "node_modules"
