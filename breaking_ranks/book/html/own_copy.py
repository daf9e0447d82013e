"""The scripts and the data of the page on which readers check and code with their own copy."""

import json
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ...analysis import own_copy
from ...store.corpus import Corpus
from .. import opened
from .assets import STATIC, made

PAGE = "chapters/your_copy"
FOLDER = "own-copy"
# In the order in which each needs the one before; a page opened from a folder may load no modules.
SCRIPTS = [
    "dom.js", "words.js", "matching.js", "places.js", "agreement.js", "sheet.js", "reading.js", "kept.js",
    "check.js", "coding.js", "result.js", "session.js", "data.js", "start.js",
]  # fmt: skip


def script(data: Corpus) -> str:
    """Return the data of the page as a script: a page opened from a folder may not fetch."""
    content = json.dumps(own_copy.content(data), ensure_ascii=False, separators=(",", ":"))
    return f"breakingRanksCopy.data={content};\n"


def write(folder: Path, data: Corpus) -> None:
    """Write style sheet, scripts and data of the page into ``folder``."""
    shutil.copytree(STATIC / FOLDER, folder, dirs_exist_ok=True)
    (folder / "data.js").write_text(script(data), encoding="utf-8", newline="\n")


def _make(app: Sphinx) -> None:
    write(made(app) / FOLDER, opened.corpus(app))


def _load(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Have the page, and no other, load what it needs."""
    if pagename == PAGE:
        context["page_style"] = f"{FOLDER}/own-copy.css"
        context["page_scripts"] = [f"{FOLDER}/{name}" for name in SCRIPTS]


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the files of the page before Sphinx copies what is static."""
    app.connect("builder-inited", _make)
    app.connect("html-page-context", _load)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
