"""What makes Sphinx read a chapter again, and a failed build fail again."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from . import opened
from .doctree import executed
from .html.assets import STATIC, TEMPLATES

PACKAGE = Path(__file__).parent.parent
PRINT = PACKAGE / "book" / "typst"


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Make Sphinx read a chapter again when a table it rests on, the package's code or the look has changed.

    The code of the PDF is left out: no chapter runs it.
    """
    docname = app.env.docname
    if not docname.startswith("chapters/"):
        return
    project, ran = opened.project(app), executed.place(app, docname)
    rests_on = executed.used(ran) if ran.exists() else doctree.get("rests_on", [])
    app.env.metadata[docname]["tables"] = rests_on
    app.env.metadata[docname]["all_tables"] = project.names()
    looks = {path for folder in (TEMPLATES, STATIC) for path in folder.iterdir()}
    code = {path for path in PACKAGE.rglob("*.py") if PRINT not in path.parents}
    for path in sorted({*map(project.path, rests_on), project.folder / "datapackage.json", *code, *looks}):
        app.env.note_dependency(str(path))


def _with_other_tables(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Return the chapters that were read when there were other tables: a person's sheet came or went."""
    names = opened.project(app).names()
    return [
        name for name in env.found_docs
        if env.metadata.get(name, {}).get("all_tables", names) != names
    ]  # fmt: skip


def _forget_failed_build(app: Sphinx, exception: Exception | None) -> None:
    """Drop what Sphinx remembers of a build that failed or warned: the next one must fail again."""
    if exception or app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Note what each chapter rests on when it is read."""
    app.connect("doctree-read", _note_dependencies)
    app.connect("env-get-outdated", _with_other_tables)
    app.connect("build-finished", _forget_failed_build)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
