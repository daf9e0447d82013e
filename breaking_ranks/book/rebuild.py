"""What makes Sphinx read a chapter again, and a failed build fail again."""

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from . import opened
from .citing import current
from .doctree import executed
from .html.assets import STATIC, TEMPLATES

PACKAGE = Path(__file__).parent.parent
PRINT = PACKAGE / "book" / "typst"


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Make Sphinx read a chapter again when a table it rests on, the package or the look has changed."""
    docname = app.env.docname
    if not docname.startswith("chapters/"):
        return
    project, ran = opened.project(app), executed.place(app, docname)
    rests_on = executed.used(ran) if ran.exists() else doctree.get("rests_on", [])
    matter = app.env.metadata[docname]
    matter["tables"], matter["all_tables"] = rests_on, project.names()
    matter["commit"] = _commit(app) if ran.exists() and _shows_commit(app, ran) else ""
    for path in [*map(project.path, rests_on), project.folder / "datapackage.json", *_package()]:
        app.env.note_dependency(str(path))


@cache
def _package() -> list[Path]:
    """Return the files of the package that a chapter rests on; no chapter runs the code of the PDF."""
    looks = [path for folder in (TEMPLATES, STATIC) for path in folder.rglob("*") if path.is_file()]
    return [path for path in PACKAGE.rglob("*.py") if PRINT not in path.parents] + looks


def _commit(app: Sphinx) -> str:
    """Return what a chapter can show of the commit: its name, and that of its content."""
    book = current.book(app)
    return f"{book.commit} {book.swhid}"


def _shows_commit(app: Sphinx, ran: Path) -> bool:
    return not set(_commit(app).split()).isdisjoint(" ".join(executed.bound(ran).values()).split())


def _of_another_state(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Return the chapters that show another commit, or were read when there were other tables.

    There are others when a person's sheet came or went.
    """
    names, commit = opened.project(app).names(), _commit(app)
    return [
        name for name in env.found_docs if (matter := env.metadata.get(name, {}))
        and (matter.get("all_tables", names) != names or matter.get("commit") not in ("", None, commit))
    ]  # fmt: skip


def _forget_failed_build(app: Sphinx, exception: Exception | None) -> None:
    """Drop what Sphinx remembers of a build that failed or warned: the next one must fail again."""
    if exception or app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Note what each chapter rests on when it is read."""
    app.connect("doctree-read", _note_dependencies)
    app.connect("env-get-outdated", _of_another_state)
    app.connect("build-finished", _forget_failed_build)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
