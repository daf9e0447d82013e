"""Which state of the book its written pages are of: only another state is written."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .. import opened, provenance
from ..citing import current

_ON_APP = "breaking_ranks_written_anew"


def _state(app: Sphinx) -> str:
    """Return a hash of all that a page shows beside its own text, and of when each document was read.

    Pages show the commit and the versions of packages, and each other's titles and numbers: when one
    document was read, all are written. What stands beside the pages is made of all tables.
    """
    project = opened.project(app)
    tables = [*provenance.hashes(project, project.names()).itertuples(index=False, name=None)]
    config = getattr(app.builder, "build_info").config_hash  # noqa: B009  # of the builder for HTML alone
    shown = (current.book(app), config, [*provenance.versions().itertuples(index=False, name=None)], tables)
    return hashlib.sha256(repr((shown, sorted(app.env.all_docs.items()))).encode()).hexdigest()


def anew(app: Sphinx, exception: Exception | None) -> bool:
    """Say at the end of a build whether it wrote all pages: what is made of them all is made with them."""
    return app.builder.format == "html" and not exception and getattr(app, _ON_APP)


def _memory(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "written.sha256"


def _to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Have every page written if the last build that wrote them all was of another state."""
    if app.builder.format != "html":
        return ()
    memory, root = _memory(app), Path(app.outdir) / f"{app.config.root_doc}.html"
    same = root.exists() and memory.exists() and memory.read_text("ascii") == _state(app)
    setattr(app, _ON_APP, not same)
    return () if same else env.found_docs


def _remember(app: Sphinx, exception: Exception | None) -> None:
    if app.builder.format == "html" and not exception:
        _memory(app).write_text(_state(app), "ascii")


def setup(app: Sphinx) -> dict[str, bool]:
    """Decide once all is read, and remember once all is written."""
    app.connect("env-updated", _to_write)
    app.connect("build-finished", _remember)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
